/** Audiences that are brought in: read page by page into the store, joined into one list, and then an upload like any. */
import type { AudienceColumn, MemberStatus } from '#core/audience/audience.ts'
import type { Dialect } from '#core/dialect.ts'
import type { StorageKey } from '#core/storage-key.ts'
import type { Task } from './messages.ts'

/** What of an audience is wanted. */
export interface AudienceChoice {
  readonly connectionId: string
  readonly audienceId: string
  readonly statuses: readonly MemberStatus[]
  /** A tag or a segment; null: all. */
  readonly segmentId: number | null
  /** RFC 3339; null: whenever they changed. */
  readonly changedSince: string | null
}

/** Members that one message brings: from an offset on, as the list stood when it was planned. */
export interface PageRange {
  readonly status: MemberStatus
  readonly offset: number
  readonly members: number
  /** Reads on to the end, however far that has moved. */
  readonly isLast: boolean
}

export interface AudienceReport {
  /** In the list. */
  readonly members: number
  /** What the service itself counted, before and after. */
  readonly totalBefore: number
  readonly totalAfter: number
  /** Who came, left or was changed while it was read: those that came are in the list, those that left are not. */
  readonly added: number
  readonly removed: number
  readonly changed: number
}

export interface AudienceReadSpec extends AudienceChoice {
  readonly workspaceId: string
  /** The upload that it becomes. */
  readonly uploadId: string
  /** The audience's. */
  readonly name: string
  readonly createdAt: Date
}

export interface AudienceRead extends AudienceReadSpec {
  readonly state: 'reading' | 'ready' | 'failed'
  readonly errorCode: string | null
  /** Null until it is planned. */
  readonly columns: readonly AudienceColumn[] | null
  /** By the number of their message, from 1; empty until it is planned. */
  readonly plan: readonly PageRange[]
  readonly totalBefore: number
  readonly membersRead: number
  readonly report: AudienceReport | null
}

export interface AudienceReads {
  /** With its upload, which is not complete until it ends, and its first step. */
  create(read: AudienceReadSpec): Promise<void>
  get(workspaceId: string, uploadId: string): Promise<AudienceRead | null>
  /** Ends the first step: one message for each range of pages. False when the task is no longer the current one. */
  plan(
    task: Task,
    plan: {
      readonly columns: readonly AudienceColumn[]
      readonly ranges: readonly PageRange[]
      readonly total: number
    },
  ): Promise<boolean>
  /** Accepts what a range's attempt has stored, in order; nobody else's pages count for it. The last makes `stitch` ready. */
  acceptPages(task: Task, pages: readonly StorageKey[], members: number): Promise<boolean>
  /** Of every range, in order. */
  pages(workspaceId: string, uploadId: string): Promise<readonly (readonly StorageKey[])[]>
  /** Makes it a complete upload. */
  finish(
    task: Task,
    file: { readonly key: StorageKey; readonly etag: string; readonly bytes: number; readonly dialect: Dialect },
    report: AudienceReport,
  ): Promise<boolean>
  fail(task: Task, errorCode: string): Promise<boolean>
  /** What its steps wait for, the longest wait of all; null: nothing. */
  waiting(workspaceId: string, uploadId: string): Promise<AudienceWait | null>
  /** Steps that wait for a connection go on at once. */
  wake(workspaceId: string, connectionId: string, reasons: readonly string[]): Promise<void>
}

export interface AudienceWait {
  /** `provider.limit`, … */
  readonly reason: string
  /** Null: until somebody does something about it. */
  readonly until: Date | null
}
