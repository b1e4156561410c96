/** The in-memory twin of audiences that are brought in. */
import type { AudienceRead, AudienceReads } from '#pipeline/ports/audience-reads.ts'
import type { Task } from '#pipeline/ports/messages.ts'
import { newUploadOf } from '../audience-upload.ts'
import { addRow, count, currentRow, keyOf, type MemoryStore, rowsOf } from './store.ts'
import { settle } from './transitions.ts'

export function memoryAudienceReads(store: MemoryStore): AudienceReads {
  const at = ({ workspaceId, subjectId }: Task) => keyOf(workspaceId, subjectId)

  function end(task: Task, change: (read: AudienceRead) => AudienceRead, how: 'done' | 'failed' = 'done'): boolean {
    const row = currentRow(store, task)
    const read = store.audienceReads.get(at(task))
    if (!row || read?.state !== 'reading') return false
    settle(row, 'done')
    count(store, 'steps', `${task.step}/${how}`)
    store.audienceReads.set(at(task), change(read))
    return true
  }

  const add = ({ workspaceId, subjectId }: Task, step: 'fetch' | 'stitch', n: number) =>
    addRow(store, { workspaceId, subjectId, step, n }, null)

  return {
    async create(spec) {
      const { workspaceId, uploadId } = spec
      const upload = { ...newUploadOf(spec), etag: null, dialect: null, overrides: {}, expiredAt: null }
      store.uploads.set(keyOf(workspaceId, uploadId), upload)
      store.audienceReads.set(keyOf(workspaceId, uploadId), {
        ...spec,
        state: 'reading',
        errorCode: null,
        columns: null,
        plan: [],
        totalBefore: 0,
        membersRead: 0,
        report: null,
      })
      addRow(store, { workspaceId, subjectId: uploadId, step: 'fetch', n: 0 }, null)
    },

    get: async (workspaceId, uploadId) => store.audienceReads.get(keyOf(workspaceId, uploadId)) ?? null,

    async plan(task, { columns, ranges, total }) {
      if (!end(task, (read) => ({ ...read, columns, plan: ranges, totalBefore: total }))) return false
      for (const n of ranges.keys()) add(task, 'fetch', n + 1)
      return true
    },

    async acceptPages(task, pages, members) {
      if (!end(task, (read) => ({ ...read, membersRead: read.membersRead + members }))) return false
      store.audiencePages.set(keyOf(task.workspaceId, task.subjectId, task.n), pages)
      if (rowsOf(store, task.workspaceId, task.subjectId).every(({ state }) => state === 'done')) add(task, 'stitch', 0)
      return true
    },

    async pages(workspaceId, uploadId) {
      const { plan } = store.audienceReads.get(keyOf(workspaceId, uploadId)) ?? { plan: [] }
      return plan.map((_, i) => store.audiencePages.get(keyOf(workspaceId, uploadId, i + 1)) ?? [])
    },

    async finish(task, file, report) {
      if (!end(task, (read) => ({ ...read, state: 'ready', report }))) return false
      const upload = store.uploads.get(at(task))
      if (upload) store.uploads.set(at(task), { ...upload, ...file })
      return true
    },

    fail: async (task, errorCode) => end(task, (read) => ({ ...read, state: 'failed', errorCode }), 'failed'),

    async waiting(workspaceId, uploadId) {
      const endless = Number.POSITIVE_INFINITY
      const waits = rowsOf(store, workspaceId, uploadId).flatMap(({ state, parkedReason, parkedUntil }) =>
        state === 'parked' && parkedReason !== null ? [{ reason: parkedReason, until: parkedUntil }] : [],
      )
      const [longest] = waits.sort((a, b) => (b.until?.getTime() ?? endless) - (a.until?.getTime() ?? endless))
      return longest ?? null
    },

    async wake(workspaceId, connectionId, reasons) {
      for (const read of store.audienceReads.values()) {
        if (read.workspaceId !== workspaceId || read.connectionId !== connectionId) continue
        for (const row of rowsOf(store, workspaceId, read.uploadId)) {
          if (row.state === 'parked' && reasons.includes(row.parkedReason ?? '')) settle(row, 'ready')
        }
      }
    },
  }
}
