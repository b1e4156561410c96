/** The in-memory twin of giving dead steps another life. */
import type { Message, Step } from '#pipeline/ports/messages.ts'
import type { Operations } from '#pipeline/ports/operating.ts'
import { type JobRow, keyOf, type MemoryStore, type RangeRow, rowsOf } from './store.ts'
import { renew, settle } from './transitions.ts'

/** Steps over the whole list: each that dies takes its job along. */
const WHOLE: readonly Step[] = ['split', 'calibrate', 'resolve', 'merge']

export function redriveIn(store: MemoryStore): Operations['redrive'] {
  return async (workspaceId, subjectId, only) => {
    const key = keyOf(workspaceId, subjectId)
    const all = rowsOf(store, workspaceId, subjectId).filter(({ state }) => state === 'dead')
    const dead = all.filter(({ step, n }) => only === null || (only.step === step && only.n === n))
    const job = store.jobs.get(key)
    const directory = store.directories.get(key)
    const revived = job ? ofJob(job, all, dead) : directory?.status === 'failed' ? dead : []
    if (revived.length === 0) return { outcome: 'not_now' }
    const steps = revived.map(({ step, n, generation }): Message => ({ workspaceId, subjectId, step, n, generation }))
    for (const row of revived) renew(row, row.generation + 1)
    if (job) reviveJob(store, job, revived)
    else if (directory) store.directories.set(key, { ...directory, status: 'importing', errorCode: null })
    return { outcome: 'done', steps }
  }
}

function ofJob(job: JobRow, all: readonly RangeRow[], dead: readonly RangeRow[]): readonly RangeRow[] {
  const whole = all.filter(({ step }) => WHOLE.includes(step))
  const ranges = dead.filter(({ step }) => step === 'enrich' && !job.isCancelled)
  if (job.phase === 'failed') {
    const isByDeath = whole.some(({ step }) => job.errorCode === `${step}.dead`)
    return isByDeath && dead.some((row) => whole.includes(row)) ? whole : []
  }
  if (job.phase === 'ended' && ranges.length === 0) return dead.filter(({ step }) => step === 'notify')
  return job.phase === 'queued' || job.phase === 'merging' ? [] : ranges
}

function reviveJob(store: MemoryStore, job: JobRow, revived: readonly RangeRow[]): void {
  const isMerging = revived.some(({ step }) => step === 'resolve' || step === 'merge')
  if (revived.some(({ step }) => WHOLE.includes(step))) {
    const before = job.rangesTotal !== null ? 'running' : job.startedAt !== null ? 'splitting' : 'queued'
    job.phase = isMerging ? 'merging' : before
  }
  const ranges = revived.filter(({ step }) => step === 'enrich')
  job.rangesDone -= ranges.length
  job.deadRanges -= ranges.length
  for (const { span } of ranges) job.deadRows -= span?.rows ?? 0
  if (ranges.length > 0) {
    if (job.phase === 'ended') job.phase = 'running'
    for (const row of rowsOf(store, job.spec.workspaceId, job.spec.id)) if (row.step === 'notify') settle(row, 'done')
  }
  if (job.phase !== 'ended') Object.assign(job, { errorCode: null, endedAt: null })
}
