/** What the processes hold at most while large lists go through and somebody looks at them. */
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Finding } from '../speed/finding.ts'
import { type Api, type JobView, openApi, secondsOf } from './api.ts'
import { writeCrowd, writeWide } from './lists.ts'
import { type Machine, type Role, startMachine } from './machine.ts'
import { peakBytes } from './process-use.ts'
import { cpuByRole, plain, saidMicros } from './through.ts'

const BAR_WORKER = 400_000_000
const BAR_WEB = 300_000_000
const BAR_SLOPE = 5_000_000
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

/** Asks what a page asks while somebody looks at a job: a server that nobody asks holds little. */
async function lookAt(api: Api, id: string): Promise<JobView> {
  return api.settled(id, async () => {
    const { counts } = await api.ask<JobView>('GET', `jobs/${id}`)
    const from = Math.max(1, Math.floor((counts.total ?? 1) / 2))
    await api.ask('GET', `jobs/${id}/rows?from=${from}&limit=50`)
    await wait(LOOK_MS)
  })
}

/** @param list is removed once it was brought: the disk is needed for what the job writes */
async function runLarge(machine: Machine, one: string, list: string, directoryId: string) {
  const api = openApi(machine)
  await api.settled((await api.startJob(await api.upload('one.csv', one), directoryId)).id)
  const loaded = peakOf(machine, 'worker')
  const { size } = await stat(list)
  const source = await api.upload('wide.csv', list)
  await rm(list)
  const before = cpuByRole([machine])
  const { id } = await api.startJob(source, directoryId)
  const job = await lookAt(api, id)
  if (job.status !== 'completed') throw new Error(`the job is ${job.status}`)
  const after = cpuByRole([machine])
  const rows = job.counts.total ?? 0
  const worker = peakOf(machine, 'worker') - loaded
  const web = peakOf(machine, 'web')
  const what = `${(size / 1e9).toFixed(2)} GB, ${rows.toLocaleString('en')} rows`
  const findings: readonly Finding[] = [
    {
      what: `${what}: worker beyond the directory`,
      figures: `${megabytes(worker)} (${megabytes(worker + loaded)} against ${megabytes(loaded)})`,
      bar: `at most ${megabytes(BAR_WORKER)}`,
      isMet: worker <= BAR_WORKER,
    },
    { what: `${what}: web`, figures: megabytes(web), bar: `at most ${megabytes(BAR_WEB)}`, isMet: web <= BAR_WEB },
    plain(`${what}: rows/s`, `${Math.round(rows / secondsOf(job))} in ${secondsOf(job).toFixed(0)} s`),
    plain(`${what}: processor, µs a row`, saidMicros(before, after, rows)),
  ]
  return { held: { bytes: size, worker, web }, findings }
}

export async function measureMemory({ folder, sizes, people, workers }: MemoryOptions): Promise<readonly Finding[]> {
  const home = join(folder, 'home')
  const { one, directory } = await writeCrowd(join(folder, 'people'), 1, people)
  const importing = await startMachine({ home, workers })
  const directoryId = await openApi(importing).addDirectory(directory)
  await importing.stop()
  const findings: Finding[] = []
  const held: Held[] = []
  for (const size of sizes) {
    const { list } = await writeWide(join(folder, 'wide'), size, people)
    const machine = await startMachine({ home, workers })
    try {
      const ran = await runLarge(machine, one, list, directoryId)
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
