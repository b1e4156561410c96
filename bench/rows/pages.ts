/** How long a page of rows takes at any depth, by status, while the job runs and when it has finished. */
import { createDirectoryIndexes } from '#adapters/directory-indexes/directory-indexes.ts'
import { postgresJobs } from '#adapters/postgres/jobs.ts'
import { postgresRanges } from '#adapters/postgres/ranges.ts'
import { watchDatabase } from '#adapters/postgres/watched-database.ts'
import type { RowStatus } from '#core/outcome.ts'
import type { ObjectReader } from '#pipeline/ports/objects.ts'
import { type RowsQuery, readRows } from '#pipeline/read-rows.ts'
import type { Finding } from '../speed/finding.ts'
import { type House, WORKSPACE } from '../split/house.ts'
import { RANGE_ROWS, RANGES } from './long-job.ts'

const BAR_MS = 300
const TIMES = 20
const TOTAL = RANGES * RANGE_ROWS
const MOST_KEPT = 256 * 1024 ** 2

/** `suppressed`: three rows of ten million. `failed`: those of one dead range. */
const STATUSES: readonly (RowStatus | null)[] = [
  null,
  'matched',
  'review',
  'invalid',
  'duplicate',
  'suppressed',
  'failed',
]

export async function measurePages(house: House, id: string): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  const web = openWeb(house)
  const { db } = house
  const late = `subject_id = '${id}' and step = 'enrich' and n >= ${RANGES * 0.99}`
  await db.query(`create table kept as select n, part_key, part_sections, tallies from range where ${late}`)
  await db.query(
    `update range set state = 'ready', part_key = null, part_sections = null, tallies = null where ${late}`,
  )
  await db.query("update job set phase = 'running' where id = $1", [id])
  for (const state of ['running', 'finished'] as const) {
    if (state === 'finished') {
      await db.query(
        `update range set state = 'done', part_key = kept.part_key, part_sections = kept.part_sections,
           tallies = kept.tallies from kept where kept.n = range.n and ${late.replace('n >=', 'range.n >=')}`,
      )
      await db.query("update job set phase = 'ended', result_generation = 1 where id = $1", [id])
    }
    for (const depth of [0, 0.5, state === 'running' ? 0.985 : 0.9999]) {
      for (const status of STATUSES) findings.push(await measure(web, id, state, status, 1 + Math.floor(TOTAL * depth)))
    }
  }
  findings.push(...(await measureEvidence(web, id)))
  return findings
}

/** What the web process has, watched. */
function openWeb({ ports, db }: House) {
  const watch = watchDatabase(db)
  let gets = 0
  let bytes = 0
  const objects: ObjectReader = {
    head: ports.objects.head,
    async *read(key, options) {
      gets++
      for await (const chunk of ports.objects.read(key, options)) {
        bytes += chunk.length
        yield chunk
      }
    },
  }
  const timings = { freshMs: 45_000, retryBaseMs: 1_000 }
  const open = () => createDirectoryIndexes(objects, ports.codec, MOST_KEPT)
  const over = (database: typeof db) => ({ jobs: postgresJobs(database), ranges: postgresRanges(database, timings) })
  return {
    ...watch,
    plain: over(db),
    spied: over(watch.watched),
    rowsPorts: { objects, codec: ports.codec, indexes: open() },
    open,
    /** S3 since the last time it was asked. */
    asked() {
      const told = { gets, bytes }
      gets = 0
      bytes = 0
      return told
    },
  }
}

type Web = ReturnType<typeof openWeb>

/** All that `GET jobs/{id}/rows` does once somebody was let in. */
async function page(web: Web, stores: Web['plain'], id: string, query: RowsQuery) {
  const job = await stores.jobs.get(WORKSPACE, id)
  if (job === null) throw new Error('no job')
  const found = await readRows({ ...web.rowsPorts, ranges: stores.ranges }, job, query)
  return { found, text: JSON.stringify(found) }
}

async function measure(web: Web, id: string, state: string, status: RowStatus | null, from: number): Promise<Finding> {
  const query: RowsQuery = { status, from, limit: 50, evidence: 'none' }
  const { found } = await page(web, web.plain, id, query)
  web.asked()
  const cost = await web.costOf(() => page(web, web.spied, id, query))
  const { gets, bytes } = web.asked()
  const { p50, p95, cpu } = await timed(TIMES, () => page(web, web.plain, id, query))
  const what = `${state}, ${status ?? 'every status'}, from row ${from.toLocaleString('en')}: ${found.rows.length} rows`
  const work = `${cost.statements} statements, ${cost.pages} pages, ${gets} GETs of ${Math.round(bytes / 1e3)} kB`
  return {
    what,
    figures: `p50 ${p50} ms, p95 ${p95} ms, CPU ${cpu} ms; ${work}`,
    bar: `p95 under ${BAR_MS} ms`,
    isMet: p95 < BAR_MS,
  }
}

async function measureEvidence(web: Web, id: string): Promise<readonly Finding[]> {
  const query: RowsQuery = { status: 'matched', from: TOTAL / 2, limit: 50, evidence: 'full' }
  const opening = await timed(5, () => {
    web.rowsPorts.indexes = web.open()
    return page(web, web.plain, id, query)
  })
  const later = await timed(TIMES, () => page(web, web.plain, id, query))
  const one = await timed(TIMES, () => page(web, web.plain, id, { ...query, limit: 1 }))
  const told = ({ p50, p95, cpu }: Timed) => `p50 ${p50} ms, p95 ${p95} ms, CPU ${cpu} ms`
  const bar = `p95 under ${BAR_MS} ms`
  return [
    { what: '50 rows with evidence, directory opened for it', figures: told(opening), bar: null, isMet: null },
    { what: '50 rows with evidence, directory open', figures: told(later), bar, isMet: later.p95 < BAR_MS },
    { what: 'one row with evidence, directory open', figures: told(one), bar, isMet: one.p95 < BAR_MS },
  ]
}

export interface Timed {
  readonly p50: number
  readonly p95: number
  /** Of this process, on average. */
  readonly cpu: number
}

/** @returns milliseconds by the clock, one decimal, and of this process's processor time */
export async function timed(times: number, work: () => Promise<unknown>): Promise<Timed> {
  const taken: number[] = []
  const before = process.cpuUsage()
  for (let time = 0; time < times; time++) {
    const at = performance.now()
    await work()
    taken.push(performance.now() - at)
  }
  const { user, system } = process.cpuUsage(before)
  taken.sort((a, b) => a - b)
  const at = (share: number) => Number((taken[Math.min(times - 1, Math.floor(share * times))] ?? 0).toFixed(1))
  return { p50: at(0.5), p95: at(0.95), cpu: Number(((user + system) / 1e3 / times).toFixed(1)) }
}
