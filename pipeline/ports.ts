/**
 * All that a step may ask of the world. Every port has an in-memory twin; one contract suite runs against the twin,
 * the local stand-in and, where it can be had, the real service.
 *
 * How a range lives (the one truth is its row in the store; a message may be lost, doubled, late or out of order):
 * `ready` → the dispatcher claims it: `sent`, and a message goes out → a worker begins it: attempt + 1, heartbeats →
 * its part is written under a key of its own → accepted in one transaction: `done`. A worker that fails gives it
 * back: `parked` for a short while, then `ready`; after MAX_ATTEMPTS it is `dead`. A range that has to wait is
 * `parked` with a reason and its message deleted. The sweeper makes `ready` what was parked long enough and what was
 * sent but has no heartbeat any more. A step over the whole list (split, calibrate, resolve, merge, notify; import of
 * a directory) is a row of the same life with `n` 0 and no span.
 */
import type { Tallies } from '#core/counts.ts'
import type { Dialect, DialectOverrides } from '#core/dialect.ts'
import type { DirectoryIndex } from '#core/directory-index.ts'
import type { Field, Mapping } from '#core/field.ts'
import type { JobPhase } from '#core/job.ts'
import type { NicknamePair } from '#core/nickname.ts'
import type { JobOptions } from '#core/options.ts'
import type { RowStatus } from '#core/outcome.ts'
import type { Parameters } from '#core/parameters.ts'
import type { RetentionRule } from '#core/retention.ts'
import type { StorageKey } from '#core/storage-key.ts'

export const MAX_ATTEMPTS = 5

/**
 * Steps that work on rows. Once so many attempts have failed, they are made carefully: what a row does, it does to a
 * process of its own. So a worker that dies all the same did not die of the row, and that attempt is not counted; of so
 * many attempts in all, for what might end the whole machine.
 */
export const CAREFUL_STEPS: readonly Step[] = ['calibrate', 'enrich']
export const CAREFUL_AFTER = 2
export const MOST_CAREFUL_ATTEMPTS = 20

/**
 * A range of more rows, or a step over a list (split, resolve, merge, import) of more bytes, is long: whoever waits
 * behind one waits for seconds. (Some 80 µs a row, 100 MB a second)
 */
export const LONG_RANGE_ROWS = 4_000
export const LONG_LIST_BYTES = 8 * 1024 * 1024
/** Of each living worker: one long range that it works on, or a short one and the next. */
export const PLACES_PER_WORKER = 2

/** Handed to whatever keeps ranges; the clock is the store's own. */
export interface Timings {
  /** A heartbeat younger than this counts as alive, and so does a message that was sent this lately. */
  readonly freshMs: number
  /** The wait after a first failed attempt; it doubles with each further one. */
  readonly retryBaseMs: number
}

/** The store cannot be reached or broke off; whether the change was made is not known. Try again later. */
export class StoreError extends Error {
  readonly code = 'store.unavailable'
  constructor(options?: { readonly cause?: unknown }) {
    super('store.unavailable', options)
    this.name = 'StoreError'
  }
}

/** The mail server cannot be reached, or asks to be asked later. */
export class MailError extends Error {
  readonly code = 'mail.unavailable'
  constructor(options?: { readonly cause?: unknown }) {
    super('mail.unavailable', options)
    this.name = 'MailError'
  }
}

// ── Messages ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const STEPS = ['import', 'split', 'calibrate', 'enrich', 'resolve', 'merge', 'notify'] as const
export type Step = (typeof STEPS)[number]

/** All that is ever queued: ids, never contact data. `subjectId` is a directory's id for `import`, else a job's. */
export interface Message {
  readonly step: Step
  readonly workspaceId: string
  readonly subjectId: string
  readonly n: number
  readonly generation: number
}

/** Rows `firstRow … firstRow + rows - 1` of the source: bytes from (included) to (excluded). */
export interface Span {
  readonly fromByte: number
  readonly toByte: number
  readonly firstRow: number
  readonly rows: number
}

