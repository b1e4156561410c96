/** Rows of the in-memory ledger. */
import type { VendorAnswer } from '#core/vendor/answer.ts'

/** A question of one call. */
export interface LookupRow {
  readonly workspaceId: string
  readonly connectionId: string
  readonly identity: string
  readonly callId: string
  readonly jobId: string | null
  readonly askedAt: Date
  readonly leaseUntil: Date
  readonly reservedMicros: number
  state: 'asked' | 'answered' | 'unknown'
  endedAt: Date | null
  /** Null as well when a later call was answered. */
  answer: VendorAnswer | null
  costMicros: number
}

/** An answer that was used again. */
export interface SavedRow {
  readonly workspaceId: string
  readonly connectionId: string
  readonly identity: string
  readonly jobId: string | null
  readonly savedAt: Date
  readonly micros: number
}
