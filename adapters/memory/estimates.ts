/** The in-memory twin of estimates. */
import type { Estimate, Estimates } from '#pipeline/ports/estimates.ts'
import type { Task } from '#pipeline/ports/messages.ts'
import { addRow, count, currentRow, keyOf, type MemoryStore, removeRows } from './store.ts'
import { settle } from './transitions.ts'

export function memoryEstimates(store: MemoryStore): Estimates {
  function end(task: Task, changes: Partial<Estimate>, how: 'done' | 'failed'): boolean {
    const row = currentRow(store, task)
    const key = keyOf(task.workspaceId, task.subjectId)
    const estimate = store.estimates.get(key)
    if (!row || !estimate) return false
    settle(row, 'done')
    count(store, 'steps', `estimate/${how}`)
    store.estimates.set(key, { ...estimate, ...changes })
    return true
  }

  function replace(workspaceId: string, uploadId: string): void {
    for (const [key, estimate] of store.estimates) {
      if (estimate.workspaceId !== workspaceId || estimate.uploadId !== uploadId) continue
      if (estimate.state !== 'counting') continue
      store.estimates.set(key, { ...estimate, state: 'failed', errorCode: 'estimate.replaced' })
      removeRows(store, workspaceId, estimate.id)
    }
  }

  return {
    async create(spec) {
      const { workspaceId, id, uploadId } = spec
      if (store.uploads.get(keyOf(workspaceId, uploadId))?.expiredAt) return 'expired'
      replace(workspaceId, uploadId)
      const estimate = { ...spec, state: 'counting', rowsCounted: 0, result: null, errorCode: null } as const
      store.estimates.set(keyOf(workspaceId, id), estimate)
      addRow(store, { workspaceId, subjectId: id, step: 'estimate', n: 0 }, null)
      return 'created'
    },
    get: async (workspaceId, id) => store.estimates.get(keyOf(workspaceId, id)) ?? null,
    async progress(task, rows) {
      const key = keyOf(task.workspaceId, task.subjectId)
      const estimate = store.estimates.get(key)
      if (estimate?.state !== 'counting') return false
      store.estimates.set(key, { ...estimate, rowsCounted: Math.max(rows, estimate.rowsCounted) })
      return true
    },
    finish: async (task, result) => end(task, { state: 'ready', result }, 'done'),
    fail: async (task, errorCode) => end(task, { state: 'failed', errorCode }, 'failed'),
  }
}
