/** The in-memory twin of what happens to a range between its message and its acceptance. */
import { addTallies, subtractTallies } from '#core/counts.ts'
import { countsToKeep } from '#core/counts-to-keep.ts'
import { isFromOutside, type JobSpec } from '#pipeline/ports/jobs.ts'
import type { Message, Task } from '#pipeline/ports/messages.ts'
import type { RangePart } from '#pipeline/ports/parts.ts'
import { MAX_ATTEMPTS, type Ranges } from '#pipeline/ports/ranges.ts'
import {
  addRow,
  count,
  currentRow,
  isFresh,
  type JobRow,
  jobOf,
  keyOf,
  type MemoryStore,
  type RangeRow,
  rangesOf,
  rowOf,
} from './store.ts'
import { advance, arm, failJobRow, kill, parkRow, settle, stateOfWriteBack } from './transitions.ts'

/** Steps that stop while a job is paused and go on at once when it is cancelled. */
const PAUSABLE: readonly string[] = ['split', 'calibrate', 'enrich']

export function memoryRanges(store: MemoryStore): Ranges {
  function settled(task: Task, then: (job: JobRow, row: RangeRow) => void, end: 'done' | 'failed' = 'done'): boolean {
    const row = currentRow(store, task)
    const job = jobOf(store, task)
    if (!row || !job) return false
    settle(row, 'done')
    count(store, 'steps', `${row.step}/${end}`)
    then(job, row)
    return true
  }

  return {
    async begin(message, workerId) {
      const row = rowOf(store, message)
      const job = jobOf(store, message)
      if (row?.state !== 'sent' || row.generation !== message.generation || isFresh(store, row.heartbeatAt)) return drop
      if (!isWanted(store, message, job)) return drop
      if (job?.isPaused && PAUSABLE.includes(row.step)) {
        parkRow(row, 'paused', null)
        return drop
      }
      if (row.attempts - row.waits >= MAX_ATTEMPTS) {
        kill(store, row, 'range.attempts')
        return { outcome: 'dead' }
      }
      const failures = row.attempts - row.waits
      row.attempts++
      row.workerId = workerId
      row.heartbeatAt = store.now()
      row.isWoken = false
      if (job?.phase === 'queued' && row.step === 'split') {
        job.phase = 'splitting'
        job.startedAt = store.now()
      }
      return { outcome: 'go', task: { ...message, attempt: row.attempts, failures, span: row.span } }
    },

    async heartbeat(task) {
      const row = currentRow(store, task)
      if (row) row.heartbeatAt = store.now()
      return row !== null
    },

    async park(task, reason, forMs) {
      const row = currentRow(store, task)
      if (!row) return
      row.waits++
      const job = jobOf(store, task)
      const isFree =
        job !== undefined && ((job.isCancelled && forMs === null) || (reason === 'paused' && !job.isPaused))
      const isMended = row.isWoken && isFromOutside(reason)
      if (forMs === 0 || isMended || (isFree && PAUSABLE.includes(row.step))) settle(row, 'ready')
      else parkRow(row, reason, forMs === null ? null : new Date(store.now().getTime() + forMs))
    },

    async giveBack(task, errorCode) {
      const row = currentRow(store, task)
      if (!row) return 'stale'
      const counted = row.attempts - row.waits
      if (counted >= MAX_ATTEMPTS) {
        kill(store, row, errorCode)
        return 'dead'
      }
      const waitMs = store.timings.retryBaseMs * 2 ** (counted - 1)
      parkRow(row, 'retry', new Date(store.now().getTime() + waitMs))
      count(store, 'steps', `${row.step}/retry`)
      return 'again'
    },

    async append(task, firstN, spans) {
      const job = jobOf(store, task)
      if (!currentRow(store, task) || !job) return false
      for (const [i, span] of spans.entries()) {
        addRow(store, { ...task, step: 'enrich', n: firstN + i }, span)
        job.rowsSplit += span.rows
      }
      return true
    },

    async lastSpan(task) {
      const last = rangesOf(store, task.workspaceId, task.subjectId).at(-1)
      return { nextN: last ? last.n + 1 : 0, last: last?.span ?? null }
    },

    finishSplit: async (task, rangesTotal) =>
      settled(task, (job) => {
        job.rangesTotal = rangesTotal
        job.phase = 'running'
        advance(store, job)
      }),

    finishCalibrate: async (task, frozen) =>
      settled(task, (job) => {
        job.frozen = frozen
        advance(store, job)
      }),

    async accept(task, part) {
      const isAccepted = settled(task, (job, row) => {
        row.part = part
        row.acceptedAt = store.now()
        job.tallies = addTallies(job.tallies, part.tallies)
        job.rangesDone++
        for (const { name, label, value } of countsToKeep(part.tallies, vendorsOf(store, job.spec))) {
          count(store, name, label, value)
        }
        advance(store, job)
      })
      return isAccepted ? 'accepted' : 'stale'
    },

    async replacePart(task, n, oldKey, part) {
      const job = jobOf(store, task)
      const row = rowOf(store, { ...task, step: 'enrich', n })
      if (!currentRow(store, task) || !job || !row?.part || row.part.key !== oldKey) return 'stale'
      job.tallies = addTallies(subtractTallies(job.tallies, row.part.tallies), part.tallies)
      row.part = part
      return 'accepted'
    },

    finishResolve: async (task) => settled(task, (job) => arm(store, job, 'merge')),

    finishMerge: async (task, files) =>
      settled(task, (job) => {
        job.phase = 'ended'
        job.endedAt = store.now()
        job.files = files
        job.resultGeneration++
        arm(store, job, 'notify')
      }),

    finishNotify: async (task) => settled(task, () => {}),

    failJob: async (task, errorCode) => settled(task, (job) => failJobRow(store, job, errorCode), 'failed'),

    async parts(workspaceId, jobId, fromN, limit) {
      return rangesOf(store, workspaceId, jobId)
        .filter((row) => row.n >= fromN)
        .slice(0, limit)
        .map(rangePart)
    },

    async partsHolding(workspaceId, jobId, row, status, limit) {
      const holds = ({ span, part, state }: RangeRow) =>
        span !== null &&
        span.firstRow + span.rows > row &&
        (part === null
          ? state === 'dead' && (status === null || status === 'failed')
          : status === null || part.tallies.statuses[status] > 0)
      return rangesOf(store, workspaceId, jobId).filter(holds).slice(0, limit).map(rangePart)
    },
  }
}