/** A message that a worker has begun: nobody else's writes count while this attempt is the current one. */
export interface Task extends Message {
  readonly attempt: number
  /** Earlier attempts that ended without acceptance and without a reason to wait: its worker died, or it failed. */
  readonly failures: number
  /** Null for a step over the whole list. */
  readonly span: Span | null
}

export interface Queue {
  send(messages: readonly Message[]): Promise<void>
  /** Puts a message that gave up into the dead-letter queue. */
  bury(message: Message, reasonCode: string): Promise<void>
}

// ── Objects ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface ByteRange {
  readonly from: number
  /** Excluded. */
  readonly to: number
}

export interface PartTag {
  readonly number: number
  readonly etag: string
}

/** What an object store refuses; `code` is all that callers may decide by. */
export class ObjectError extends Error {
  readonly code: 'object.missing' | 'object.changed' | 'object.bad_part' | 'object.too_small_part'
  constructor(code: ObjectError['code']) {
    super(code)
    this.name = 'ObjectError'
    this.code = code
  }
}

export interface ObjectReader {
  head(key: StorageKey): Promise<{ readonly bytes: number; readonly etag: string } | null>
  /** Streams an object or a range of it. Throws `object.missing`, or `object.changed` when `ifMatch` is not its tag. */
  read(
    key: StorageKey,
    options?: { readonly range?: ByteRange; readonly ifMatch?: string; readonly signal?: AbortSignal },
  ): AsyncIterable<Uint8Array>
}

export interface ObjectWriter {
  /** Writes a whole object at once; small enough to be held in memory. */
  write(key: StorageKey, bytes: readonly Uint8Array[], contentType: string): Promise<{ readonly etag: string }>
  startMultipart(key: StorageKey, contentType: string): Promise<string>
  writePart(key: StorageKey, multipartId: string, number: number, bytes: readonly Uint8Array[]): Promise<PartTag>
  /** Copies a range of another object inside the store. */
  copyPart(key: StorageKey, multipartId: string, number: number, from: StorageKey, range: ByteRange): Promise<PartTag>
  listParts(key: StorageKey, multipartId: string): Promise<readonly (PartTag & { readonly bytes: number })[]>
  /** Throws `object.bad_part` for a part that is missing or has another tag, `object.too_small_part`. */
  completeMultipart(key: StorageKey, multipartId: string, parts: readonly PartTag[]): Promise<{ readonly etag: string }>
  /** Does nothing when there is none. */
  abortMultipart(key: StorageKey, multipartId: string): Promise<void>
  deletePrefix(prefix: string): Promise<void>
  /** Deletes these and no others; those that are missing are none. */
  deleteKeys(keys: readonly StorageKey[]): Promise<void>
}

/** What is in the store, for finding what nobody names. */
export interface ObjectLister {
  /** The time by which it says when something was written: its own. */
  clock(): Promise<Date>
  /** Objects whose key begins with `prefix`, in the order of their keys; those behind `after`, if it is given. */
  list(
    prefix: string,
    after?: string,
  ): AsyncIterable<{ readonly key: StorageKey; readonly bytes: number; readonly modifiedAt: Date }>
  /** Multiparts under a prefix that were begun and neither completed nor aborted: a step that died left them. */
  listMultiparts(
    prefix: string,
  ): AsyncIterable<{ readonly key: StorageKey; readonly multipartId: string; readonly startedAt: Date }>
}

/** Addresses by which a browser talks to the store directly. */
export interface ObjectSigner {
  /** A PUT of exactly `bytes` bytes. */
  partUrl(key: StorageKey, multipartId: string, number: number, bytes: number): Promise<string>
  /** A GET of a minute that downloads under `filename`. */
  downloadUrl(key: StorageKey, filename: string): Promise<string>
}

// ── Uploads ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Upload {
  readonly id: string
  readonly workspaceId: string
  readonly filename: string
  readonly bytes: number
  readonly partBytes: number
  readonly key: StorageKey
  readonly multipartId: string
  /** Null until it is completed. */
  readonly etag: string | null
  readonly dialect: Dialect | null
  readonly overrides: DialectOverrides
  readonly createdAt: Date
  /** When its file, or what had arrived of it, was deleted because its time had come. */
  readonly expiredAt: Date | null
}

