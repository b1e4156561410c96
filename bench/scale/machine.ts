/** A machine that Kith runs on: the real supervisor in a data folder of its own, with all that it starts. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { childrenOf } from './process-use.ts'

const ROOT = join(import.meta.dirname, '../..')

export type Role = 'worker' | 'web' | 's3' | 'sqs' | 'postgres' | 'mail'

/** What tells the supervisor's children apart, in their command lines. */
const ROLES: readonly (readonly [Role, RegExp])[] = [
  ['web', /standalone[/\\]server\.js|^next-server/],
  ['worker', /dist[/\\]worker\.mjs/],
  ['s3', /dist[/\\]s3\.mjs/],
  ['sqs', /dist[/\\]sqs\.mjs/],
  ['postgres', /dist[/\\]postgres\.mjs/],
  ['mail', /dist[/\\]mail\.mjs/],
]

export interface Machine {
  readonly home: string
  readonly url: string
  /** An API key of the local workspace. */
  readonly key: string
  readonly processes: readonly { readonly role: Role; readonly pid: number }[]
  /** Settings that let another machine use this one's stores. */
  sharedSettings(): Promise<Readonly<Record<string, string>>>
  /** Stops it in order; the data folder stays. */
  stop(): Promise<void>
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Resolves once everything has started. @throws when it ends before that */
function started(supervisor: ChildProcess): Promise<void> {
  let said = ''
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      said += chunk.toString()
      if (/^Open \S+$/m.test(said)) resolve()
    }
    supervisor.stdout?.on('data', read)
    supervisor.stderr?.on('data', read)
    supervisor.once('close', (code) => reject(new Error(`the supervisor ended with ${code}:\n${said}`)))
  })
}

export interface MachineOptions {
  /** The data folder; one that was used before is used again, with all that is in it. */
  readonly home: string
  readonly workers: number
  /** Settings beside those of a machine that has everything local. */
  readonly settings?: Readonly<Record<string, string>>
}

export async function startMachine({ home, workers, settings = {} }: MachineOptions): Promise<Machine> {
  const port = await freePort()
  const env = { ...process.env, ...settings, KITH_HOME: home, PORT: String(port), KITH_WORKERS: String(workers) }
  const supervisor = spawn(process.execPath, [join(ROOT, 'local', 'start.mjs')], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => supervisor.once('close', () => resolve()))
  process.once('exit', () => supervisor.kill('SIGTERM'))
  await started(supervisor)
  const children = childrenOf(supervisor.pid as number)
  const processes = children.flatMap(({ pid, command }) => {
    const role = ROLES.find(([, pattern]) => pattern.test(command))?.[0]
    return role === undefined ? [] : [{ role, pid }]
  })
  const args = [join(ROOT, 'local', 'kith.mjs'), 'key', 'create', '--name', 'bench']
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, env })
  return {
    home,
    url: `http://127.0.0.1:${port}`,
    key: stdout.trim(),
    processes,
    async sharedSettings() {
      const lines = (await readFile(join(home, 'local.env'), 'utf8')).split('\n')
      const shared = lines.filter((line) => /^(DATABASE_URL|S3_|SQS_|AWS_|MAIL_URL|KITH_SECRET)/.test(line))
      return Object.fromEntries(shared.map((line) => line.split(/=(.*)/s, 2) as [string, string]))
    },
    async stop() {
      supervisor.kill('SIGTERM')
      await ended
    },
  }
}
