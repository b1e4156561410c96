/** The in-memory twin of jobs: made, shown, and what their owner may ask of them. */
import { noTallies, subtractTallies } from '#core/counts.ts'
import { isFromOutside, type Job, type Jobs, type ParkedRanges } from '#pipeline/ports/jobs.ts'
import { newestFirst } from './page.ts'
import { addRow, type JobRow, keyOf, type MemoryStore, type RangeRow, rangesOf, removeRows, rowsOf } from './store.ts'
import { advance, renew, settle } from './transitions.ts'
import { isWritingBack, removeWriteBacks } from './write-backs-of-job.ts'

/** Rows accepted this lately tell how fast a job goes. */
const RECENT_MS = 30_000
/** So do the last two where they are older, but no more than this. */
const MOST_RECENT_MS = 300_000

export function memoryJobs(store: MemoryStore): Jobs {
  const find = (workspaceId: string, id: string) => store.jobs.get(keyOf(workspaceId, id))

  return {
    async create(spec, idempotency) {
      const known = idempotency && store.idempotency.get(keyOf(spec.workspaceId, idempotency.key))
      if (idempotency && known) {
        if (known.requestHash !== idempotency.requestHash) return { outcome: 'conflict' }
        return { outcome: 'repeated', id: known.jobId }
      }
      if (store.uploads.get(keyOf(spec.workspaceId, spec.uploadId))?.expiredAt) return { outcome: 'expired' }
      if (idempotency) {
        const { key, requestHash } = idempotency
        store.idempotency.set(keyOf(spec.workspaceId, key), { requestHash, jobId: spec.id })
      }
      store.jobs.set(keyOf(spec.workspaceId, spec.id), newJob(spec))
      if (typeof spec.capMicros === 'number') store.jobCaps.set(keyOf(spec.workspaceId, spec.id), spec.capMicros)
      for (const step of ['split', 'calibrate'] as const) {
        addRow(store, { workspaceId: spec.workspaceId, subjectId: spec.id, step, n: 0 }, null)
      }
      return { outcome: 'created', id: spec.id }
    },

    async get(workspaceId, id) {
      const job = find(workspaceId, id)
      return job ? view(store, job) : null
    },

    async list(workspaceId, cursor, limit) {
      const own = [...store.jobs.values()].filter((job) => job.spec.workspaceId === workspaceId)
      return newestFirst(
        own.map((job) => view(store, job)),
        cursor,
        limit,
      )
    },

    async pause(workspaceId, id) {
      const job = find(workspaceId, id)
      if (!job) return 'missing'
      if (!isWorking(job) || job.isCancelled) return 'not_now'
      job.isPaused = true
      return 'done'
    },

    async resume(workspaceId, id) {
      const job = find(workspaceId, id)
      if (!job) return 'missing'
      if (job.phase === 'ended' || job.phase === 'failed') return 'not_now'
      job.isPaused = false
      for (const row of rowsOf(store, workspaceId, id)) {
        if (row.state === 'parked' && isResumed(row.parkedReason ?? '')) settle(row, 'ready')
        if (row.state === 'sent') row.isWoken = true
      }
      return 'done'
    },

    async wake(workspaceId, { of, reasons }) {
      for (const { spec, phase } of store.jobs.values()) {
        if (spec.workspaceId !== workspaceId || phase === 'ended' || phase === 'failed' || !isMeant(spec, of)) continue
        for (const row of rowsOf(store, workspaceId, spec.id)) {
          if (row.state === 'parked' && reasons.includes(row.parkedReason ?? '')) settle(row, 'ready')
          if (row.state === 'sent') row.isWoken = true
        }
      }
    },

    async cancel(workspaceId, id) {
      const job = find(workspaceId, id)
      if (!job) return 'missing'
      if (job.isCancelled) return 'done'
      if (!isWorking(job)) return 'not_now'
      job.isCancelled = true
      job.isPaused = false
      for (const row of rowsOf(store, workspaceId, id)) {
        if (row.step === 'calibrate' && job.frozen === null) settle(row, 'done')
        else if (row.state === 'parked') settle(row, 'ready')
      }
      advance(store, job)
      return 'done'
    },

    async retryFailed(workspaceId, id, unknownFate) {
      const job = find(workspaceId, id)
      if (!job) return 'missing'
      if (job.phase !== 'ended' || job.isCancelled || job.expiredAt !== null) return 'not_now'
      const ranges = rangesOf(store, workspaceId, id)
      const failed = ranges.filter((row) => row.state === 'dead' || (row.part?.tallies.statuses.failed ?? 0) > 0)
      if (failed.length === 0) return 'not_now'
      if (unknownFate === 'ask_again') job.askUnknownBefore = store.now()
      const generation = Math.max(...ranges.map((row) => row.generation)) + 1
      for (const row of failed) takeBack(job, row, generation)
      for (const row of rowsOf(store, workspaceId, id)) if (row.step === 'notify') settle(row, 'done')
      Object.assign(job, { phase: 'running', errorCode: null, isPaused: false, endedAt: null })
      return 'done'
    },

    async delete(workspaceId, id) {
      const job = find(workspaceId, id)
      if (!job) return 'missing'
      if (job.phase !== 'ended' && job.phase !== 'failed') return 'in_use'
      if (isWritingBack(store, workspaceId, ({ jobId }) => jobId === id)) return 'in_use'
      removeWriteBacks(store, workspaceId, id)
      store.jobs.delete(keyOf(workspaceId, id))
      removeRows(store, workspaceId, id)
      for (const [key, { jobId }] of store.idempotency) if (jobId === id) store.idempotency.delete(key)
      return 'deleted'
    },
  }
}

