/** The in-memory twin of the backlog: what is given out next, and what is taken back. */
import { type Backlog, MAX_ATTEMPTS, type Message, STEPS } from '#pipeline/ports.ts'
import { isFresh, jobOf, keyOf, type MemoryStore, type RangeRow, rowOf } from './store.ts'
import { kill, settle } from './transitions.ts'

export function memoryBacklog(store: MemoryStore): Backlog {
  /**
   * The plain way: one at a time, from the workspace, then the job, with the least in flight, of these from the one that
   * was served longest ago.
   */
  function nextRow(): RangeRow | undefined {
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
    let next: RangeRow | undefined
    for (const row of store.ranges.values()) {
      if (row.state !== 'ready' || !isClaimable(store, row)) continue
      if (next === undefined || isBefore(row, next)) next = row
    }
    return next
  }

  return {
    async claim(window) {
      const claimed: Message[] = []
      let inFlight = [...store.ranges.values()].filter((row) => row.state === 'sent').length
      for (; inFlight < window; inFlight++) {
        const row = nextRow()
        if (!row) break
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
          settle(row, 'ready')
          readied++
        }
      }
      return { readied, dead }
    },
  }
}

export function isClaimable(store: MemoryStore, row: RangeRow): boolean {
  if (row.step === 'import') return store.directories.get(keyOf(row.workspaceId, row.subjectId))?.status === 'importing'
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
