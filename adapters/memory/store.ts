/** What the in-memory twins share: the tables as maps, the clock, and the look-ups that every change begins with. */
import type { Tallies } from '#core/counts.ts'
import type { JobPhase } from '#core/job.ts'
import type { NicknamePair } from '#core/nickname.ts'
import type { RetentionRule } from '#core/retention.ts'
import type { StorageKey } from '#core/storage-key.ts'
import type { AudienceRead } from '#pipeline/ports/audience-reads.ts'
import type { Micros } from '#pipeline/ports/connections.ts'
import type { Directory } from '#pipeline/ports/directories.ts'
import type { Estimate } from '#pipeline/ports/estimates.ts'
import type { Chore } from '#pipeline/ports/housekeeping.ts'
import type { Frozen, JobSpec, ResultFile } from '#pipeline/ports/jobs.ts'
import type { Budgets } from '#pipeline/ports/ledger.ts'
import type { Message, Span, Step, Task } from '#pipeline/ports/messages.ts'
import type { Count } from '#pipeline/ports/operating.ts'
import type { Part } from '#pipeline/ports/parts.ts'
import type { Timings } from '#pipeline/ports/ranges.ts'
import type { Upload } from '#pipeline/ports/uploads.ts'
import type { BackMember, WriteBack } from '#pipeline/ports/write-backs.ts'
import type { ConnectionRow } from './connections.ts'
import type { LookupRow, SavedRow } from './ledger-rows.ts'

type RangeState = 'ready' | 'sent' | 'done' | 'parked' | 'dead'

export interface RangeRow {
  readonly workspaceId: string
  readonly subjectId: string
  readonly step: Step
  readonly n: number
  readonly span: Span | null
  state: RangeState
  /** When it came into its state: follows `state` by itself. */
  readonly changedAt: Date
  generation: number
  /** Every begin counts one up; `waits` are those of them that only waited. */
  attempts: number
  waits: number
  workerId: string | null
  heartbeatAt: Date | null
  sentAt: Date | null
  /** Grows with each that is given out; 0: never, or it could not be sent. */
  turn: number
  acceptedAt: Date | null
  parkedUntil: Date | null
  parkedReason: string | null
  /** Since its attempt began, somebody mended what it may be about to be parked for. */
  isWoken: boolean
  errorCode: string | null
  part: Part | null
}

export interface JobRow {
  readonly spec: JobSpec
  phase: JobPhase
  errorCode: string | null
  isPaused: boolean
  isCancelled: boolean
  frozen: Frozen | null
  askUnknownBefore: Date | null
  rangesTotal: number | null
  rangesDone: number
  deadRanges: number
  deadRows: number
  rowsSplit: number
  tallies: Tallies
  resultGeneration: number
  files: readonly ResultFile[]
  startedAt: Date | null
  endedAt: Date | null
  expiredAt: Date | null
}

/** As it is kept: what can be counted is counted when it is asked for. */
export type WriteBackRow = Omit<WriteBack, 'outcomes' | 'undone' | 'written' | 'waiting'>

export interface ChoreRow {
  readonly holder: string | null
  readonly heldUntil: Date | null
  readonly dueAt: Date
  readonly place: string | null
}

export interface MemoryStore {
  readonly now: () => Date
  readonly timings: Timings
  readonly uploads: Map<string, Upload>
  readonly mappings: Map<string, Map<string, string | null>>
  /** Each workspace's own. */
  readonly nicknames: Map<string, readonly NicknamePair[]>
  readonly directories: Map<string, Directory>
  readonly estimates: Map<string, Estimate>
  readonly audienceReads: Map<string, AudienceRead>
  /** What each range of pages has stored, by workspace, upload and number. */
  readonly audiencePages: Map<string, readonly StorageKey[]>
  readonly writeBacks: Map<string, WriteBackRow>
  /** By workspace and write-back, then by place. */
  readonly writeBackMembers: Map<string, Map<number, BackMember>>
  readonly jobs: Map<string, JobRow>
  readonly idempotency: Map<string, { readonly requestHash: string; readonly jobId: string }>
  /** In the order in which they were made. */
  readonly ranges: Map<string, RangeRow>
  readonly workers: Map<string, { readonly startedAt: Date; seenAt: Date }>
  /** What was counted so far, by name and label. */
  readonly counts: Map<string, Count>
  /** Of workspaces that have a rule of their own. */
  readonly retention: Map<string, RetentionRule>
  readonly chores: Map<Chore, ChoreRow>
  readonly connections: Map<string, ConnectionRow>
  /** Questions to paid services, by workspace, connection and identity: one row for each call. */
  readonly lookups: Map<string, LookupRow[]>
  /** Answers that were used again. */
  readonly saved: Map<string, SavedRow>
  readonly budgets: Map<string, Budgets>
  readonly jobCaps: Map<string, Micros>
  /** How many were given out so far. */
  turns: number
}

