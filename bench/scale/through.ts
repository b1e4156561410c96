/** A list through everything, beside `kith enrich` of the same files: one process, one thread, no servers. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../speed/finding.ts'
import { runMeasured, type Usage } from '../speed/run-measured.ts'
import { type JobView, openApi, secondsOf } from './api.ts'
import type { ListFiles } from './lists.ts'
import { type Machine, type Role, startMachine } from './machine.ts'
import { treeCpuSeconds } from './process-use.ts'
import { countTransactions, idleRate } from './transactions.ts'

const ROOT = join(import.meta.dirname, '../..')
const CLI = join(ROOT, 'dist/cli.mjs')
const BAR = 0.5
const IDLE_SECONDS = 10
const FILES = ['result.csv', 'rejected.csv', 'report.json'] as const

interface ByCli {
  readonly rowsPerSecond: number
  readonly microsPerRow: number
  readonly hashes: readonly string[]
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

function enrich(folder: string, list: string, directory: string): Promise<Usage> {
  const [result, rejected, report] = FILES.map((name) => join(folder, name)) as [string, string, string]
  const out = ['--out', result, '--rejected', rejected, '--report', report]
  return runMeasured([CLI, 'enrich', list, '--directory', directory, ...out])
}

/** Reading the directory does not count: in the house it has been read before. */
export async function runCli(folder: string, files: ListFiles, rows: number): Promise<ByCli> {
  const loading = await enrich(folder, files.one, files.directory)
  const whole = await enrich(folder, files.list, files.directory)
  const hashes = await Promise.all(FILES.map((name) => hashFile(join(folder, name))))
  return {
    rowsPerSecond: rows / (whole.wallSeconds - loading.wallSeconds),
    microsPerRow: ((whole.cpuSeconds - loading.cpuSeconds) / rows) * 1e6,
    hashes,
  }
}

/** Seconds of the processor by role. */
export function cpuByRole(machines: readonly Machine[]): ReadonlyMap<Role, number> {
  const sums = new Map<Role, number>()
  for (const { role, pid } of machines.flatMap(({ processes }) => processes)) {
    sums.set(role, (sums.get(role) ?? 0) + treeCpuSeconds(pid))
  }
  return sums
}

export const saidMicros = (before: ReadonlyMap<Role, number>, after: ReadonlyMap<Role, number>, rows: number) =>
  [...after].map(([role, sum]) => `${role} ${(((sum - (before.get(role) ?? 0)) / rows) * 1e6).toFixed(2)}`).join(', ')

/** @throws when the files of a job are not those that `kith enrich` wrote */
export async function compareFiles(machine: Machine, job: JobView, hashes: readonly string[]): Promise<void> {
  if (job.status !== 'completed') throw new Error(`the job is ${job.status}`)
  const api = openApi(machine)
  for (const [at, name] of FILES.entries()) {
    if ((await api.hashOf(job.id, name)) !== hashes[at]) throw new Error(`${name} differs from that of kith enrich`)
  }
}

export interface ThroughOptions {
  /** An empty one. */
  readonly folder: string
  readonly files: ListFiles
  readonly rows: number
  readonly workers: number
}

export async function measureThrough(options: ThroughOptions): Promise<readonly Finding[]> {
  const { folder, files, rows, workers } = options
  const cli = await runCli(folder, files, rows)
  const home = join(folder, 'home')
  const importing = await startMachine({ home, workers })
  const directoryId = await openApi(importing).addDirectory(files.directory)
  // As `kith enrich`, the workers begin with code that was never run and with no index.
  await importing.stop()
  const machine = await startMachine({ home, workers })
  try {
    const api = openApi(machine)
    const source = await api.upload('list.csv', files.list)
    const asked = await countTransactions(machine)
    const before = cpuByRole([machine])
    const { id } = await api.startJob(source, directoryId)
    const job = await api.settled(id)
    const after = cpuByRole([machine])
    const transactions = (await countTransactions(machine)) - asked
    const idle = await idleRate(machine, IDLE_SECONDS)
    await compareFiles(machine, job, cli.hashes)
    const rowsPerSecond = rows / secondsOf(job)
    const share = rowsPerSecond / (cli.rowsPerSecond * workers)
    const what = `${rows.toLocaleString('en')} rows, ${workers} workers`
    return [
      {
        what: `${what}: of kith enrich times workers`,
        figures: `${share.toFixed(2)} (${Math.round(rowsPerSecond)} rows/s against ${Math.round(cli.rowsPerSecond)})`,
        bar: `at least ${BAR}`,
        isMet: share >= BAR,
      },
      plain(`${what}: processor, µs a row`, saidMicros(before, after, rows)),
      plain('kith enrich: processor, µs a row', cli.microsPerRow.toFixed(2)),
      plain(
        `${what}: transactions of Postgres`,
        `${transactions} in ${secondsOf(job).toFixed(1)} s; ${idle.toFixed(1)} a second with nothing to do`,
      ),
      plain('files', `${FILES.join(', ')}: the same bytes`),
    ]
  } finally {
    await machine.stop()
  }
}

export const plain = (what: string, figures: string): Finding => ({ what, figures, bar: null, isMet: null })