export interface Uploads {
  create(upload: Omit<Upload, 'etag' | 'dialect' | 'overrides' | 'expiredAt'>): Promise<void>
  get(workspaceId: string, id: string): Promise<Upload | null>
  complete(workspaceId: string, id: string, etag: string): Promise<void>
  setDialect(workspaceId: string, id: string, dialect: Dialect | null, overrides: DialectOverrides): Promise<void>
  /** `in_use` while a directory being imported or a job that has not ended reads it. */
  delete(workspaceId: string, id: string): Promise<'deleted' | 'missing' | 'in_use'>
}

/** How a workspace mapped columns before: normalised header → field, null for a column it left out on purpose. */
export interface MappingMemory {
  recall(workspaceId: string, headers: readonly string[]): Promise<ReadonlyMap<string, string | null>>
  remember(workspaceId: string, fields: ReadonlyMap<string, string | null>): Promise<void>
}

/** A workspace's own nicknames, beside the built-in table. */
export interface NicknameAdditions {
  /** In the order in which they were given; none for a workspace that has none. */
  get(workspaceId: string): Promise<readonly NicknamePair[]>
  /** All at once: nobody sees half of them. */
  replace(workspaceId: string, pairs: readonly NicknamePair[]): Promise<void>
}

// ── Directories ─────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Directory {
  readonly id: string
  readonly workspaceId: string
  readonly name: string
  readonly status: 'importing' | 'ready' | 'failed'
  readonly errorCode: string | null
  readonly uploadId: string
  readonly source: SourceFile
  readonly mapping: Mapping
  /** Null: chosen by the rule of the design. */
  readonly idColumn: number | null
  /** Null until it is ready. */
  readonly index: {
    readonly key: StorageKey
    readonly bytes: number
    readonly rows: number
    readonly hash: string
  } | null
  readonly createdAt: Date
}

export interface Directories {
  /** Also makes its `import` step ready, in the same transaction. `expired`: its upload is not kept any more. */
  create(directory: Omit<Directory, 'status' | 'errorCode' | 'index'>): Promise<'created' | 'expired'>
  get(workspaceId: string, id: string): Promise<Directory | null>
  /** Newest first; `cursor` is what an earlier page gave as `next`; any other text gives an empty page. */
  list(workspaceId: string, cursor: string | null, limit: number): Promise<Page<Directory>>
  /** `in_use` while a job that has not ended names it. */
  delete(workspaceId: string, id: string): Promise<'deleted' | 'missing' | 'in_use'>
  /** Ends its import; false when the task is no longer the current one. */
  finishImport(task: Task, index: NonNullable<Directory['index']>): Promise<boolean>
  failImport(task: Task, errorCode: string): Promise<boolean>
}

export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

// ── Jobs ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The file a job or a directory reads, as it was when it was made: it does not change afterwards. */
export interface SourceFile {
  readonly key: StorageKey
  readonly etag: string
  readonly bytes: number
  readonly filename: string
  readonly dialect: Dialect
}

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

/** One range with its accepted part, for those who read parts. */
export interface RangePart {
  readonly n: number
  readonly span: Span
  readonly generation: number
  /** Null while nothing is accepted, and for dead ranges. */
  readonly part: Part | null
  readonly isDead: boolean
}

/** An object of sections, one behind the other; lengths in bytes. */
export interface Part {
  readonly key: StorageKey
  readonly sections: {
    readonly result: number
    /** 0 where the spreadsheet's rows are the result's, byte for byte. */
    readonly spreadsheet: number
    readonly rejected: number
    readonly index: number
    /** The index's statuses once more, a byte a row. Absent in parts of earlier versions. */
    readonly statuses?: number
  }
  readonly tallies: Tallies
}

