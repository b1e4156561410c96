/** For the suites: an in-memory ledger. */
import type { Caps } from '#pipeline/ports/connections.ts'
import { JOBS, type LedgerUnderTest } from '../contracts/ledger-under-test.ts'
import { sampleJob } from '../contracts/samples.ts'
import { OURS, TIMINGS } from '../contracts/store-under-test.ts'
import { memoryJobs } from './jobs.ts'
import { memoryLedger } from './ledger.ts'
import { memorySpending } from './spending.ts'
import { createMemoryStore } from './store.ts'

export async function openMemoryLedger(): Promise<LedgerUnderTest> {
  let clock = new Date(0)
  const caps = new Map<string, Caps>()
  const store = createMemoryStore(() => clock, TIMINGS)
  for (const id of JOBS) await memoryJobs(store).create(sampleJob(OURS, id), null)
  return {
    ledger: memoryLedger(store, async (_, connectionId) => caps.get(connectionId) ?? null),
    spending: memorySpending(store),
    async setCaps(connectionId, change) {
      caps.set(connectionId, change)
    },
    async setClock(now) {
      clock = now
    },
  }
}
