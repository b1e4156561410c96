/** What the processes hold at most while large lists go through, and how the doors answer meanwhile. */
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Finding } from '../speed/finding.ts'
import { type Api, openApi, secondsOf, type Uploaded } from './api.ts'
import { writeCrowd, writeWide } from './lists.ts'
import { type Machine, type Role, startMachine } from './machine.ts'
import { peakBytes } from './process-use.ts'
import { plain } from './through.ts'

const BAR_WORKER = 400_000_000
const BAR_WEB = 300_000_000
const BAR_SLOPE = 5_000_000
const BAR_READ_MS = 100
const BAR_SHORT_SECONDS = 15
const SHORT_ROWS = 200
const LOOK_MS = 500

interface Held {
  readonly bytes: number
  /** Beyond that of a worker which only loaded the directory. */
  readonly worker: number
  readonly web: number
}

export interface MemoryOptions {
  readonly folder: string
  /** Bytes of the lists, the shortest first. */
  readonly sizes: readonly number[]
  readonly people: number
  readonly workers: number
}

const peakOf = (machine: Machine, role: Role) =>
  Math.max(...machine.processes.filter((process) => process.role === role).map(({ pid }) => peakBytes(pid)))

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`

/** Asks what a page asks, again and again. @returns the milliseconds of each answer, the least first */
async function readMeanwhile(api: Api, id: string): Promise<readonly number[]> {
  const taken: number[] = []
  await api.settled(id, async () => {
    const { counts } = await api.ask<{ counts: Record<string, number> }>('GET', `jobs/${id}`)
    const from = Math.max(1, Math.floor((counts.total ?? 1) / 2))
    for (const path of [`jobs/${id}`, `jobs/${id}/rows?from=${from}&limit=50`, 'jobs']) {
      const askedAt = performance.now()
      await api.ask('GET', path)
      taken.push(performance.now() - askedAt)
    }
    await wait(LOOK_MS)
  })
  return taken.sort((a, b) => a - b)
}

/** @returns the seconds that a short list takes while a long one is being enriched */
async function runShort(api: Api, short: Uploaded, directoryId: string, longId: string): Promise<number> {
  while ((await api.ask<{ status: string }>('GET', `jobs/${longId}`)).status !== 'running') await wait(LOOK_MS)
  const { id } = await api.startJob(short, directoryId)
  return secondsOf(await api.settled(id))
}

interface Lists {
  readonly one: string
  readonly short: string
  readonly large: string
}

/** @returns what was held, and findings about how the doors answered meanwhile */
async function runLarge(machine: Machine, lists: Lists, directoryId: string) {
  const api = openApi(machine)
  const one = await api.upload('one.csv', lists.one)
  await api.settled((await api.startJob(one, directoryId)).id)
  const loaded = peakOf(machine, 'worker')
  const { size } = await stat(lists.large)
  const source = await api.upload('wide.csv', lists.large)
  const short = await api.upload('short.csv', lists.short)
  // The disk is needed for what the job writes.
  await rm(lists.large)
  const { id } = await api.startJob(source, directoryId)
  const [taken, shortSeconds] = await Promise.all([readMeanwhile(api, id), runShort(api, short, directoryId, id)])
  const job = await api.settled(id)
  if (job.status !== 'completed') throw new Error(`the job is ${job.status}`)
  const worker = peakOf(machine, 'worker') - loaded
  const web = peakOf(machine, 'web')
  const p95 = taken[Math.floor(taken.length * 0.95)] ?? 0
  const what = `${(size / 1e9).toFixed(2)} GB, ${job.counts.total?.toLocaleString('en')} rows`
  const findings: readonly Finding[] = [
    {
      what: `${what}: worker beyond the directory`,
      figures: `${megabytes(worker)} (${megabytes(worker + loaded)} against ${megabytes(loaded)})`,
      bar: `at most ${megabytes(BAR_WORKER)}`,
      isMet: worker <= BAR_WORKER,
    },
    { what: `${what}: web`, figures: megabytes(web), bar: `at most ${megabytes(BAR_WEB)}`, isMet: web <= BAR_WEB },
    {
      what: `${what}: API reads meanwhile, p95`,
      figures: `${Math.round(p95)} ms of ${taken.length}`,
      bar: `at most ${BAR_READ_MS} ms`,
      isMet: p95 <= BAR_READ_MS,
    },
    {
      what: `${what}: ${SHORT_ROWS} rows of another list meanwhile`,
      figures: `${shortSeconds.toFixed(1)} s`,
      bar: `at most ${BAR_SHORT_SECONDS} s`,
      isMet: shortSeconds <= BAR_SHORT_SECONDS,
    },
    plain(`${what}: clock`, `${secondsOf(job).toFixed(0)} s`),
  ]
  return { held: { bytes: size, worker, web }, findings }
}

export async function measureMemory({ folder, sizes, people, workers }: MemoryOptions): Promise<readonly Finding[]> {
  const home = join(folder, 'home')
  const short = await writeCrowd(join(folder, 'short'), SHORT_ROWS, people)
  const importing = await startMachine({ home, workers })
  const directoryId = await openApi(importing).addDirectory(short.directory)
  await importing.stop()
  const findings: Finding[] = []
  const held: Held[] = []
  for (const size of sizes) {
    const { list } = await writeWide(join(folder, 'wide'), size, people)
    const machine = await startMachine({ home, workers })
    try {
      const ran = await runLarge(machine, { one: short.one, short: short.list, large: list }, directoryId)
      findings.push(...ran.findings)
      held.push(ran.held)
    } finally {
      await machine.stop()
    }
  }
  return [...findings, ...slopes(held)]
}

/** How much more is held for each gigabyte that a list is longer. */
function slopes(held: readonly Held[]): readonly Finding[] {
  const [first, last] = [held[0], held.at(-1)]
  if (first === undefined || last === undefined || first === last) return []
  return (['worker', 'web'] as const).map((role) => {
    const slope = (last[role] - first[role]) / ((last.bytes - first.bytes) / 1e9)
    return {
      what: `${role}: slope`,
      figures: `${(slope / 1e6).toFixed(1)} MB a GB`,
      bar: `at most ${BAR_SLOPE / 1e6} MB`,
      isMet: slope <= BAR_SLOPE,
    }
  })
}