const isWorking = (job: JobRow) => job.phase === 'queued' || job.phase === 'splitting' || job.phase === 'running'

/** Whether a person's word that the job may go on is enough. */
const isResumed = (reason: string) => reason === 'paused' || isFromOutside(reason)

function isMeant({ id, providers }: JobRow['spec'], of: ParkedRanges['of']): boolean {
  if (of === 'workspace') return true
  if ('jobId' in of) return id === of.jobId
  return providers.some((provider) => 'connectionId' in provider && provider.connectionId === of.connectionId)
}

function newJob(spec: JobRow['spec']): JobRow {
  return {
    spec,
    phase: 'queued',
    errorCode: null,
    isPaused: false,
    isCancelled: false,
    frozen: null,
    askUnknownBefore: null,
    rangesTotal: null,
    rangesDone: 0,
    deadRanges: 0,
    deadRows: 0,
    rowsSplit: 0,
    tallies: noTallies(),
    resultGeneration: 0,
    files: [],
    startedAt: null,
    endedAt: null,
    expiredAt: null,
  }
}

/** Undoes what a range counted for, and gives it another life. */
function takeBack(job: JobRow, row: RangeRow, generation: number): void {
  job.rangesDone--
  if (row.state === 'dead') {
    job.deadRanges--
    job.deadRows -= row.span?.rows ?? 0
  }
  if (row.part) job.tallies = subtractTallies(job.tallies, row.part.tallies)
  row.part = null
  row.acceptedAt = null
  renew(row, generation)
}

function view(store: MemoryStore, { spec, ...state }: JobRow): Job {
  const parked = rowsOf(store, spec.workspaceId, spec.id).filter((row) => row.state === 'parked')
  const isOpen = state.phase === 'splitting' || state.phase === 'running'
  return {
    ...spec,
    ...state,
    capMicros: store.jobCaps.get(keyOf(spec.workspaceId, spec.id)) ?? null,
    trialRows: spec.trialRows ?? null,
    parkedRanges: parked.filter((row) => row.step === 'enrich').length,
    waiting: waiting(parked),
    recent: isOpen ? recent(store, rangesOf(store, spec.workspaceId, spec.id)) : null,
    sourceKeptSince: sourceKeptSince(store, spec),
  }
}

function sourceKeptSince(store: MemoryStore, { workspaceId, uploadId }: JobRow['spec']): Date | null {
  const upload = store.uploads.get(keyOf(workspaceId, uploadId))
  return upload?.expiredAt === null ? upload.createdAt : null
}

function waiting(parked: readonly RangeRow[]): Job['waiting'] {
  const reasons = [...new Set(parked.map((row) => row.parkedReason ?? ''))].sort()
  return reasons.map((reason) => {
    const rows = parked.filter((row) => row.parkedReason === reason)
    const untils = rows.flatMap((row) => row.parkedUntil ?? [])
    const until = untils.reduce<Date | null>((least, each) => (least && least < each ? least : each), null)
    return { reason, until, ranges: rows.length }
  })
}

function recent(store: MemoryStore, ranges: readonly RangeRow[]): Job['recent'] {
  const now = store.now().getTime()
  const accepted = ranges
    .flatMap((row) => (row.acceptedAt ? [{ at: row.acceptedAt.getTime(), rows: row.span?.rows ?? 0 }] : []))
    .sort((a, b) => b.at - a.at)
  const late = accepted.filter((part, i) => part.at > now - (i < 2 ? MOST_RECENT_MS : RECENT_MS))
  const since = late.at(-1)
  if (late.length < 2 || !since) return null
  const rows = late.slice(0, -1).reduce((sum, part) => sum + part.rows, 0)
  return { rows, seconds: (now - since.at) / 1000 }
}
