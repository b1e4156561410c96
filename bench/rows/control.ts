/** What pause, resume, cancel, a look at a job and giving out work cost with many ranges and many jobs. */
import { postgresBacklog } from '#adapters/postgres/backlog.ts'
import { postgresJobs } from '#adapters/postgres/jobs.ts'
import { addManyRanges } from '#adapters/postgres/many-ranges.ts'
import { watchDatabase } from '#adapters/postgres/watched-database.ts'
import type { Finding } from '../speed/finding.ts'
import { type House, WORKSPACE } from '../split/house.ts'
import { timed } from './pages.ts'

const CONTROL_MS = 2_000
const LOOK_MS = 100
const WORKSPACES = 50
/** A claim looks at every job that has something ready, at none of their ranges but the first few. */
const PAGES_PER_JOB = 20

export async function measureControl({ db }: House): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  const jobs = postgresJobs(db)
  for (const ranges of [10_000, 100_000]) {
    const id = `control-${ranges}`
    await addManyRanges(db, WORKSPACE, id, { ranges, done: ranges / 2, rowsPerRange: 1_000, failed: [7] })
    await db.query('analyze')
    const what = (verb: string) => `${verb}, ${ranges.toLocaleString('en')} ranges`
    const { watched, costOf } = watchDatabase(db)
    const add = async (verb: string, barMs: number, times: number, call: (on: typeof jobs) => Promise<unknown>) => {
      const { statements, pages } = await costOf(() => call(postgresJobs(watched)))
      const { p50, p95 } = await timed(times, () => call(jobs))
      findings.push({
        what: what(verb),
        figures: `p50 ${p50} ms, p95 ${p95} ms; ${statements} statements, ${pages} pages`,
        bar: `under ${barMs} ms`,
        isMet: p95 < barMs,
      })
    }
    await add('a look at the job', LOOK_MS, 20, (on) => on.get(WORKSPACE, id))
    await add('pause', CONTROL_MS, 5, (on) => on.pause(WORKSPACE, id))
    // Those that were in flight, of two hundred workers.
    await db.query(
      `update range set state = 'parked', parked_reason = 'paused'
       where subject_id = $1 and state = 'ready' and n < $2::int / 2 + 400`,
      [id, ranges],
    )
    const resumed = await timed(1, () => jobs.resume(WORKSPACE, id))
    findings.push({
      what: `${what('resume')}, 400 of them parked one by one`,
      figures: `${resumed.p50} ms`,
      bar: `under ${CONTROL_MS} ms`,
      isMet: resumed.p50 < CONTROL_MS,
    })
    await add('resume', CONTROL_MS, 5, (on) => on.resume(WORKSPACE, id))
    const cancelled = await timed(1, () => jobs.cancel(WORKSPACE, id))
    const job = await jobs.get(WORKSPACE, id)
    findings.push({
      what: what('cancel'),
      figures: `${cancelled.p50} ms; then it is ${job?.isCancelled ? 'cancelled' : 'not cancelled'}`,
      bar: `under ${CONTROL_MS} ms`,
      isMet: cancelled.p50 < CONTROL_MS && job?.isCancelled === true,
    })
    await db.query('delete from job where id = $1', [id])
    await db.query('delete from range where subject_id = $1', [id])
  }
  findings.push(...(await measureClaims(db)))
  return findings
}

/** A thousand jobs of a hundred ranges each, in fifty workspaces. */
async function measureClaims(db: House['db']): Promise<readonly Finding[]> {
  for (let workspace = 0; workspace < WORKSPACES; workspace++) {
    const name = `workspace-${workspace}`
    await db.query('insert into workspace (id, name) values ($1, $1)', [name])
    for (let job = 0; job < 1_000 / WORKSPACES; job++) {
      await addManyRanges(db, name, `${name}-${job}`, { ranges: 100, done: 0, rowsPerRange: 10_000, failed: [] })
    }
  }
  await db.query('analyze')
  const timings = { freshMs: 45_000, retryBaseMs: 1_000 }
  const { watched, costOf } = watchDatabase(db)
  const cost = await costOf(() => postgresBacklog(watched, timings).claim(8))
  const backlog = postgresBacklog(db, timings)
  const full = await timed(20, () => backlog.claim(8))
  // As each worker that has finished asks: room for one more.
  let places = 8
  const one = await timed(20, () => {
    places += 2
    return backlog.claim(places)
  })
  const sweep = await timed(10, () => backlog.sweep())
  const told = ({ p50, p95 }: { readonly p50: number; readonly p95: number }) => `p50 ${p50} ms, p95 ${p95} ms`
  return [
    {
      what: 'a claim, 1,000 jobs and 100,000 ranges ready',
      figures: `${told(one)}; ${cost.statements} statements, ${cost.pages} pages for 4`,
      bar: `at most ${PAGES_PER_JOB} pages a job`,
      isMet: cost.pages <= PAGES_PER_JOB * 1_000,
    },
    { what: 'a claim that finds no room', figures: told(full), bar: `under ${LOOK_MS} ms`, isMet: full.p95 < LOOK_MS },
    { what: 'a sweep', figures: told(sweep), bar: `under ${LOOK_MS} ms`, isMet: sweep.p95 < LOOK_MS },
  ]
}
