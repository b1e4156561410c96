/** For tests: scripted vendors on in-memory twins, each with one connection of its name. */
import { memoryPeoplePorts } from '#adapters/memory/people-ports.ts'
import { memorySpending } from '#adapters/memory/spending.ts'
import type { MemoryStore } from '#adapters/memory/store.ts'
import type { NewConnection } from './ports/connections.ts'
import type { PeopleProvider } from './ports/people.ts'

/** What a credit costs at each of them. */
export const PRICE_MICROS = 100_000

export function twinPeople(store: MemoryStore, workspaceId: string, vendors: readonly PeopleProvider[]) {
  const ports = memoryPeoplePorts(store, vendors)
  return {
    ports,
    spending: memorySpending(store),
    /** Connects every vendor. @param as where it differs from the usual */
    async connect(as: Partial<NewConnection> & { readonly key?: string } = {}) {
      for (const { service } of vendors) {
        const { key = `key-of-${service}`, ...change } = as
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
          ...change,
        }
        await ports.connections.create(connection, key)
      }
    },
  }
}
