/** What the suites of the ledger ask for: the ports over one empty store, a clock that stands, and caps to set. */
import type { Caps } from '#pipeline/ports/connections.ts'
import type { Ledger, Settlement, Spending } from '#pipeline/ports/ledger.ts'
import { OURS } from './store-under-test.ts'

/** Connections and jobs that every ledger under test has, in `OURS`. */
export const CONNECTIONS = ['connection-1', 'connection-2'] as const
export const JOBS = ['job-1', 'job-2'] as const

export interface LedgerUnderTest {
  readonly ledger: Ledger
  readonly spending: Spending
  setCaps(connectionId: string, caps: Caps): Promise<void>
  /** Sets the store's clock. */
  setClock(now: Date): Promise<void>
}

export type OpenLedger = () => Promise<LedgerUnderTest>

export const BOOK = { workspaceId: OURS, connectionId: CONNECTIONS[0] }

/** SHA-256 of nobody: 64 hexadecimal digits. */
export const identityOf = (n: number) => n.toString(16).padStart(64, '0')
export const identities = (count: number, from = 0) => Array.from({ length: count }, (_, i) => identityOf(from + i))

export const sampleAnswer = (id: string) => ({
  outcome: 'match' as const,
  confidence: 0.8,
  people: [{ id, texts: { full_name: ['Ana Ono'], email: ['ana@example.com', 'ono@example.com'] } }],
})

export const answered = (identity: string, costMicros: number): Settlement => ({
  ...{ identity, end: 'answered', answer: sampleAnswer(identity.slice(-4)), credits: costMicros / 100, costMicros },
})
