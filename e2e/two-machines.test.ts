/** Two machines: two supervisors in two data folders with one Postgres, S3 and SQS work on one list. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { addDirectory, ask, type JobView, settled, upload, withKey } from './api-client.ts'
import { type Kith, startKith } from './kith.ts'

const ROOT = resolve(import.meta.dirname, '..')
const ROWS = 15_000
const FIRST_NAMES = ['Ana', 'Ben', 'Cleo', 'Dora', 'Emil', 'Fay', 'Gus']

const run = (program: string, args: readonly string[], env: Readonly<Record<string, string>>) =>
  promisify(execFile)(process.execPath, [join(ROOT, program), ...args], { cwd: ROOT, env: { ...process.env, ...env } })

const personOf = (row: number) => {
  const first = FIRST_NAMES[row % FIRST_NAMES.length]
  return `${first},Surname${row % 997},${first?.toLowerCase()}.${row % 5_003}@mail.example,+1 212 555 ${String(row % 10_000).padStart(4, '0')}`
}

/** Every third row of the list is somebody of the directory; some repeat others. */
async function writeLists(folder: string): Promise<{ readonly list: string; readonly directory: string }> {
  const header = 'First Name,Last Name,Email,Phone\n'
  const rowsFrom = (count: number, rowOf: (row: number) => number) =>
    Array.from({ length: count }, (_, row) => `${personOf(rowOf(row))}\n`).join('')
  const [list, directory] = [join(folder, 'list.csv'), join(folder, 'people.csv')]
  await writeFile(list, header + rowsFrom(ROWS, (row) => (row % 50 === 0 ? 7 : row)))
  await writeFile(directory, header + rowsFrom(1_000, (row) => row * 3))
  return { list, directory }
}

/** @returns how many ranges of a job this machine's worker has ended, by its log */
async function rangesOf({ home }: Kith, jobId: string): Promise<number> {
  const log = await readFile(join(home, 'logs', 'worker-1.log'), 'utf8')
  return log.split('\n').filter((line) => ['"step.ended"', '"enrich"', jobId].every((part) => line.includes(part)))
    .length
}

test('two machines work on one list, and its files are those of one alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kith two machines '))
  const first = await startKith()
  const shared = Object.entries(await first.localEnv()).filter(([name]) => !/^KITH_(URL|MAILBOX_URL)$/.test(name))
  const second = await startKith({ env: Object.fromEntries(shared) })
  try {
    const { list, directory } = await writeLists(folder)
    const env = { KITH_HOME: first.home, PORT: String(first.port) }
    const key = (await run('local/kith.mjs', ['key', 'create', '--name', 'Script'], env)).stdout.trim()
    const api = withKey(first, key)
    // What one machine was given, the other knows.
    const other = withKey(second, key)
    const directoryId = await addDirectory(api, 'People', await readFile(directory))
    await expect
      .poll(async () => (await ask<{ status: string }>(other, 'GET', `directories/${directoryId}`)).status)
      .toBe('ready')
    const { id: uploadId, mapping } = await upload(other, 'list.csv', await readFile(list))
    const providers = [{ directoryId }]
    const { id } = await ask<JobView>(api, 'POST', 'jobs', { source: { uploadId }, mapping, providers })
    expect(await settled(other, id)).toMatchObject({ status: 'completed', counts: { total: ROWS, pending: 0 } })
    for (const machine of [first, second]) expect(await rangesOf(machine, id)).toBeGreaterThan(0)

    const names = ['result.csv', 'rejected.csv', 'report.json'] as const
    const [result, rejected, report] = names.map((name) => join(folder, name)) as [string, string, string]
    const out = ['--out', result, '--rejected', rejected, '--report', report]
    await run('local/kith.mjs', ['enrich', list, '--directory', directory, ...out], {})
    for (const name of names) {
      const file = await fetch(`${second.url}/api/v1/jobs/${id}/files/${name}`, { headers: other.headers })
      expect(Buffer.from(await file.arrayBuffer()).equals(await readFile(join(folder, name))), name).toBe(true)
    }
  } finally {
    await second.stop()
    await first.stop()
    await rm(folder, { recursive: true, force: true })
  }
})
