/** Asking people from outside, in memory: twins of all that it takes but the vendors, who are handed in. */
import { createHash } from 'node:crypto'
import type { PeopleProvider } from '#pipeline/ports/people.ts'
import { memoryCallLimits } from './call-limits.ts'
import { memoryConnections } from './connections.ts'
import { memoryLedger } from './ledger.ts'
import type { MemoryStore } from './store.ts'

export function memoryPeoplePorts(store: MemoryStore, vendors: readonly PeopleProvider[]) {
  const connections = memoryConnections(store)
  let calls = 0
  return {
    providers: new Map(vendors.map((vendor) => [vendor.service, vendor])),
    connections,
    limits: memoryCallLimits(() => store.now().getTime()),
    ledger: memoryLedger(store, async (...at) => (await connections.get(...at))?.caps ?? null),
    newCallId: () => `call-${++calls}`,
    sha256: async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex'),
    codec: { encode: (text: string) => new TextEncoder().encode(text) },
  }
}
