// What every SQS operation gets and gives.
import type { Input } from './input.ts'
import type { Store } from './store.ts'

export type OperationRequest = {
  readonly input: Input
  /** The clock, milliseconds since 1970. */
  readonly now: () => number
  /** `http://host:port` for queue URLs. */
  readonly baseUrl: string
  /** Aborted when the caller's connection closes before the answer is out. */
  readonly signal: AbortSignal
}

export type OperationReply = {
  /** The answer's JSON. */
  readonly output: object
  /** Called when the answer never reached the caller. */
  readonly undelivered?: () => void
}

/** Resolves once everything it changed is on disk. Throws SqsError. */
export type Operation = (store: Store, request: OperationRequest) => Promise<OperationReply>
