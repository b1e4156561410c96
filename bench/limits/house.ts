/** What a measurement of limits needs: a Postgres of its own that can be killed, the stand-in vendor, worker processes. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { migrate } from '#adapters/postgres/migrate.ts'
import { choosePort } from '#local/ports.ts'
import type { KeyBooks } from '../../local/people-data-labs/books.ts'
import type { DialsPatch } from '../../local/people-data-labs/dials.ts'
import type { AskerSettings } from './asker.ts'

const ROOT = join(import.meta.dirname, '../..')

export interface House {
  startAsker(settings: Omit<AskerSettings, 'databaseUrl' | 'vendorUrl'>): ChildProcess
  turn(dials: DialsPatch): Promise<void>
  /** Of one key, since a moment by `Date.now()`. */
  books(key: string, sinceMs?: number): Promise<KeyBooks | null>
  /** Kills it without a word and starts it again. */
  restartPostgres(): Promise<void>
  close(): Promise<void>
}

function run(file: string, env: Readonly<Record<string, string>>, stdin: 'pipe' | 'ignore'): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', join(ROOT, file)], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    // Postgres tells at length how it ends.
    stdio: [stdin, 'pipe', stdin === 'pipe' ? 'ignore' : 'inherit'],
  })
}

/** @returns what a process says of itself once it is ready */
async function ready(child: ChildProcess): Promise<{ readonly port: number }> {
  if (child.stdout === null) throw new Error('no output')
  for await (const line of createInterface(child.stdout)) if (line.includes('"ready"')) return JSON.parse(line)
  throw new Error('It ended before it was ready.')
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

export async function openHouse(): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-limits-'))
  // Postgres may run as another user.
  await chmod(folder, 0o711)
  const [port, password, dir] = [await choosePort(null, new Set()), randomUUID(), join(folder, 'postgres')]
  const postgresEnv = { POSTGRES_DIR: dir, POSTGRES_PORT: String(port), POSTGRES_PASSWORD: password }
  const startPostgres = async () => {
    const child = run('local/postgres/main.ts', postgresEnv, 'pipe')
    await ready(child)
    return child
  }
  let postgres = await startPostgres()
  const databaseUrl = `postgres://kith:${password}@127.0.0.1:${port}/kith`
  await migrate(databaseUrl, join(ROOT, 'prisma/migrations'))

  const people = join(folder, 'people.csv')
  await writeFile(people, 'id,first_name,last_name,email\n')
  const token = randomUUID()
  const vendor = run(
    'local/people-data-labs/main.ts',
    {
      PEOPLE_DATA_LABS_STAND_IN_PORT: '0',
      PEOPLE_DATA_LABS_STAND_IN_PEOPLE: people,
      PEOPLE_DATA_LABS_STAND_IN_KEY: 'bench',
      PEOPLE_DATA_LABS_STAND_IN_TOKEN: token,
    },
    'ignore',
  )
  const vendorUrl = `http://127.0.0.1:${(await ready(vendor)).port}`
  const askers: ChildProcess[] = []

  async function simulator<Answer>(path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = { 'x-simulator-token': token, 'content-type': 'application/json' }
    const response = await fetch(`${vendorUrl}/simulator/${path}`, { ...init, headers })
    if (!response.ok) throw new Error(`The stand-in says ${response.status}: ${await response.text()}`)
    return (await response.json()) as Answer
  }

  return {
    startAsker(settings) {
      const asker = run(
        'bench/limits/asker.ts',
        { ASKER: JSON.stringify({ ...settings, databaseUrl, vendorUrl }) },
        'ignore',
      )
      askers.push(asker)
      return asker
    },
    async turn(dials) {
      await simulator('dials', { method: 'PATCH', body: JSON.stringify(dials) })
    },
    async books(key, sinceMs = 0) {
      const { items } = await simulator<{ readonly items: readonly KeyBooks[] }>(`books?since=${sinceMs}`)
      return items.find((item) => item.key === key) ?? null
    },
    async restartPostgres() {
      const ended = once(postgres, 'exit')
      process.kill(Number(readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
      await ended
      postgres = await startPostgres()
    },
    async close() {
      await Promise.all([...askers, vendor].map(end))
      await end(postgres)
      await rm(folder, { recursive: true, force: true })
    },
  }
}
