/** For tests: scripted vendors on in-memory twins, each with one connection of its name. */
import type { MemoryPeople } from '#adapters/memory/people.ts'
import { memoryPeoplePorts } from '#adapters/memory/people-ports.ts'
import { memorySpending } from '#adapters/memory/spending.ts'
import type { MemoryStore } from '#adapters/memory/store.ts'

/** What a credit costs at each of them. */
export const PRICE_MICROS = 100_000

export function twinPeople(store: MemoryStore, workspaceId: string, vendors: readonly MemoryPeople[]) {
  const ports = memoryPeoplePorts(store, vendors)
  return {
    ports,
    spending: memorySpending(store),
    /** Connects every vendor. */
    async connect() {
      for (const { service } of vendors) {
        const connection = {
          id: service,
          workspaceId,
          service,
          name: service,
          microsPerCredit: PRICE_MICROS,
          caps: { dayMicros: null, monthMicros: null },
          rate: null,
          ttlDays: 30,
          createdAt: store.now(),
        }
        await ports.connections.create(connection, `key-of-${service}`)
      }
    },
  }
}
