/** What rows of the in-memory ledger add up to, the days they count in, and leases that run out. */
import type { Spent } from '#pipeline/ports/ledger.ts'
import type { LookupRow } from './ledger-rows.ts'
import type { MemoryStore } from './store.ts'

type Of = Pick<LookupRow, 'workspaceId' | 'connectionId' | 'jobId'> & { readonly at: Date }

/** `2024-05-03`, in UTC. */
export const dayOf = (at: Date) => at.toISOString().slice(0, 10)
/** `2024-05` */
export const monthOf = (at: Date) => at.toISOString().slice(0, 7)

export const lookupsOf = (store: MemoryStore): readonly LookupRow[] => [...store.lookups.values()].flat()

/** Nobody knows any more how calls ended whose lease is over. */
export function lapse(store: MemoryStore): void {
  for (const row of lookupsOf(store)) {
    if (row.state !== 'asked' || row.leaseUntil > store.now()) continue
    row.state = 'unknown'
    row.endedAt = row.leaseUntil
  }
}

/** Adds up, from the rows themselves, all that `counts`. */
export function spentOf(store: MemoryStore, counts: (of: Of) => boolean): Spent {
  lapse(store)
  const rows = lookupsOf(store).filter((row) => counts({ ...row, at: row.askedAt }))
  const saved = [...store.saved.values()].filter((row) => counts({ ...row, at: row.savedAt }))
  const inState = (state: LookupRow['state']) => rows.filter((row) => row.state === state)
  const sum = (micros: readonly number[]) => micros.reduce((total, each) => total + each, 0)
  return {
    spentMicros: sum(inState('answered').map(({ costMicros }) => costMicros)),
    reservedMicros: sum(inState('asked').map(({ reservedMicros }) => reservedMicros)),
    unknownMicros: sum(inState('unknown').map(({ reservedMicros }) => reservedMicros)),
    savedMicros: sum(saved.map(({ micros }) => micros)),
    lookups: inState('answered').length,
    unknownLookups: inState('unknown').length,
    savedLookups: saved.length,
  }
}
