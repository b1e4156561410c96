/** The in-memory twin of directories and of their import. */
import type { Directories, Directory } from '#pipeline/ports/directories.ts'
import type { Task } from '#pipeline/ports/messages.ts'
import { newestFirst } from './page.ts'
import { addRow, count, currentRow, keyOf, type MemoryStore, removeRows } from './store.ts'
import { settle } from './transitions.ts'

export function memoryDirectories(store: MemoryStore): Directories {
  function finish(task: Task, changes: Partial<Directory>): boolean {
    const row = currentRow(store, task)
    const key = keyOf(task.workspaceId, task.subjectId)
    const directory = store.directories.get(key)
    if (!row || !directory) return false
    settle(row, 'done')
    count(store, 'steps', `import/${changes.status === 'ready' ? 'done' : 'failed'}`)
    store.directories.set(key, { ...directory, ...changes })
    return true
  }

  return {
    async create(directory) {
      const { workspaceId, id, uploadId } = directory
      if (store.uploads.get(keyOf(workspaceId, uploadId))?.expiredAt) return 'expired'
      store.directories.set(keyOf(workspaceId, id), { ...directory, status: 'importing', errorCode: null, index: null })
      addRow(store, { workspaceId, subjectId: id, step: 'import', n: 0 }, null)
      return 'created'
    },
    get: async (workspaceId, id) => store.directories.get(keyOf(workspaceId, id)) ?? null,
    async list(workspaceId, cursor, limit) {
      const own = [...store.directories.values()].filter((directory) => directory.workspaceId === workspaceId)
      return newestFirst(own, cursor, limit)
    },
    async delete(workspaceId, id) {
      if (!store.directories.has(keyOf(workspaceId, id))) return 'missing'
      const isNamed = [...store.jobs.values()].some(
        ({ spec, phase }) =>
          spec.workspaceId === workspaceId &&
          phase !== 'ended' &&
          phase !== 'failed' &&
          spec.providers.some((provider) => 'directoryId' in provider && provider.directoryId === id),
      )
      if (isNamed) return 'in_use'
      store.directories.delete(keyOf(workspaceId, id))
      removeRows(store, workspaceId, id)
      return 'deleted'
    },
    finishImport: async (task, index) => finish(task, { status: 'ready', index }),
    failImport: async (task, errorCode) => finish(task, { status: 'failed', errorCode }),
  }
}
