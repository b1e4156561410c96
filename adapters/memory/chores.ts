/** The in-memory twin of who does what one worker at a time does. */
import { type Chores, LEASE_MS } from '#pipeline/ports/housekeeping.ts'
import type { MemoryStore } from './store.ts'

export function memoryChores(store: MemoryStore): Chores {
  const inMs = (ms: number) => new Date(store.now().getTime() + ms)
  return {
    async take(chore, workerId) {
      const row = store.chores.get(chore)
      if (row && (row.dueAt > store.now() || (row.heldUntil !== null && row.heldUntil > store.now()))) return null
      const place = row?.place ?? null
      store.chores.set(chore, { holder: workerId, heldUntil: inMs(LEASE_MS), dueAt: row?.dueAt ?? store.now(), place })
      return { place }
    },
    async keep(chore, workerId, place) {
      const row = store.chores.get(chore)
      if (row?.holder !== workerId || row.heldUntil === null || row.heldUntil <= store.now()) return false
      store.chores.set(chore, { ...row, heldUntil: inMs(LEASE_MS), place })
      return true
    },
    async end(chore, workerId, place, againInMs) {
      if (store.chores.get(chore)?.holder !== workerId) return
      store.chores.set(chore, { holder: null, heldUntil: null, dueAt: inMs(againInMs), place })
    },
  }
}
