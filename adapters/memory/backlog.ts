/** The in-memory twin of the backlog: what is given out next, and what is taken back. */
import { type Backlog, LONG_LIST_BYTES, LONG_RANGE_ROWS, PLACES_PER_WORKER } from '#pipeline/ports/backlog.ts'
import { type Message, STEPS, type Step } from '#pipeline/ports/messages.ts'
import { CAREFUL_AFTER, CAREFUL_STEPS, MAX_ATTEMPTS, MOST_CAREFUL_ATTEMPTS } from '#pipeline/ports/ranges.ts'
import { isFresh, jobOf, keyOf, type MemoryStore, type RangeRow, rowOf } from './store.ts'
import { kill, settle, stateOfWriteBack } from './transitions.ts'

/** Steps over a whole list that take the longer the longer it is. */
const OVER_THE_LIST: readonly Step[] = ['import', 'split', 'resolve', 'merge', 'estimate']

export function memoryBacklog(store: MemoryStore): Backlog {
  return {
    async claim(places) {
      const rows = [...store.ranges.values()]
      const flying = rows.filter((row) => row.state === 'sent')
      const ready = rows.filter((row) => row.state === 'ready' && isClaimable(store, row))
      const mostLong = Math.max(1, Math.floor(places / PLACES_PER_WORKER) - 1)
      let longLeft = mostLong - flying.filter((row) => isLongStep(store, row)).length
      const allowed = ready.filter((row) => !isLongStep(store, row))
      const long = ready.filter((row) => isLongStep(store, row))
      for (const row of inTurn(store, long)) {
        if (longLeft-- <= 0) break
        allowed.push(row)
      }

      const claimed: Message[] = []
      let free = places - flying.reduce((sum, row) => sum + placesOf(store, row), 0)
      for (const row of inTurn(store, allowed)) {
        free -= placesOf(store, row)
        if (free < 0) break
        row.state = 'sent'
        row.sentAt = store.now()
        row.turn = ++store.turns
        claimed.push(messageOf(row))
      }
      return claimed
    },

    async unclaim(messages) {
      for (const message of messages) {
        const row = rowOf(store, message)
        if (row?.state !== 'sent' || row.heartbeatAt !== null || row.generation !== message.generation) continue
        settle(row, 'ready')
        row.turn = 0
      }
    },

    async sweep() {
      let readied = 0
      const dead: { message: Message; reasonCode: string }[] = []
      for (const row of store.ranges.values()) {
        const isDue = row.state === 'parked' && row.parkedUntil !== null && row.parkedUntil <= store.now()
        const isLost = row.state === 'sent' && !isFresh(store, row.sentAt) && !isFresh(store, row.heartbeatAt)
        if (isLost && row.attempts - row.waits >= MAX_ATTEMPTS) {
          dead.push({ message: messageOf(row), reasonCode: 'range.attempts' })
          kill(store, row, 'range.attempts')
        } else if (isDue || isLost) {
          if (isLost && diedCarefully(row)) row.waits++
          settle(row, 'ready')
          readied++
        }
      }
      return { readied, dead }
    },
  }
}

/** A worker died of something else than a row. */
function diedCarefully({ step, heartbeatAt, attempts, waits }: RangeRow): boolean {
  const isCareful = CAREFUL_STEPS.includes(step) && attempts - waits > CAREFUL_AFTER
  return isCareful && heartbeatAt !== null && attempts < MOST_CAREFUL_ATTEMPTS
}

/**
 * The plain way: one at a time, from the workspace, then the job, with the least in flight, of these from the one that
 * was served longest ago; within a job by step and number.
 */
function* inTurn(store: MemoryStore, rows: readonly RangeRow[]): Generator<RangeRow> {
  const flight = new Map<string, number>()
  const served = new Map<string, number>()
  const count = (key: string) => flight.get(key) ?? 0
  const lastTurn = (key: string) => served.get(key) ?? 0
  const keysOf = (row: RangeRow) => [keyOf(row.workspaceId), keyOf(row.workspaceId, row.subjectId)] as const
  for (const row of store.ranges.values()) {
    for (const key of keysOf(row)) {
      if (row.state === 'sent') flight.set(key, count(key) + 1)
      served.set(key, Math.max(lastTurn(key), row.turn))
    }
  }
  function isBefore(a: RangeRow, b: RangeRow): boolean {
    const [[workspaceA, jobA], [workspaceB, jobB]] = [keysOf(a), keysOf(b)]
    const order =
      count(workspaceA) - count(workspaceB) ||
      lastTurn(workspaceA) - lastTurn(workspaceB) ||
      compare(a.workspaceId, b.workspaceId) ||
      count(jobA) - count(jobB) ||
      lastTurn(jobA) - lastTurn(jobB) ||
      compare(a.subjectId, b.subjectId) ||
      STEPS.indexOf(a.step) - STEPS.indexOf(b.step) ||
      a.n - b.n
    return order < 0
  }
  const left = new Set(rows)
  for (let turn = store.turns + 1; left.size > 0; turn++) {
    const next = [...left].reduce((best, row) => (isBefore(row, best) ? row : best))
    left.delete(next)
    yield next
    for (const key of keysOf(next)) {
      flight.set(key, count(key) + 1)
      served.set(key, turn)
    }
  }
}

function placesOf(store: MemoryStore, row: RangeRow): number {
  return isLongStep(store, row) || (row.span?.rows ?? 0) > LONG_RANGE_ROWS ? 2 : 1
}

function isLongStep(store: MemoryStore, row: RangeRow): boolean {
  const key = keyOf(row.workspaceId, row.subjectId)
  const subject = store.directories.get(key) ?? store.estimates.get(key) ?? jobOf(store, row)?.spec
  return OVER_THE_LIST.includes(row.step) && (subject?.source.bytes ?? 0) > LONG_LIST_BYTES
}

export function isClaimable(store: MemoryStore, row: RangeRow): boolean {
  if (row.step === 'import') return store.directories.get(keyOf(row.workspaceId, row.subjectId))?.status === 'importing'
  if (row.step === 'estimate') return store.estimates.get(keyOf(row.workspaceId, row.subjectId))?.state === 'counting'
  if (row.step === 'fetch' || row.step === 'stitch') {
    return store.audienceReads.get(keyOf(row.workspaceId, row.subjectId))?.state === 'reading'
  }
  if (row.step === 'preview_back' || row.step === 'write_back' || row.step === 'undo_back') {
    return store.writeBacks.get(keyOf(row.workspaceId, row.subjectId))?.state === stateOfWriteBack(row.step)
  }
  const job = jobOf(store, row)
  if (!job || job.phase === 'failed') return false
  switch (row.step) {
    case 'notify':
      return true
    case 'resolve':
    case 'merge':
      return job.phase !== 'ended'
    case 'split':
    case 'calibrate':
      return job.phase !== 'ended' && !job.isPaused
    case 'enrich':
      return job.phase !== 'ended' && !job.isPaused && (job.frozen !== null || job.isCancelled)
    default:
      return row.step satisfies never
  }
}

const messageOf = ({ step, workspaceId, subjectId, n, generation }: RangeRow): Message => ({
  step,
  workspaceId,
  subjectId,
  n,
  generation,
})

/** By code unit: the same everywhere. */
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