// ── Ranges ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Ranges {
  /*
   * What becomes dead: a range counts as done, its rows as failed. A step over the whole list takes its job along
   * (phase `failed`, code `split.dead`, …), an import its directory (`import.dead`), notify nothing.
   */

  /**
   * Takes a message up. `drop`: stale, done, dead, or somebody's heartbeat is fresh: delete the message. A range of a
   * paused job is parked here (reason `paused`) and dropped. After MAX_ATTEMPTS attempts without acceptance it becomes
   * dead (reason `range.attempts`): `dead`, for the caller to bury.
   */
  begin(
    message: Message,
    workerId: string,
  ): Promise<
    { readonly outcome: 'go'; readonly task: Task } | { readonly outcome: 'drop' } | { readonly outcome: 'dead' }
  >
  /** False: the task is no longer the current one, stop working on it. */
  heartbeat(task: Task): Promise<boolean>
  /**
   * Waiting is never a redelivery: the attempt is not counted. It waits for `forMs`, by the store's clock: null, until
   * somebody unparks it. What waits for nothing (0 ms, its job was cancelled, or resumed meanwhile) is ready at once.
   */
  park(task: Task, reason: string, forMs: number | null): Promise<void>
  /** An attempt failed: parked for a short, growing while (reason `retry`), or dead after MAX_ATTEMPTS. */
  giveBack(task: Task, errorCode: string): Promise<'again' | 'dead' | 'stale'>

  /** Records what split found, in order; false when the task is no longer the current one. `firstN` continues. */
  append(task: Task, firstN: number, spans: readonly Span[]): Promise<boolean>
  /** Where a split goes on: the next `n` and the last recorded span. */
  lastSpan(task: Task): Promise<{ readonly nextN: number; readonly last: Span | null }>
  /** Ends the split: sets `rangesTotal`, and makes `resolve` ready if every range is done already. */
  finishSplit(task: Task, rangesTotal: number): Promise<boolean>
  /** Freezes the job; makes `resolve` ready if the list has no ranges at all and split has ended. */
  finishCalibrate(task: Task, frozen: Frozen): Promise<boolean>

  /**
   * One transaction: names the part's key, adds its tallies, counts `rangesDone` and, if that makes it equal to
   * `rangesTotal`, makes `resolve` ready. `stale`: generation or attempt is not the current one; nothing changed.
   */
  accept(task: Task, part: Part): Promise<'accepted' | 'stale'>
  /** Resolve's acceptance of a rewritten part; conditional on the resolve task and on the key it replaces. */
  replacePart(task: Task, n: number, oldKey: StorageKey, part: Part): Promise<'accepted' | 'stale'>
  /** Makes `merge` ready. */
  finishResolve(task: Task): Promise<boolean>
  /** Ends the job with its files as the next result generation, and makes `notify` ready. */
  finishMerge(task: Task, files: readonly ResultFile[]): Promise<boolean>
  finishNotify(task: Task): Promise<boolean>
  /** The whole job cannot go on: phase `failed` with the code. */
  failJob(task: Task, errorCode: string): Promise<boolean>

  /** Ranges of a job in row order, from `fromN` on. */
  parts(workspaceId: string, jobId: string, fromN: number, limit: number): Promise<readonly RangePart[]>
  /**
   * Ranges in row order, from the one that holds `row` on, whose rows can be shown: those with an accepted part in which
   * at least one row has the status (null: any), and, for null and `failed`, dead ones.
   */
  partsHolding(
    workspaceId: string,
    jobId: string,
    row: number,
    status: RowStatus | null,
    limit: number,
  ): Promise<readonly RangePart[]>
}

