/** How soon a large job's first range is worked on, and whether anybody waits while the rest is still being read. */
import { loadavg } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { calibrate } from '#pipeline/calibrate.ts'
import type { Finding } from '../speed/finding.ts'
import { type House, WORKSPACE } from './house.ts'
import type { Lists } from './list-file.ts'
import { addDirectory, putList } from './put-list.ts'

const BAR_SECONDS = 2
const LOOK_MS = 20
/** A worker that has ended a range needs so long to be given the next one; what is shorter is no waiting. */
const MOST_LOOKS = 6_000

interface Moment {
  readonly is_splitting: boolean
  readonly is_calibrated: boolean
  readonly begun: number
  readonly done: number
  readonly open: number
}

const LOOK = `
  select phase in ('queued', 'splitting') as is_splitting, frozen is not null as is_calibrated,
    (select count(*)::int from range where subject_id = job.id and step = 'enrich' and attempts > 0) as begun,
    (select count(*)::int from range where subject_id = job.id and step = 'enrich' and state = 'done') as done,
    (select count(*)::int from range where subject_id = job.id and step = 'enrich' and state in ('ready', 'sent')) as open
  from job where id = $1`

async function look({ db }: House, jobId: string): Promise<Moment> {
  const [moment] = await db.query<Moment>(LOOK, [jobId])
  if (!moment) throw new Error('no job')
  return moment
}

async function until<T>(what: string, found: () => Promise<T | null>): Promise<T> {
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const answer = await found()
    if (answer !== null) return answer
    await wait(LOOK_MS)
  }
  throw new Error(`${what} never came`)
}

/** What calibration takes of a processor in a process that has just started, the directory's index included. */
async function calibrationCpu({ ports, db }: House, jobId: string): Promise<number> {
  await db.query("update range set state = 'sent', sent_at = now() where subject_id = $1 and step = 'calibrate'", [
    jobId,
  ])
  const message = { step: 'calibrate', workspaceId: WORKSPACE, subjectId: jobId, n: 0, generation: 1 } as const
  const begun = await ports.ranges.begin(message, 'bench')
  const job = await ports.jobs.get(WORKSPACE, jobId)
  if (begun.outcome !== 'go' || job === null) throw new Error('the calibration was not begun')
  const before = process.cpuUsage()
  await calibrate(ports, begun.task, job, new AbortController().signal)
  const { user, system } = process.cpuUsage(before)
  await ports.jobs.cancel(WORKSPACE, jobId)
  await db.query("update job set phase = 'failed', error_code = 'bench' where id = $1", [jobId])
  return (user + system) / 1e6
}

export async function measureFirstRange(
  house: House,
  lists: Lists,
  { bytes, workers }: { readonly bytes: number; readonly workers: number },
): Promise<Finding[]> {
  const endWorkers = await house.startWorkers(workers)
  const directoryId = `people-${workers}`
  await addDirectory(house, directoryId, lists.directory)
  const rows = await until('the directory', async () => {
    const directory = await house.ports.directories.get(WORKSPACE, directoryId)
    return directory?.index?.rows ?? null
  })
  const createJob = await putList(house, `large-${workers}`, await lists.write('some cells quoted', bytes))
  // Workers that have only just started would compile their code while they are measured; and no index is kept.
  await endWorkers()
  await createJob(`calibrated-${workers}`, directoryId)
  const calibration = await calibrationCpu(house, `calibrated-${workers}`)
  const endAgain = await house.startWorkers(workers)
  await wait(2_000)

  const jobId = `first-${workers}`
  const startedAt = performance.now()
  const seconds = () => (performance.now() - startedAt) / 1000
  await createJob(jobId, directoryId)
  const seen: Partial<Record<'calibrated' | 'begun' | 'done' | 'split', number>> = {}
  let looks = 0
  let idle = 0
  await until('the end of the split', async () => {
    const moment = await look(house, jobId)
    if (moment.is_calibrated) seen.calibrated ??= seconds()
    if (moment.begun > 0) seen.begun ??= seconds()
    if (moment.done > 0) seen.done ??= seconds()
    if (!moment.is_splitting) seen.split ??= seconds()
    if (moment.is_splitting && seen.begun !== undefined) {
      looks++
      if (moment.open === 0) idle++
    }
    return seen.done !== undefined && seen.split !== undefined ? true : null
  })
  await house.ports.jobs.cancel(WORKSPACE, jobId)
  await endAgain()
  const [load = 0] = loadavg()
  const said = (value: number | undefined) => `${(value ?? 0).toFixed(2)} s`
  return [
    {
      what: `first range begun, ${(bytes / 1e9).toFixed(2)} GB, ${rows} people, ${workers} workers`,
      figures: `${said(seen.begun)} (calibrated ${said(seen.calibrated)}, its rows there ${said(seen.done)})`,
      bar: `at most ${BAR_SECONDS} s`,
      isMet: (seen.begun ?? Number.POSITIVE_INFINITY) <= BAR_SECONDS,
    },
    {
      what: `whole list split, ${workers} workers`,
      figures: `${said(seen.split)}; no range open at ${idle} of ${looks} looks from the first range on`,
      bar: null,
      isMet: null,
    },
    {
      what: 'calibration alone, directory read anew',
      figures: `${said(calibration)} of a processor; ${load.toFixed(1)} processes wanted one while the clock ran`,
      bar: null,
      isMet: null,
    },
  ]
}
