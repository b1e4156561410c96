/** One run over one source. */

import type { Tallies } from '#core/counts.ts'
import type { Field, Mapping } from '#core/field.ts'
import type { JobPhase } from '#core/job.ts'
import type { JobOptions } from '#core/options.ts'
import type { Parameters } from '#core/parameters.ts'
import type { StorageKey } from '#core/storage-key.ts'
import type { Page } from './page.ts'
import type { SourceFile } from './source-file.ts'

export interface DirectoryProvider {
  readonly directoryId: string
}

/** What calibrate freezes into a job, once, before its first range. */
export interface Frozen {
  readonly parameters: Parameters
  /** Fields that get columns in the result. */
  readonly fields: readonly Field[]
  readonly directories: readonly {
    readonly directoryId: string
    readonly key: StorageKey
    readonly rows: number
    readonly hash: string
  }[]
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
  readonly providers: readonly DirectoryProvider[]
  readonly options: JobOptions
  readonly createdAt: Date
}

export interface Job extends JobSpec {
  readonly phase: JobPhase
  readonly errorCode: string | null
  readonly isPaused: boolean
  readonly isCancelled: boolean
  /** Null until calibrate has ended, and for good in a job that was cancelled before. */
  readonly frozen: Frozen | null
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
  resume(workspaceId: string, id: string): Promise<ControlOutcome>
  /** Ranges in flight finish; all others become rows that were not tried. `not_now` once the merge has begun. */
  cancel(workspaceId: string, id: string): Promise<ControlOutcome>
  /**
   * A new generation for every range that is dead or has a failed row; the next merge is a new result generation.
   * `not_now` unless the job has ended, was not cancelled, has something that failed, and is kept still.
   */
  retryFailed(workspaceId: string, id: string): Promise<ControlOutcome>
  /** `in_use` until it has ended or failed. */
  delete(workspaceId: string, id: string): Promise<'deleted' | 'missing' | 'in_use'>
}

/** `not_now`: the job's state does not allow it (pausing a job that ended). Asking for what already is: `done`. */
export type ControlOutcome = 'done' | 'missing' | 'not_now'