/** @param now the clock; everything that waits or counts as alive is judged by it */
export function createMemoryStore(now: () => Date, timings: Timings): MemoryStore {
  return {
    now,
    timings,
    uploads: new Map(),
    mappings: new Map(),
    nicknames: new Map(),
    directories: new Map(),
    estimates: new Map(),
    audienceReads: new Map(),
    audiencePages: new Map(),
    writeBacks: new Map(),
    writeBackMembers: new Map(),
    jobs: new Map(),
    idempotency: new Map(),
    ranges: new Map(),
    workers: new Map(),
    counts: new Map(),
    retention: new Map(),
    chores: new Map(),
    connections: new Map(),
    lookups: new Map(),
    saved: new Map(),
    budgets: new Map(),
    jobCaps: new Map(),
    turns: 0,
  }
}

/** The key of anything that a workspace owns. */
export const keyOf = (workspaceId: string, ...rest: readonly (string | number)[]) =>
  JSON.stringify([workspaceId, ...rest])

const rangeKey = ({ workspaceId, subjectId, step, n }: Omit<Message, 'generation'>) =>
  keyOf(workspaceId, subjectId, step, n)

export const rowOf = (store: MemoryStore, message: Omit<Message, 'generation'>) => store.ranges.get(rangeKey(message))

export const jobOf = (store: MemoryStore, at: { readonly workspaceId: string; readonly subjectId: string }) =>
  store.jobs.get(keyOf(at.workspaceId, at.subjectId))

export const rowsOf = (store: MemoryStore, workspaceId: string, subjectId: string): readonly RangeRow[] =>
  [...store.ranges.values()].filter((row) => row.workspaceId === workspaceId && row.subjectId === subjectId)

export const rangesOf = (store: MemoryStore, workspaceId: string, jobId: string): readonly RangeRow[] =>
  rowsOf(store, workspaceId, jobId)
    .filter((row) => row.step === 'enrich')
    .sort((a, b) => a.n - b.n)

/** @returns the task's row if it is the current attempt of work that still matters, else null */
export function currentRow(store: MemoryStore, task: Task): RangeRow | null {
  const row = rowOf(store, task)
  if (row?.state !== 'sent' || row.heartbeatAt === null) return null
  if (row.generation !== task.generation || row.attempts !== task.attempt) return null
  return jobOf(store, task)?.phase === 'failed' ? null : row
}

export const isFresh = (store: MemoryStore, at: Date | null) =>
  at !== null && at.getTime() > store.now().getTime() - store.timings.freshMs

/** Puts a new row among the ranges, ready to be claimed. */
export function addRow(store: MemoryStore, at: Omit<Message, 'generation'>, span: Span | null): void {
  let state: RangeState = 'ready'
  let changedAt = store.now()
  store.ranges.set(rangeKey(at), {
    workspaceId: at.workspaceId,
    subjectId: at.subjectId,
    step: at.step,
    n: at.n,
    span,
    get state() {
      return state
    },
    set state(next) {
      if (next !== state) changedAt = store.now()
      state = next
    },
    get changedAt() {
      return changedAt
    },
    generation: 1,
    attempts: 0,
    waits: 0,
    workerId: null,
    heartbeatAt: null,
    sentAt: null,
    turn: 0,
    acceptedAt: null,
    parkedUntil: null,
    parkedReason: null,
    isWoken: false,
    errorCode: null,
    part: null,
  })
}

export function removeRows(store: MemoryStore, workspaceId: string, subjectId: string): void {
  for (const row of rowsOf(store, workspaceId, subjectId)) store.ranges.delete(rangeKey(row))
}

export function count(store: MemoryStore, name: Count['name'], label: string, by = 1): void {
  const key = keyOf(name, label)
  store.counts.set(key, { name, label, value: (store.counts.get(key)?.value ?? 0) + by })
}
