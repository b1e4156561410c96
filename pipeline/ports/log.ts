/** What a log may tell. */
import type { Step } from './messages.ts'

/** All that a log may tell: ids, numbers and codes. The shape is closed, so that nobody's data slips in. */
export interface LogFacts {
  readonly workspaceId?: string
  readonly jobId?: string
  readonly directoryId?: string
  readonly estimateId?: string
  readonly uploadId?: string
  readonly writeBackId?: string
  readonly step?: Step
  readonly n?: number
  readonly generation?: number
  readonly attempt?: number
  readonly workerId?: string
  /** Of an error, or the reason of a wait. */
  readonly code?: string
  readonly codes?: readonly string[]
  /** How long it took. */
  readonly ms?: number
  readonly count?: number
  readonly bytes?: number
}

/** One structured line; `event` is a fixed name such as `step.failed`. */
export type Log = (level: 'debug' | 'info' | 'warn' | 'error', event: string, facts?: LogFacts) => void
