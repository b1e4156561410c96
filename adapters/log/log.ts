/**
 * The log: one line of JSON per event on stdout, by pino, written before the call returns. Whoever starts the process
 * keeps stdout in a file; a worker that is killed has said all that it had to say.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { type DestinationStream, destination, pino, stdTimeFunctions } from 'pino'
import type { Log, LogFacts } from '#pipeline/ports/log.ts'
import { codeWord, type ErrorTrace } from './error-trace.ts'

export type LogLevel = Parameters<Log>[0] | 'silent'

/** What the web app tells beside the rest. */
interface WebFacts extends LogFacts {
  readonly requestId?: string
  /** As the table of routes writes it: never the address that was asked for. */
  readonly route?: string
  readonly method?: string
  readonly status?: number
  readonly uploadId?: string
  readonly error?: ErrorTrace
}

export interface Logging {
  readonly log: (level: Parameters<Log>[0], event: string, facts?: WebFacts) => void
  /** Runs `work` so that every line it logs, however late and deep, carries these facts. */
  within<T>(facts: WebFacts, work: () => Promise<T>): Promise<T>
}

export interface LogOptions {
  /** What is below it is not written. */
  readonly level: LogLevel
  /** Who speaks, and under which id. */
  readonly from: 'web' | 'worker'
  /** Left out: stdout. */
  readonly to?: DestinationStream
}

export function createLog({ level, from, to = destination({ fd: 1, sync: true }) }: LogOptions): Logging {
  const scope = new AsyncLocalStorage<WebFacts>()
  const logger = pino(
    {
      level,
      base: { from },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => ({ ...scope.getStore() }),
    },
    to,
  )
  return {
    log: (at, event, facts) => logger[at]({ event, ...facts, ...(facts?.code && { code: codeWord(facts.code) }) }),
    within: (facts, work) => scope.run({ ...scope.getStore(), ...facts }, work),
  }
}
