/** The in-memory twin of uploads. */
import type { Upload, Uploads } from '#pipeline/ports/uploads.ts'
import { keyOf, type MemoryStore } from './store.ts'

export function memoryUploads(store: MemoryStore): Uploads {
  function change(workspaceId: string, id: string, changes: Partial<Upload>): void {
    const upload = store.uploads.get(keyOf(workspaceId, id))
    if (upload) store.uploads.set(keyOf(workspaceId, id), { ...upload, ...changes })
  }

  return {
    async create(upload) {
      const { workspaceId, id } = upload
      store.uploads.set(keyOf(workspaceId, id), {
        ...upload,
        etag: null,
        dialect: null,
        overrides: {},
        expiredAt: null,
      })
    },
    get: async (workspaceId, id) => store.uploads.get(keyOf(workspaceId, id)) ?? null,
    complete: async (workspaceId, id, etag) => change(workspaceId, id, { etag }),
    setDialect: async (workspaceId, id, dialect, overrides) => change(workspaceId, id, { dialect, overrides }),
    async delete(workspaceId, id) {
      if (!store.uploads.has(keyOf(workspaceId, id))) return 'missing'
      if (isRead(store, workspaceId, id)) return 'in_use'
      store.uploads.delete(keyOf(workspaceId, id))
      store.audienceReads.delete(keyOf(workspaceId, id))
      return 'deleted'
    },
  }
}

/** @returns whether an import, or a job that has not ended, reads it, or an audience is being read into it */
export function isRead(store: MemoryStore, workspaceId: string, uploadId: string): boolean {
  const imports = [...store.directories.values()].filter((directory) => directory.status === 'importing')
  const jobs = [...store.jobs.values()].filter((job) => job.phase !== 'ended' && job.phase !== 'failed')
  const reads = [...store.audienceReads.values()].filter(({ state }) => state === 'reading')
  return [...imports, ...reads, ...jobs.map((job) => job.spec)].some(
    (reader) => reader.workspaceId === workspaceId && reader.uploadId === uploadId,
  )
}
