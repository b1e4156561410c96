/** The in-memory twin of a workspace's own nicknames. */
import type { NicknameAdditions } from '#pipeline/ports/remembered.ts'
import type { MemoryStore } from './store.ts'

export function memoryNicknames(store: MemoryStore): NicknameAdditions {
  return {
    get: async (workspaceId) => store.nicknames.get(workspaceId) ?? [],
    async replace(workspaceId, pairs) {
      store.nicknames.set(workspaceId, [...pairs])
    },
  }
}
