/** Rows a second of lists of many lengths through everything: nothing may be worse than linear. */
import { join } from 'node:path'
import type { Finding } from '../speed/finding.ts'
import { openApi, secondsOf } from './api.ts'
import { writeCrowd } from './lists.ts'
import { startMachine } from './machine.ts'
import { peakBytes } from './process-use.ts'
import { cpuByRole, plain, saidMicros } from './through.ts'

/** How much more of the processor a row of a longer list may take: what is measured varies so much. */
const TOLERANCE = 1.1

export interface TableOptions {
  readonly folder: string
  readonly lengths: readonly number[]
  readonly people: number
  readonly workers: number
}

export async function measureTable({ folder, lengths, people, workers }: TableOptions): Promise<readonly Finding[]> {
  const home = join(folder, 'home')
  const findings: Finding[] = []
  let directoryId: string | null = null
  let leastMicros = Number.POSITIVE_INFINITY
  for (const rows of lengths) {
    const files = await writeCrowd(join(folder, 'list'), rows, people)
    if (directoryId === null) {
      const importing = await startMachine({ home, workers })
      directoryId = await openApi(importing).addDirectory(files.directory)
      await importing.stop()
    }
    const machine = await startMachine({ home, workers })
    try {
      const api = openApi(machine)
      const source = await api.upload('list.csv', files.list)
      const before = cpuByRole([machine])
      const { id } = await api.startJob(source, directoryId)
      const job = await api.settled(id)
      const after = cpuByRole([machine])
      if (job.status !== 'completed' || job.counts.total !== rows) throw new Error(`${rows} rows: ${job.status}`)
      const sum = (cpu: ReadonlyMap<string, number>) => [...cpu.values()].reduce((total, one) => total + one, 0)
      const micros = ((sum(after) - sum(before)) / rows) * 1e6
      const peaks = machine.processes
        .filter(({ role }) => role === 'worker' || role === 'web')
        .map(({ role, pid }) => `${role} ${Math.round(peakBytes(pid) / 1e6)} MB`)
      const what = `${rows.toLocaleString('en')} rows`
      findings.push(
        {
          what: `${what}: rows/s; processor of all, µs a row`,
          figures: `${Math.round(rows / secondsOf(job))} rows/s in ${secondsOf(job).toFixed(1)} s; ${micros.toFixed(2)} µs`,
          bar: `µs at most ${TOLERANCE} x the least before`,
          isMet: micros <= TOLERANCE * leastMicros,
        },
        plain(`${what}: µs a row by process`, saidMicros(before, after, rows)),
        plain(`${what}: most memory`, peaks.join(', ')),
      )
      leastMicros = Math.min(leastMicros, micros)
    } finally {
      await machine.stop()
    }
  }
  return findings
}
