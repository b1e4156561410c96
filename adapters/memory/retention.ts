/** The in-memory twin of for how long files are kept. */
import { DEFAULT_RETENTION, keptUntil } from '#core/retention.ts'
import { DAYS_TO_COMPLETE, type Due, type Retention } from '#pipeline/ports/housekeeping.ts'
import type { Upload } from '#pipeline/ports/uploads.ts'
import { type JobRow, keyOf, type MemoryStore, removeRows } from './store.ts'
import { isRead } from './uploads.ts'
import { isWritingBack, removeWriteBacks } from './write-backs-of-job.ts'

export function memoryRetention(store: MemoryStore): Retention {
  const ruleOf = (workspaceId: string) => store.retention.get(workspaceId) ?? DEFAULT_RETENTION

  /** When its time came, or null while it has not. */
  function overdueSince(end: Date | null): Date | null {
    return end !== null && end <= store.now() ? end : null
  }

  function jobOverdueSince({ spec, phase, endedAt, expiredAt }: JobRow): Date | null {
    if (isWritingBack(store, spec.workspaceId, ({ jobId }) => jobId === spec.id)) return null
    if (expiredAt !== null || endedAt === null || (phase !== 'ended' && phase !== 'failed')) return null
    return overdueSince(keptUntil(endedAt, ruleOf(spec.workspaceId).resultDays))
  }

  function uploadOverdueSince({ workspaceId, id, etag, createdAt, expiredAt }: Upload): Date | null {
    if (expiredAt !== null || isRead(store, workspaceId, id)) return null
    const byRule = overdueSince(keptUntil(createdAt, ruleOf(workspaceId).uploadDays))
    const asUnfinished = etag === null ? overdueSince(keptUntil(createdAt, DAYS_TO_COMPLETE)) : null
    return byRule !== null && asUnfinished !== null && asUnfinished < byRule ? asUnfinished : (byRule ?? asUnfinished)
  }

  return {
    get: async (workspaceId) => ruleOf(workspaceId),
    async set(workspaceId, rule) {
      store.retention.set(workspaceId, rule)
    },

    async due(limit) {
      const jobs = [...store.jobs.values()].map((job) => {
        const { workspaceId, id } = job.spec
        return { since: jobOverdueSince(job), due: { kind: 'job', workspaceId, id } satisfies Due as Due }
      })
      const uploads = [...store.uploads.values()].map((upload) => {
        const { workspaceId, id, key, etag, multipartId } = upload
        const due: Due = { kind: 'upload', workspaceId, id, key, multipartId: etag === null ? multipartId : null }
        return { since: uploadOverdueSince(upload), due }
      })
      return [...jobs, ...uploads]
        .filter(({ since }) => since !== null)
        .sort((a, b) => Number(a.since) - Number(b.since) || (a.due.id < b.due.id ? -1 : 1))
        .slice(0, limit)
        .map(({ due }) => due)
    },

    async expire({ kind, workspaceId, id }) {
      const key = keyOf(workspaceId, id)
      switch (kind) {
        case 'job': {
          const job = store.jobs.get(key)
          if (!job || jobOverdueSince(job) === null) return false
          job.expiredAt = store.now()
          job.files = []
          removeRows(store, workspaceId, id)
          removeWriteBacks(store, workspaceId, id)
          return true
        }
        case 'upload': {
          const upload = store.uploads.get(key)
          if (!upload || uploadOverdueSince(upload) === null) return false
          store.uploads.set(key, { ...upload, expiredAt: store.now() })
          return true
        }
        default:
          return kind satisfies never
      }
    },
  }
}
