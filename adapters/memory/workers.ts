/** The in-memory twin of who is at work. */
import type { Workers } from '#pipeline/ports/backlog.ts'
import { isFresh, type MemoryStore } from './store.ts'

export function memoryWorkers(store: MemoryStore): Workers {
  return {
    async beat(workerId) {
      const known = store.workers.get(workerId)
      store.workers.set(workerId, { startedAt: known?.startedAt ?? store.now(), seenAt: store.now() })
    },
    async leave(workerId) {
      store.workers.delete(workerId)
    },
    alive: async () => [...store.workers.values()].filter(({ seenAt }) => isFresh(store, seenAt)).length,
  }
}
