/** One run over one source. */

import type { Tallies } from '#core/counts.ts'
import type { Field, Mapping } from '#core/field.ts'
import type { JobPhase } from '#core/job.ts'
import type { JobOptions } from '#core/options.ts'
import type { Parameters } from '#core/parameters.ts'
import type { StorageKey } from '#core/storage-key.ts'
import type { Micros } from './connections.ts'
import type { Page } from './page.ts'
import type { SourceFile } from './source-file.ts'

/** Whom a job asks: a directory of the workspace, or a vendor by the workspace's own account with it. */
export type ProviderRef = { readonly directoryId: string } | { readonly connectionId: string }

/** A provider as it was when the job was calibrated: the directory's version, the vendor behind the connection. */
export type FrozenProvider =
  | {
      readonly kind: 'directory'
      readonly directoryId: string
      readonly key: StorageKey
      readonly rows: number
      readonly hash: string
    }
  | {
      readonly kind: 'connection'
      readonly connectionId: string
      /** `people-data-labs`, … */
      readonly service: string
    }

/** What calibrate freezes into a job, once, before its first range. */
export interface Frozen {
  readonly parameters: Parameters
  /** Fields that get columns in the result. */
  readonly fields: readonly Field[]
  /** In the job's order. */
  readonly providers: readonly FrozenProvider[]
}

export interface ResultFile {
  readonly name: string
  readonly key: StorageKey
  readonly bytes: number
}

export interface JobSpec {
  readonly id: string
  readonly workspaceId: string
  readonly uploadId: string
  readonly source: SourceFile
  readonly mapping: Mapping
  /** Asked in order; none only cleans and finds doubles. */
  readonly providers: readonly ProviderRef[]
  readonly options: JobOptions
  /** What it may spend in all; null or absent: no cap. */
  readonly capMicros?: Micros | null
  /** A trial: only about so many rows, spread over the list; null or absent: all of them. */
  readonly trialRows?: number | null
  readonly createdAt: Date
}

export interface Job extends JobSpec {
  readonly phase: JobPhase
  readonly errorCode: string | null
  readonly isPaused: boolean
  readonly isCancelled: boolean
  /** Null until calibrate has ended, and for good in a job that was cancelled before. */
  readonly frozen: Frozen | null
  /** Paid calls whose fate became unknown before this may be made again, by the store's clock; null: none may. */
  readonly askUnknownBefore: Date | null
  /** Null until the split has ended. */
  readonly rangesTotal: number | null
  /** Ranges that are done or dead. */
  readonly rangesDone: number
  readonly deadRanges: number
  readonly deadRows: number
  readonly parkedRanges: number
  /** What ranges and steps over the whole list wait for, by reason. */
  readonly waiting: readonly { readonly reason: string; readonly until: Date | null; readonly ranges: number }[]
  readonly rowsSplit: number
  /** Of all accepted parts. */
  readonly tallies: Tallies
  /** 0 until the first merge has ended. */
  readonly resultGeneration: number
  readonly files: readonly ResultFile[]
  /**
   * Rows accepted since some lately accepted part and the seconds since then (the last 30 s, or the last two parts
   * where these are older, up to five minutes). Null before two parts were accepted lately and when no range is open any
   * more.
   */
  readonly recent: { readonly rows: number; readonly seconds: number } | null
  readonly startedAt: Date | null
  readonly endedAt: Date | null
  /** When its parts and files were deleted because their time had come: what was counted stays. */
  readonly expiredAt: Date | null
  /** When the file it reads was brought; null once that is not kept any more. */
  readonly sourceKeptSince: Date | null
}

export interface Jobs {
  /**
   * Writes the job and its first steps (split, calibrate) in one transaction. With an idempotency key that is known:
   * the earlier job's id when the request's hash is the same, else `conflict`. `expired`: its upload is not kept any more.
   */
  create(
    job: JobSpec,
    idempotency: { readonly key: string; readonly requestHash: string } | null,
  ): Promise<
    { readonly outcome: 'created' | 'repeated'; readonly id: string } | { readonly outcome: 'conflict' | 'expired' }
  >
  get(workspaceId: string, id: string): Promise<Job | null>
  /** Newest first; any cursor that no page gave gives an empty page. */
  list(workspaceId: string, cursor: string | null, limit: number): Promise<Page<Job>>
  /** Split, calibrate and enrich stop being given out; what is in flight finishes. */
  pause(workspaceId: string, id: string): Promise<ControlOutcome>
  /** What was parked for a pause, a vendor, a budget or somebody else's lookup goes on at once as well. */
  resume(workspaceId: string, id: string): Promise<ControlOutcome>
  /** Ranges that are parked for one of the reasons go on at once: somebody has done something about it. */
  wake(workspaceId: string, parked: ParkedRanges): Promise<void>
  /** Ranges in flight finish; all others become rows that were not tried. `not_now` once the merge has begun. */
  cancel(workspaceId: string, id: string): Promise<ControlOutcome>
  /**
   * A new generation for every range that is dead or has a failed row; the next merge is a new result generation.
   * `not_now` unless the job has ended, was not cancelled, has something that failed, and is kept still.
   *
   * @param unknownFate `ask_again`: paid calls whose fate is unknown by now may be made once more
   */
  retryFailed(workspaceId: string, id: string, unknownFate: UnknownFate): Promise<ControlOutcome>
  /** `in_use` until it has ended or failed. */
  delete(workspaceId: string, id: string): Promise<'deleted' | 'missing' | 'in_use'>
}

export type UnknownFate = 'leave' | 'ask_again'

export interface ParkedRanges {
  /** Of one job, of all jobs that ask this connection, or of all of the workspace. */
  readonly of: { readonly jobId: string } | { readonly connectionId: string } | 'workspace'
  /** `budget.job`, `provider.key_rejected`, … */
  readonly reasons: readonly string[]
}

/** Beginnings of the reasons for which a range waits for somebody outside: resuming a job looks again. */
export const OUTSIDE_REASONS = ['provider.', 'budget.', 'lookup.'] as const

export const isFromOutside = (reason: string) => OUTSIDE_REASONS.some((beginning) => reason.startsWith(beginning))

/** `not_now`: the job's state does not allow it (pausing a job that ended). Asking for what already is: `done`. */
export type ControlOutcome = 'done' | 'missing' | 'not_now'