/** Services that a job asks, in its order. */
const vendorsOf = (store: MemoryStore, { workspaceId, providers }: JobSpec) =>
  providers.flatMap((provider) => {
    if ('directoryId' in provider) return []
    return store.connections.get(keyOf(workspaceId, provider.connectionId))?.connection.service ?? []
  })

const drop = { outcome: 'drop' } as const

/** Whether what the message is about still wants its step. */
function isWanted(store: MemoryStore, message: Message, job: JobRow | undefined): boolean {
  if (message.step === 'import') {
    return store.directories.get(keyOf(message.workspaceId, message.subjectId))?.status === 'importing'
  }
  if (message.step === 'estimate') {
    return store.estimates.get(keyOf(message.workspaceId, message.subjectId))?.state === 'counting'
  }
  if (message.step === 'fetch' || message.step === 'stitch') {
    return store.audienceReads.get(keyOf(message.workspaceId, message.subjectId))?.state === 'reading'
  }
  const writeBackState = stateOfWriteBack(message.step)
  if (writeBackState !== null) {
    return store.writeBacks.get(keyOf(message.workspaceId, message.subjectId))?.state === writeBackState
  }
  return job !== undefined && job.phase !== 'failed' && (job.phase !== 'ended' || message.step === 'notify')
}

function rangePart(row: RangeRow): RangePart {
  if (row.span === null) throw new Error('range without a span')
  return { n: row.n, span: row.span, generation: row.generation, part: row.part, isDead: row.state === 'dead' }
}
