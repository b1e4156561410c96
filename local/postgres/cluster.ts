/** Makes a cluster and runs Postgres on it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import type { Account } from './account.ts'
import { program } from './binaries.ts'
import { hand, type Place } from './place.ts'

/** The owner of the cluster and the name of its one database. */
export const NAME = 'kith'

interface Run {
  readonly account: Account | null
  readonly place: Place
}

function start({ account, place }: Run, name: 'initdb' | 'postgres', args: readonly string[]): ChildProcess {
  return spawn(program(place.binaries, name), [...args], {
    ...account,
    cwd: dirname(place.cluster),
    env: { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C', TZ: 'UTC' },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Makes the cluster unless it is there; one half made by a killed start is made anew. */
export async function makeCluster(run: Run, password: string): Promise<void> {
  const { cluster } = run.place
  if (existsSync(join(cluster, 'PG_VERSION'))) return
  const unfinished = `${cluster}.new`
  const passwordFile = `${cluster}.password`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  hand(run.account, unfinished)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  hand(run.account, passwordFile)
  try {
    const initdb = start(run, 'initdb', [
      `--pgdata=${unfinished}`,
      `--username=${NAME}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
    ])
    initdb.stdout?.pipe(process.stderr, { end: false })
    initdb.stderr?.pipe(process.stderr, { end: false })
    const code = await new Promise((resolve) => initdb.once('close', resolve).once('error', resolve))
    if (code !== 0) throw new Error('Postgres could not make its files: see the log.')
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(unfinished, cluster)
}

/** @throws Error with a sentence when the files are of another major version than the programs. */
export function checkVersion(cluster: string, programVersion: string): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  const ours = programVersion.split('.')[0]
  if (found === ours) return
  throw new Error(`The data are of Postgres ${found} and this copy of Kith has ${ours}: use the copy that wrote them.`)
}

/** Runs the server, which `serverReady` waits for. */
export function runServer(run: Run, port: number): ChildProcess {
  return start(run, 'postgres', [
    '-D',
    run.place.cluster,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    '-c',
    'max_connections=200',
    // Rows hold contact data, which belongs in no log: neither statements nor details with their values.
    '-c',
    'log_min_error_statement=panic',
    '-c',
    'log_error_verbosity=terse',
  ])
}

/** Resolves once the server takes connections, rejects when it ends before. */
export function serverReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('close', () => reject(new Error('Postgres ended before it took connections: see the log.')))
    server.stdout?.pipe(process.stderr, { end: false })
    server.stderr?.on('data', (chunk: Buffer) => {
      process.stderr.write(chunk)
      if (chunk.includes('database system is ready to accept connections')) resolve()
    })
  })
}

/** Makes the database unless it is there. */
export async function makeDatabase(port: number, password: string): Promise<void> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: NAME, password, database: 'postgres' })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [NAME])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${NAME}`)
  } finally {
    await client.end()
  }
}
