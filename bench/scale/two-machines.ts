/** Two supervisors in two data folders with one Postgres, S3 and SQS, which are the first one's, work on one list. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../speed/finding.ts'
import { openApi, secondsOf } from './api.ts'
import { type Machine, startMachine } from './machine.ts'
import { compareFiles, cpuByRole, plain, runCli, saidMicros, type ThroughOptions } from './through.ts'

/** @returns how many ranges of a job the workers of a machine have enriched, by what they logged */
async function enrichedBy({ home }: Machine, workers: number, jobId: string): Promise<number> {
  const names = Array.from({ length: workers }, (_, at) => join(home, 'logs', `worker-${at + 1}.log`))
  const logs = await Promise.all(names.map((name) => readFile(name, 'utf8')))
  return logs
    .flatMap((log) => log.split('\n'))
    .filter((line) => line.includes('"step.ended"') && line.includes('"enrich"') && line.includes(jobId)).length
}

/** @param options whose workers are shared out evenly */
export async function measureTwoMachines(options: ThroughOptions): Promise<readonly Finding[]> {
  const { folder, files, rows } = options
  const workers = Math.max(1, options.workers >> 1)
  const cli = await runCli(folder, files, rows)
  const first = await startMachine({ home: join(folder, 'first'), workers })
  try {
    const settings = await first.sharedSettings()
    const second = await startMachine({ home: join(folder, 'second'), workers, settings })
    try {
      const api = openApi(first)
      const directoryId = await api.addDirectory(files.directory)
      const source = await api.upload('list.csv', files.list)
      const before = cpuByRole([first, second])
      const { id } = await api.startJob(source, directoryId)
      // The second machine's pages tell of the same job.
      const job = await openApi({ url: second.url, key: first.key }).settled(id)
      const after = cpuByRole([first, second])
      await compareFiles(second, job, cli.hashes)
      const shares = await Promise.all([first, second].map((machine) => enrichedBy(machine, workers, id)))
      if (shares.includes(0)) throw new Error('one machine did nothing')
      const what = `${rows.toLocaleString('en')} rows, two machines`
      return [
        plain(`${what}: files`, 'the same bytes as kith enrich'),
        plain(`${what}: ranges of each`, shares.join(' and ')),
        plain(`${what}: rows/s`, `${Math.round(rows / secondsOf(job))} (kith enrich ${Math.round(cli.rowsPerSecond)})`),
        plain(`${what}: processor, µs a row`, saidMicros(before, after, rows)),
      ]
    } finally {
      await second.stop()
    }
  } finally {
    await first.stop()
  }
}
