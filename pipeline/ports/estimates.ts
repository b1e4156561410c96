/** What a list will ask, cost and take, worked out before it is started. */
import type { Mapping } from '#core/field.ts'
import type { Forecast } from '#core/forecast.ts'
import type { JobOptions } from '#core/options.ts'
import type { JobSpec } from './jobs.ts'
import type { Task } from './messages.ts'
import type { SourceFile } from './source-file.ts'

/** Forgotten after so long: what is in the ledger, and what things cost, changes. */
export const ESTIMATE_KEPT_HOURS = 24

export interface EstimateSpec {
  readonly id: string
  readonly workspaceId: string
  readonly uploadId: string
  readonly source: SourceFile
  readonly mapping: Mapping
  readonly providers: JobSpec['providers']
  readonly options: JobOptions
  /** A trial of the same list, from which ranges are narrowed. */
  readonly trialJobId: string | null
  readonly createdAt: Date
}

export interface Estimate extends EstimateSpec {
  readonly state: 'counting' | 'ready' | 'failed'
  /** How far it has read the list for the first time. */
  readonly rowsCounted: number
  /** Null until it is ready. */
  readonly result: Forecast | null
  readonly errorCode: string | null
}

export interface Estimates {
  /**
   * Also makes its `estimate` step ready, in the same transaction. Those of the same upload that still count end, with
   * the code `estimate.replaced`: whoever asked for them has chosen anew. `expired`: the upload is not kept any more.
   */
  create(estimate: EstimateSpec): Promise<'created' | 'expired'>
  get(workspaceId: string, id: string): Promise<Estimate | null>
  /** False when it is of no use any more. */
  progress(task: Task, rowsCounted: number): Promise<boolean>
  /** Ends its step; false when the task is no longer the current one. */
  finish(task: Task, result: Forecast): Promise<boolean>
  fail(task: Task, errorCode: string): Promise<boolean>
}
