/**
 * Corrections that go back into the audience a job's list came from. A write-back is `previewing` while a worker looks
 * what would change, then `ready`; applied, it is `applying`, a batch of members a message, then `applied`; undone,
 * `undoing`, then `undone`. Each of the three may end `failed`; what was begun of the last two can be gone on with.
 *
 * What is about to be written to a member is kept before the call, and what became of it after: whoever comes after a
 * crash looks at the member before anything is sent again. These rows hold contact data: they belong to the workspace and
 * go with the job.
 */
import type { AudienceColumn, MemberStatus } from '#core/audience/audience.ts'
import type {
  BackOutcome,
  BackRules,
  LeftOut,
  LeftReason,
  MemberChange,
  MemberPlan,
  UndoOutcome,
} from '#core/audience/back-words.ts'
import type { Field } from '#core/field.ts'
import type { Task } from './messages.ts'

/** Members that one message writes: a crash costs a look at so many. */
export const MEMBERS_PER_BATCH = 100

export interface WriteBackSpec {
  readonly id: string
  readonly workspaceId: string
  readonly jobId: string
  readonly rules: BackRules
  /** The audience as it was when it was read. */
  readonly audience: {
    readonly connectionId: string
    readonly audienceId: string
    readonly name: string
    readonly statuses: readonly MemberStatus[]
    readonly columns: readonly AudienceColumn[]
  }
  readonly createdAt: Date
}

export type WriteBackStage = 'preview' | 'apply' | 'undo'

/** What would change, counted; what exactly stands in the store, a batch an object. */
export interface BackPlan {
  /** Under which the batches stand. */
  readonly prefix: string
  readonly members: number
  /** Of members that something would be written to; those of whom all is left out are in none. */
  readonly batches: number
  readonly fields: readonly FieldPlan[]
}

export interface FieldPlan {
  readonly field: Field
  readonly fills: number
  readonly overwrites: number
  readonly left: Readonly<Partial<Record<LeftReason, number>>>
}

/** As far as its steps need it: nothing is counted for it. */
export interface PlannedWriteBack extends WriteBackSpec {
  /** Null until the preview has ended. */
  readonly plan: BackPlan | null
}

export interface WriteBack extends PlannedWriteBack {
  readonly state: 'previewing' | 'ready' | 'applying' | 'applied' | 'undoing' | 'undone' | 'failed'
  readonly errorCode: string | null
  /** Where it failed; null unless it has. */
  readonly failedIn: WriteBackStage | null
  readonly outcomes: Readonly<Partial<Record<BackOutcome, number>>>
  readonly undone: Readonly<Partial<Record<UndoOutcome, number>>>
  /** Values that were written, by field: an address counts for each of its fields. */
  readonly written: Readonly<Partial<Record<Field, number>>>
  /** What its steps wait for. */
  readonly waiting: readonly { readonly reason: string; readonly until: Date | null }[]
}

/** What became of a member. Members that nobody has come to are not listed. */
export interface BackMember extends Omit<MemberPlan, 'changes' | 'left'> {
  /** Among all members of the plan, from 0. */
  readonly place: number
  /** What was written; while `outcome` is null, what may have been. */
  readonly changes: readonly MemberChange[]
  /** Null: about to be written. */
  readonly outcome: BackOutcome | null
  readonly left: readonly LeftOut[]
  /** Null: nobody has undone it. */
  readonly undo: UndoOutcome | null
  readonly undoLeft: readonly LeftOut[]
}

export type Intent = Pick<BackMember, 'place' | 'row' | 'memberId' | 'email' | 'changes'>

export interface BackMembersQuery {
  readonly outcome: BackOutcome | null
  readonly undo: UndoOutcome | null
  /** A place. */
  readonly from: number
  readonly limit: number
}

export interface WriteBacks {
  /**
   * With its first step. Earlier ones of the job that were not applied end as `write_back.replaced`; `running` where one
   * of them is being applied or undone, `missing` where there is no such job any more.
   */
  create(writeBack: WriteBackSpec): Promise<'created' | 'running' | 'missing'>
  get(workspaceId: string, id: string): Promise<WriteBack | null>
  planned(workspaceId: string, id: string): Promise<PlannedWriteBack | null>
  /** Of a job, newest first. */
  ofJob(workspaceId: string, jobId: string): Promise<readonly WriteBack[]>
  /** False, here as below: the task is no longer the current one. */
  finishPreview(task: Task, plan: BackPlan): Promise<boolean>
  /**
   * Makes every batch ready: those of a `ready` one or one that failed while it was applied; to undo, those of one that
   * was applied, or failed after it was begun. `running`: another one of the same audience is at it, or a worker has not
   * ended yet what it had begun of this one.
   */
  start(workspaceId: string, id: string, stage: 'apply' | 'undo'): Promise<'done' | 'missing' | 'not_now' | 'running'>
  /** Ends what it is at, as `write_back.stopped`: nothing more is begun. It can be gone on with, or undone. */
  stop(workspaceId: string, id: string): Promise<'done' | 'missing' | 'not_now'>
  /**
   * Says what is about to be written, before it is. Known ones that have no outcome yet are replaced. False also where it
   * was stopped or has failed.
   */
  intend(task: Task, intent: Intent): Promise<boolean>
  /** Says what became of a member, once: an outcome that is there stays. */
  settle(task: Task, member: Intent & Pick<BackMember, 'left'> & { readonly outcome: BackOutcome }): Promise<boolean>
  settleUndo(task: Task, place: number, undo: UndoOutcome, left: readonly LeftOut[]): Promise<boolean>
  /** What is known of the members of a batch. */
  batch(workspaceId: string, id: string, n: number): Promise<readonly BackMember[]>
  /** Ends a batch; the last one ends the write-back's stage. */
  finishBatch(task: Task): Promise<boolean>
  /** Ends the stage. */
  fail(task: Task, errorCode: string): Promise<boolean>
  /** In their order; from which place the next page begins, or null. */
  members(
    workspaceId: string,
    id: string,
    query: BackMembersQuery,
  ): Promise<{ readonly members: readonly BackMember[]; readonly next: number | null }>
  /** Steps that wait for a connection go on at once. */
  wake(workspaceId: string, connectionId: string, reasons: readonly string[]): Promise<void>
}
