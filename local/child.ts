/**
 * One child process: started, its output logged, started again with growing pauses when it dies, stopped by SIGTERM
 * and after its time by SIGKILL.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { StringDecoder } from 'node:string_decoder'
import type { LogFile } from './log-file.ts'
import type { ProcessRecord } from './process-record.ts'
import { StartError } from './start-error.ts'
import type { Note } from './supervisor-log.ts'

export interface ChildSpec {
  readonly name: string
  /** What follows `node`. */
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly cwd: string
  /** Resolves when it is ready; without it, it is ready once it prints `{"ready":true,…}`. */
  readonly probe?: (signal: AbortSignal) => Promise<void>
  /** How long it may take to stop, in milliseconds. */
  readonly stopMs: number
}

interface ChildWorld {
  readonly log: LogFile
  readonly record: ProcessRecord
  /** Tells the person at the terminal. */
  say(line: string): void
  readonly note: Note
}

export interface Child {
  readonly name: string
  /** Rejects with a StartError, with the last line that it wrote, when it ends before it is ready the first time. */
  readonly ready: Promise<void>
  pid(): number | null
  /** Ends it so that it is started again. */
  restart(): void
  /** Resolves when it is gone. */
  stop(): Promise<void>
}

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
/** Even a slow machine with a cold disk has started every part by then. */
const READY_MS = 120_000
/** One that ran this long was well: the next pause is the first one again. */
const WELL_MS = 60_000

/** A child leads a group of its own, so its own children (those of `next dev`) go with it. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || process.platform === 'win32') child.kill('SIGKILL')
  else process.kill(-child.pid, 'SIGKILL')
}

/** Calls back with each whole line. */
function eachLine(onLine: (line: string) => void): (chunk: Buffer) => void {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  return (chunk) => {
    const lines = (rest + decoder.write(chunk)).split('\n')
    rest = (lines.pop() ?? '').slice(-10_000)
    for (const line of lines) onLine(line)
  }
}

function isReadyLine(line: string): boolean {
  try {
    return line.startsWith('{') && JSON.parse(line).ready === true
  } catch {
    return false
  }
}

/** Starts a child and keeps it running until it is stopped. */
export function startChild(spec: ChildSpec, world: ChildWorld): Child {
  let current: ChildProcess | null = null
  let isStopping = false
  let wasReady = false
  let isWanted = false
  let pauseMs = FIRST_PAUSE_MS
  let pause: NodeJS.Timeout | undefined
  let lastError = ''

  const run = (onReady: () => void, onEnd: (error: StartError) => void): void => {
    const startedAt = Date.now()
    const probing = new AbortController()
    // Own process group: Ctrl-C at the terminal must reach the supervisor only, which stops children in order.
    const child = spawn(process.execPath, [...spec.args], {
      cwd: spec.cwd,
      env: spec.env,
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    current = child
    child.stdin.on('error', () => {})
    if (child.pid !== undefined) world.record.add(child.pid)
    world.note('info', 'part.started', { part: spec.name, pid: child.pid })
    const onOutput = eachLine((line) => {
      if (isReadyLine(line)) onReady()
    })
    const onError = eachLine((line) => {
      if (line.trim() !== '') lastError = line.trim()
    })
    child.stdout.on('data', (chunk: Buffer) => {
      world.log.write(chunk)
      onOutput(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      world.log.write(chunk)
      onError(chunk)
    })
    spec.probe?.(probing.signal).then(onReady, () => {})
    child.once('error', () => onEnd(new StartError(`${spec.name} could not be started: see ${world.log.path}.`)))
    child.once('close', (code, signal) => {
      probing.abort()
      if (child.pid !== undefined) world.record.remove(child.pid)
      current = null
      const facts = { part: spec.name, pid: child.pid, exitCode: code, signal, ms: Date.now() - startedAt }
      world.note(isStopping || isWanted ? 'info' : 'error', 'part.ended', facts)
      onEnd(
        new StartError(
          `${spec.name} did not start: ${lastError || `it ended with ${signal ?? code}`} (${world.log.path})`,
        ),
      )
      if (!wasReady || isStopping) return
      if (isWanted || Date.now() - startedAt > WELL_MS) pauseMs = FIRST_PAUSE_MS
      if (!isWanted) {
        world.say(
          `${spec.name} ended (${signal ?? code}) and is started again in ${pauseMs / 1000} s: see ${world.log.path}`,
        )
      }
      pause = setTimeout(
        () =>
          run(
            () => {},
            () => {},
          ),
        isWanted ? 0 : pauseMs,
      )
      isWanted = false
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
    })
  }

  const ready = new Promise<void>((resolve, reject) => {
    const tooLong = new StartError(`${spec.name} is not ready after ${READY_MS / 1000} s: see ${world.log.path}`)
    const timer = setTimeout(() => reject(tooLong), READY_MS).unref()
    run(() => resolve(clearTimeout(timer)), reject)
  }).then(() => {
    wasReady = true
    if (current === null) throw new StartError(`${spec.name} did not stay up: see ${world.log.path}.`)
  })
  // Whoever waits is told; a stop may come before anybody does.
  ready.catch(() => {})

  return {
    name: spec.name,
    ready,
    pid: () => current?.pid ?? null,
    restart() {
      isWanted = true
      current?.kill('SIGTERM')
    },
    stop() {
      isStopping = true
      clearTimeout(pause)
      const child = current
      if (child === null) return Promise.resolve()
      return new Promise((resolve) => {
        const tooLong = setTimeout(() => killGroup(child), spec.stopMs)
        child.once('close', () => {
          clearTimeout(tooLong)
          resolve()
        })
        child.kill('SIGTERM')
      })
    },
  }
}
