/** The in-memory twin of what operators are told and may do. */
import type { DeadStep, Operations, Overview, StepCount, WorkerAtWork } from '#pipeline/ports/operating.ts'
import { isClaimable } from './backlog.ts'
import { redriveIn } from './redrive.ts'
import { isFresh, type MemoryStore, type RangeRow } from './store.ts'

export function memoryOperations(store: MemoryStore): Operations {
  const secondsSince = (at: Date) => (store.now().getTime() - at.getTime()) / 1000

  function steps(rows: readonly RangeRow[]): readonly StepCount[] {
    const groups = new Map<string, StepCount>()
    for (const { step, state, parkedReason: reason, changedAt } of rows) {
      if (state === 'done') continue
      const key = JSON.stringify([step, state, reason])
      const known = groups.get(key)
      const oldestSeconds = Math.max(known?.oldestSeconds ?? 0, secondsSince(changedAt))
      groups.set(key, { step, state, reason, count: (known?.count ?? 0) + 1, oldestSeconds })
    }
    return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
  }

  function workers(rows: readonly RangeRow[]): readonly WorkerAtWork[] {
    const alive = [...store.workers].filter(([, { seenAt }]) => isFresh(store, seenAt))
    return alive.map(([id, { startedAt, seenAt }]) => {
      const row = rows.find(({ state, workerId }) => state === 'sent' && workerId === id)
      const { workspaceId, subjectId, step, n, attempts: attempt } = row ?? ({} as RangeRow)
      const task = row ? { workspaceId, subjectId, step, n, attempt, seconds: secondsSince(row.changedAt) } : null
      return { id, startedAt, seenSeconds: secondsSince(seenAt), task }
    })
  }

  return {
    async overview(mostDead): Promise<Overview> {
      const rows = [...store.ranges.values()]
      const claimable = rows.filter((row) => row.state === 'ready' && isClaimable(store, row))
      const lagOf = (waiting: readonly RangeRow[]) =>
        Math.max(0, ...waiting.map(({ changedAt }) => secondsSince(changedAt)))
      const dead = rows.filter(({ state }) => state === 'dead').sort((a, b) => +b.changedAt - +a.changedAt)
      return {
        steps: steps(rows),
        backlog: claimable.length + rows.filter(({ state }) => state === 'sent').length,
        lag: { rangeSeconds: lagOf(claimable.filter(({ step }) => step === 'enrich')), stepSeconds: lagOf(claimable) },
        dead: dead.slice(0, mostDead).map(deadOf),
        workers: workers(rows),
      }
    },
    counts: async () => [...store.counts.values()].sort((a, b) => (a.name + a.label < b.name + b.label ? -1 : 1)),
    storedBytes: async () => storedBytes(store),
    redrive: redriveIn(store),
  }
}

const deadOf = ({ workspaceId, subjectId, step, n, generation, span, errorCode, changedAt }: RangeRow): DeadStep => ({
  workspaceId,
  subjectId,
  step,
  n,
  generation,
  rows: span?.rows ?? null,
  errorCode: errorCode ?? 'unknown',
  diedAt: changedAt,
})

function storedBytes({ uploads, directories, ranges, jobs }: MemoryStore): number {
  const sizes = [
    ...[...uploads.values()].filter(({ etag }) => etag !== null).map(({ bytes }) => bytes),
    ...[...directories.values()].map(({ index }) => index?.bytes ?? 0),
    ...[...ranges.values()].flatMap(({ part }) => Object.values(part?.sections ?? {})),
    ...[...jobs.values()].flatMap(({ files }) => files.map(({ bytes }) => bytes)),
  ]
  return sizes.reduce((sum, bytes) => sum + bytes, 0)
}
