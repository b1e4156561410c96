/** The in-memory twin of what nobody names any more. */
import { type KeyFacts, readKey } from '#core/storage-key.ts'
import { ESTIMATE_KEPT_HOURS } from '#pipeline/ports/estimates.ts'
import { type Leftovers, REPLACED_RESULTS_KEPT_MS, REQUESTS_KNOWN_DAYS } from '#pipeline/ports/housekeeping.ts'
import type { Step } from '#pipeline/ports/messages.ts'
import { keyOf, type MemoryStore, removeRows, rowOf } from './store.ts'
import { isRead } from './uploads.ts'

const DAY_MS = 24 * 60 * 60 * 1000

export function memoryLeftovers(store: MemoryStore): Leftovers {
  const jobOf = ({ workspaceId, subjectId }: KeyFacts) => {
    const job = store.jobs.get(keyOf(workspaceId, subjectId))
    return job?.expiredAt === null ? job : undefined
  }
  const directoryOf = ({ workspaceId, subjectId }: KeyFacts) => store.directories.get(keyOf(workspaceId, subjectId))
  const uploadOf = ({ workspaceId, subjectId }: KeyFacts) => {
    const upload = store.uploads.get(keyOf(workspaceId, subjectId))
    return upload?.expiredAt === null ? upload : undefined
  }
  const isOver = (phase: string) => phase === 'ended' || phase === 'failed'

  /** Whether the attempt that writes it may still be accepted. */
  function isBeingWritten({ workspaceId, subjectId, n, writer }: KeyFacts): boolean {
    if (writer === null) return false
    const { step, generation, attempt } = writer
    const at = { workspaceId, subjectId, step: step as Step, n: step === 'enrich' ? (n ?? 0) : 0 }
    const row = rowOf(store, at)
    return (
      row?.state === 'sent' && row.heartbeatAt !== null && row.generation === generation && row.attempts === attempt
    )
  }

  function isOrphan(key: string, facts: KeyFacts): boolean {
    const { kind, workspaceId, subjectId, n, writer, resultGeneration } = facts
    switch (kind) {
      case 'parts': {
        if (!jobOf(facts)) return true
        if (writer === null) return false
        const range = n === null ? undefined : rowOf(store, { workspaceId, subjectId, step: 'enrich', n })
        return range?.part?.key !== key && !isBeingWritten(facts)
      }
      case 'results': {
        const job = jobOf(facts)
        if (!job) return true
        if (resultGeneration === null || job.files.some((file) => file.key === key)) return false
        if (resultGeneration > job.resultGeneration) return writer !== null && !isBeingWritten(facts)
        return job.endedAt !== null && job.endedAt.getTime() <= store.now().getTime() - REPLACED_RESULTS_KEPT_MS
      }
      case 'directories': {
        const directory = directoryOf(facts)
        return !directory || (writer !== null && directory.index?.key !== key && !isBeingWritten(facts))
      }
      case 'changes': {
        const plan = store.writeBacks.get(keyOf(workspaceId, subjectId))?.plan
        return !(plan && key.startsWith(plan.prefix)) && !isBeingWritten(facts)
      }
      case 'uploads':
        return !uploadOf(facts) && !isRead(store, workspaceId, subjectId)
      default:
        return kind satisfies never
    }
  }

  function isOrphanMultipart(multipartId: string, facts: KeyFacts): boolean {
    const { kind, writer } = facts
    switch (kind) {
      case 'parts':
      case 'results': {
        const job = jobOf(facts)
        return !job || (writer === null ? isOver(job.phase) : !isBeingWritten(facts))
      }
      case 'changes':
        // They are small, and written at once.
        return false
      case 'directories':
        return writer === null ? !directoryOf(facts) : !isBeingWritten(facts)
      case 'uploads': {
        const upload = uploadOf(facts)
        return !upload || upload.etag !== null || upload.multipartId !== multipartId
      }
      default:
        return kind satisfies never
    }
  }

  return {
    houseId: async () => 'house',

    async orphans(keys) {
      return keys.filter((key) => {
        const facts = readKey(key)
        return facts !== null && isOrphan(key, facts)
      })
    },

    async orphanMultiparts(multiparts) {
      return multiparts.filter(({ key, multipartId }) => {
        const facts = readKey(key)
        return facts !== null && isOrphanMultipart(multipartId, facts)
      })
    },

    async forget(limit) {
      const longAgo = store.now().getTime() - REQUESTS_KNOWN_DAYS * DAY_MS
      const requests = [...store.idempotency].filter(([key, { jobId }]) => {
        const [workspaceId] = JSON.parse(key) as [string]
        const job = store.jobs.get(keyOf(workspaceId, jobId))
        return job === undefined || job.spec.createdAt.getTime() <= longAgo
      })
      const forgotten = requests.slice(0, limit)
      for (const [key] of forgotten) store.idempotency.delete(key)
      const before = store.now().getTime() - ESTIMATE_KEPT_HOURS * 3_600_000
      const old = [...store.estimates.values()].filter(({ createdAt }) => createdAt.getTime() < before).slice(0, limit)
      for (const { workspaceId, id } of old) {
        store.estimates.delete(keyOf(workspaceId, id))
        removeRows(store, workspaceId, id)
      }
      return forgotten.length + old.length
    },
  }
}
