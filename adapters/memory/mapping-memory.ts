/** The in-memory twin of how a workspace mapped columns before. */
import type { MappingMemory } from '#pipeline/ports/remembered.ts'
import type { MemoryStore } from './store.ts'

export function memoryMappingMemory(store: MemoryStore): MappingMemory {
  return {
    async recall(workspaceId, headers) {
      const known = [...(store.mappings.get(workspaceId) ?? [])]
      return new Map(known.filter(([header]) => headers.includes(header)))
    },
    async remember(workspaceId, fields) {
      store.mappings.set(workspaceId, new Map([...(store.mappings.get(workspaceId) ?? []), ...fields]))
    },
  }
}
