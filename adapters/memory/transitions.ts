/** Changes of a range's state that several calls share, and what they mean for the job. */
import type { Step } from '#pipeline/ports/messages.ts'
import {
  addRow,
  count,
  type JobRow,
  jobOf,
  keyOf,
  type MemoryStore,
  type RangeRow,
  rowOf,
  rowsOf,
  type WriteBackRow,
} from './store.ts'

export function settle(row: RangeRow, state: 'ready' | 'done'): void {
  row.state = state
  row.workerId = null
  row.heartbeatAt = null
  row.parkedUntil = null
  row.parkedReason = null
  row.errorCode = null
}

export function parkRow(row: RangeRow, reason: string, until: Date | null): void {
  settle(row, 'ready')
  row.state = 'parked'
  row.parkedReason = reason
  row.parkedUntil = until
}

/** Gives a row another life, of its own generation. */
export function renew(row: RangeRow, generation: number): void {
  settle(row, 'ready')
  row.generation = generation
  row.attempts = 0
  row.waits = 0
}

/** Makes a step over the whole list ready: for the first time, or again after a retry. */
export function arm(store: MemoryStore, job: JobRow, step: Step): void {
  const at = { workspaceId: job.spec.workspaceId, subjectId: job.spec.id, step, n: 0 }
  const row = rowOf(store, at)
  if (row) renew(row, row.generation + 1)
  else addRow(store, at, null)
}

/** Goes on to `resolve` once split has ended, every range is done or dead, and the job is frozen (or cancelled). */
export function advance(store: MemoryStore, job: JobRow): void {
  if (job.phase !== 'running' || job.rangesTotal !== job.rangesDone) return
  if (job.frozen === null && !job.isCancelled) return
  job.phase = 'merging'
  arm(store, job, 'resolve')
}

export function failJobRow(store: MemoryStore, job: JobRow, errorCode: string): void {
  if (job.phase === 'failed') return
  job.phase = 'failed'
  job.errorCode = errorCode
  job.endedAt = store.now()
}

/** Makes a row dead, with what follows from it. */
export function kill(store: MemoryStore, row: RangeRow, errorCode: string): void {
  settle(row, 'done')
  row.state = 'dead'
  row.errorCode = errorCode
  count(store, 'steps', `${row.step}/dead`)
  const job = jobOf(store, row)
  switch (row.step) {
    case 'import':
      failDirectory(store, row, 'import.dead')
      break
    case 'enrich':
      if (job) countDead(store, job, row)
      break
    case 'split':
    case 'calibrate':
    case 'resolve':
    case 'merge':
      if (job) failJobRow(store, job, `${row.step}.dead`)
      break
    case 'estimate':
      failEstimate(store, row)
      break
    case 'fetch':
    case 'stitch':
      failRead(store, row)
      break
    case 'preview_back':
    case 'write_back':
    case 'undo_back':
      failWriteBack(store, row, 'write_back.dead')
      break
    case 'notify':
      break
    default:
      row.step satisfies never
  }
}

function countDead(store: MemoryStore, job: JobRow, row: RangeRow): void {
  job.rangesDone++
  job.deadRanges++
  job.deadRows += row.span?.rows ?? 0
  advance(store, job)
}

function failDirectory(store: MemoryStore, row: RangeRow, errorCode: string): void {
  for (const [key, directory] of store.directories) {
    if (directory.workspaceId !== row.workspaceId || directory.id !== row.subjectId) continue
    store.directories.set(key, { ...directory, status: 'failed', errorCode })
  }
}

function failRead(store: MemoryStore, row: RangeRow): void {
  const key = keyOf(row.workspaceId, row.subjectId)
  const read = store.audienceReads.get(key)
  if (read) store.audienceReads.set(key, { ...read, state: 'failed', errorCode: 'audience.dead' })
}

/** Ends what a write-back is at. What a worker has of it ends by itself, and begins nothing more. */
export function failWriteBack(
  store: MemoryStore,
  { workspaceId, subjectId, step }: Pick<RangeRow, 'workspaceId' | 'subjectId' | 'step'>,
  errorCode: string,
): void {
  const key = keyOf(workspaceId, subjectId)
  const writeBack = store.writeBacks.get(key)
  const failedIn = step === 'preview_back' ? 'preview' : step === 'undo_back' ? 'undo' : 'apply'
  if (writeBack) store.writeBacks.set(key, { ...writeBack, state: 'failed', errorCode, failedIn })
  for (const row of rowsOf(store, workspaceId, subjectId)) {
    if (row.state !== 'dead' && row.heartbeatAt === null) settle(row, 'done')
  }
}

/** Which steps a write-back is at in which state; null for steps of others. */
export function stateOfWriteBack(step: Step): WriteBackRow['state'] | null {
  switch (step) {
    case 'preview_back':
      return 'previewing'
    case 'write_back':
      return 'applying'
    case 'undo_back':
      return 'undoing'
    default:
      return null
  }
}

function failEstimate(store: MemoryStore, row: RangeRow): void {
  const key = keyOf(row.workspaceId, row.subjectId)
  const estimate = store.estimates.get(key)
  if (estimate) store.estimates.set(key, { ...estimate, state: 'failed', errorCode: 'estimate.dead' })
}
