/** A Kith of its own for a test: started by the real command in a data folder and on a port of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test as base } from '@playwright/test'

const root = resolve(import.meta.dirname, '..')

export interface KithOptions {
  readonly port?: number
  /** Kept after `stop`; without it a new folder is made and removed. */
  readonly home?: string
  readonly env?: Readonly<Record<string, string>>
}

export interface Kith {
  readonly url: string
  /** The one-time owner link. */
  readonly link: string
  readonly home: string
  readonly port: number
  /** Everything that was printed so far. */
  output(): string
  /** Pids of the supervisor's children at this moment. */
  pids(): Promise<readonly number[]>
  /** Addresses and keys of its local parts. */
  localEnv(): Promise<Readonly<Record<string, string>>>
  /** Sends a signal to the supervisor; resolves to its exit code, or null when a signal ended it. */
  kill(signal: NodeJS.Signals): Promise<number | null>
  /** Stops it in order and removes its folder, unless that was given. */
  stop(): Promise<void>
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

function spawnStart(home: string, port: number, env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [join(root, 'local', 'start.mjs')], {
    cwd: root,
    env: { ...process.env, KITH_WORKERS: '1', ...env, KITH_HOME: home, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Runs `npm start` where it is refused: what it said and its exit code. */
export async function startRefused(options: Required<KithOptions>): Promise<{ code: number | null; output: string }> {
  const child = spawnStart(options.home, options.port, options.env)
  let output = ''
  child.stdout?.on('data', (chunk) => (output += chunk))
  child.stderr?.on('data', (chunk) => (output += chunk))
  const code = await new Promise<number | null>((closed) => child.once('close', closed))
  return { code, output }
}

/** Resolves once the owner link was printed. */
export async function startKith(options: KithOptions = {}): Promise<Kith> {
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'kith e2e ')))
  const port = options.port ?? (await freePort())
  const child = spawnStart(home, port, options.env ?? {})
  // A test that fails half way leaves nothing running.
  process.once('exit', () => child.kill('SIGTERM'))
  let output = ''
  const ended = new Promise<number | null>((closed) => child.once('close', closed))
  const link = await new Promise<string>((found, failed) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString('utf8')
      const match = /^Open (\S+)$/m.exec(output)
      if (match?.[1]) found(match[1])
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    ended.then((code) => failed(new Error(`Kith ended with ${code} before it was ready:\n${output}`)))
  })
  const kill = (signal: NodeJS.Signals) => {
    if (child.exitCode === null) child.kill(signal)
    return ended
  }
  return {
    url: `http://127.0.0.1:${port}`,
    link,
    home,
    port,
    output: () => output,
    async pids() {
      const recorded = JSON.parse(await readFile(join(home, 'processes.json'), 'utf8'))
      return recorded.map(({ pid }: { readonly pid: number }) => pid)
    },
    async localEnv() {
      const lines = (await readFile(join(home, 'local.env'), 'utf8'))
        .split('\n')
        .filter((line) => /^[A-Z0-9_]+=/.test(line))
      return Object.fromEntries(
        lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
      )
    },
    kill,
    async stop() {
      await kill('SIGTERM')
      if (options.home === undefined) await rm(home, { recursive: true, force: true })
    },
  }
}

/** Playwright's `test` with one Kith for all tests of a file. */
export const test = base.extend<object, { readonly kith: Kith }>({
  kith: [
    async ({ browserName: _ }, use) => {
      const kith = await startKith()
      await use(kith)
      await kith.stop()
    },
    { scope: 'worker' },
  ],
})
