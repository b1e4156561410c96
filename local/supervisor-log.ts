/** What the supervisor did, for machines: a line of JSON each in logs/supervisor.log. People read the terminal. */
import { pino, stdTimeFunctions } from 'pino'
import type { Settings } from '#env'
import type { LogFile } from './log-file.ts'

interface Facts {
  /** The child's name. */
  readonly part?: string
  readonly pid?: number
  readonly ms?: number
  /** Exit code of a child, or null when a signal ended it. */
  readonly exitCode?: number | null
  readonly signal?: NodeJS.Signals | null
  readonly freeBytes?: number
}

/** Tells of one event. */
export type Note = (level: 'info' | 'warn' | 'error', event: string, facts?: Facts) => void

export function openSupervisorLog(level: Settings['logLevel'], file: LogFile): Note {
  const logger = pino(
    {
      level,
      base: { from: 'supervisor' },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line) => file.write(Buffer.from(line)) },
  )
  return (at, event, facts) => logger[at]({ event, ...facts })
}