export interface Backlog {
  /**
   * Claims `ready` → `sent` until what is in flight takes all `places`: one after the other from the workspace, then the
   * job, with the least in flight, of these from the one that was served longest ago. What is long takes two places, all
   * else one; the first that finds no room ends the claim, so that nothing is overtaken for its length. Two places are
   * a worker's: of long steps over whole lists, no more are in flight than leave one worker (of several) without any;
   * beyond them such a step waits, and others go on.
   * Not those of paused or ended jobs, nor ranges of a job that calibrate has not frozen, unless it was cancelled.
   */
  claim(places: number): Promise<readonly Message[]>
  /** Takes claimed messages back that could not be sent. */
  unclaim(messages: readonly Message[]): Promise<void>
  /** What was parked long enough or is without a heartbeat becomes `ready`, or dead: those are returned to bury. */
  sweep(): Promise<{ readonly readied: number; readonly dead: readonly { message: Message; reasonCode: string }[] }>
}

export interface Workers {
  beat(workerId: string): Promise<void>
  leave(workerId: string): Promise<void>
  /** Workers seen lately. */
  alive(): Promise<number>
}

// ── Operating ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** All that a log may tell: ids, numbers and codes. The shape is closed, so that nobody's data slips in. */
export interface LogFacts {
  readonly workspaceId?: string
  readonly jobId?: string
  readonly directoryId?: string
  readonly uploadId?: string
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

/** One row of work, whatever its generation. */
export type StepAt = Omit<Message, 'generation'>

/** Steps that stand alike: not those that are done. */
export interface StepCount {
  readonly step: Step
  readonly state: 'ready' | 'sent' | 'parked' | 'dead'
  /** Why they are parked; null in any other state. */
  readonly reason: string | null
  readonly count: number
  /** How long the one that came into this state first has been in it. */
  readonly oldestSeconds: number
}

export interface DeadStep extends Message {
  readonly errorCode: string
  /** Null for a step over the whole list. */
  readonly rows: number | null
  readonly diedAt: Date
}

export interface WorkerAtWork {
  readonly id: string
  readonly startedAt: Date
  /** Since it was seen last. */
  readonly seenSeconds: number
  /** What it is working on, and for how long; null while it waits for a message. */
  readonly task: (StepAt & { readonly attempt: number; readonly seconds: number }) | null
}

/** How all workspaces together stand at one moment. */
export interface Overview {
  readonly steps: readonly StepCount[]
  /** Steps that a worker has, or could have at once: what more workers would make shorter. */
  readonly backlog: number
  /** Ages in seconds of what waited longest to be given out and could be: a range; any step. 0 where nothing waits. */
  readonly lag: { readonly rangeSeconds: number; readonly stepSeconds: number }
  /** The latest first. */
  readonly dead: readonly DeadStep[]
  /** Those seen lately, the longest at work first. */
  readonly workers: readonly WorkerAtWork[]
}

/**
 * Counts that only grow, however often a job is tried again or deleted. `rows`: accepted, by status; `lookups`: by
 * `provider/outcome`; `steps`: by `step/end`, where an end is `done`, `failed` (with its job), `retry` or `dead`.
 */
export interface Count {
  readonly name: 'rows' | 'lookups' | 'steps'
  readonly label: string
  readonly value: number
}

export interface Operations {
  /** @param mostDead how many dead steps to tell at most */
  overview(mostDead: number): Promise<Overview>
  counts(): Promise<readonly Count[]>
  /** Bytes of all objects that are known by the store: uploads, indexes, parts, results. */
  storedBytes(): Promise<number>
  /**
   * Gives the dead steps of a job or directory a new generation each, in one transaction: all of them, or `only` one.
   * Ranges of a job that runs or has ended; the mail of one that has ended; a directory's import. Where steps over the
   * whole list have failed the job, all of those together: one alone would wait for the others for good. `not_now`
   * when nothing is dead, and where the job is cancelled or about to be merged.
   * @returns what was dead, with the generations that died
   */
  redrive(
    workspaceId: string,
    subjectId: string,
    only: Pick<StepAt, 'step' | 'n'> | null,
  ): Promise<{ readonly outcome: 'done'; readonly steps: readonly Message[] } | { readonly outcome: 'not_now' }>
}

/** The disk that holds the local store. */
export interface Disk {
  /** Null where the store is elsewhere. `freeBytes`: what this user may still write. */
  space(): Promise<{ readonly totalBytes: number; readonly freeBytes: number } | null>
}

export interface DeadLetters {
  /** Takes these messages out of the dead-letter queue; what is not there is not missed. @returns how many were there */
  drain(messages: readonly Message[]): Promise<number>
}

// ── Telling people ──────────────────────────────────────────────────────────────────────────────────────────────────

export interface MailMessage {
  /** Fixed per event, so that a mail sent twice is one mail to its reader. */
  readonly messageId: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
}

export interface Mail {
  /** @throws MailError where only time helps */
  send(message: MailMessage): Promise<void>
}

export interface Recipients {
  /** Addresses of those in a workspace who want to be told when a job ends. */
  ofWorkspace(workspaceId: string): Promise<readonly string[]>
}

// ── Housekeeping ────────────────────────────────────────────────────────────────────────────────────────────────────

/** Files whose time has come. */
export type Due = { readonly workspaceId: string; readonly id: string } & (
  | { readonly kind: 'job' }
  /** `multipartId`: of one that was never completed. */
  | { readonly kind: 'upload'; readonly key: StorageKey; readonly multipartId: string | null }
)

/** An upload that is not complete after so many days will not be; S3's own rule says the same (docs/aws). */
export const DAYS_TO_COMPLETE = 7

export interface Retention {
  get(workspaceId: string): Promise<RetentionRule>
  set(workspaceId: string, rule: RetentionRule): Promise<void>
  /**
   * What may go by the rule of its workspace, longest overdue first: jobs that ended or failed, and uploads that no job
   * which has not ended and no import reads.
   */
  due(limit: number): Promise<readonly Due[]>
  /**
   * Says that its files are gone, before they are: a job loses its ranges and files and keeps what was counted.
   * @returns false where it is not due, or not any more
   */
  expire(due: Due): Promise<boolean>
}

/** Files of an earlier result are kept so long behind the next: whoever has a link to one may still use it. */
export const REPLACED_RESULTS_KEPT_MS = 24 * 60 * 60 * 1000

/** So long does an Idempotency-Key give the job that it made. */
export const REQUESTS_KNOWN_DAYS = 30

/** What nobody names and nobody ever will: an attempt that is over can't be accepted, and no key is used twice. */
export interface Leftovers {
  /** This database, as its bucket is marked with it. */
  houseId(): Promise<string>
  /** @returns those of the keys that may go; a key that was not made by `storage-key` never may */
  orphans(keys: readonly StorageKey[]): Promise<readonly StorageKey[]>
  orphanMultiparts<M extends { readonly key: StorageKey; readonly multipartId: string }>(
    multiparts: readonly M[],
  ): Promise<readonly M[]>
  /**
   * Deletes rows that are of no use any more, at most so many of each kind: what ran out (sessions, links), keys of
   * requests that were answered long ago, workers that are long gone.
   * @returns how many they were
   */
  forget(limit: number): Promise<number>
}

export type Chore = 'retain' | 'sweep' | 'forget'

/** Who takes a chore and is not heard of for so long has lost it. */
export const LEASE_MS = 5 * 60 * 1000

/** Who does what needs to be done by one worker at a time, now and then. By the store's clock. */
export interface Chores {
  /** @returns where it goes on, or null: somebody else has it, or it is not due */
  take(chore: Chore, workerId: string): Promise<{ readonly place: string | null } | null>
  /** Goes on having it, and remembers how far it is. False: it is somebody else's by now. */
  keep(chore: Chore, workerId: string, place: string | null): Promise<boolean>
  /** Gives it back until it is due again. */
  end(chore: Chore, workerId: string, place: string | null, againInMs: number): Promise<void>
}

// ── Looking people up ───────────────────────────────────────────────────────────────────────────────────────────────

/** Directory indexes, opened once per process and kept. */
export interface DirectoryIndexes {
  open(key: StorageKey): Promise<DirectoryIndex>
  /** Opened anew, for whoever saw the kept one throw in the middle of something: it may be left in any state. */
  reopen(key: StorageKey): Promise<DirectoryIndex>
}
