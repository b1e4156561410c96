/** The in-memory twin of what was spent, and of the caps of workspaces and jobs. */
import type { Spending } from '#pipeline/ports/ledger.ts'
import { dayOf, lookupsOf, monthOf, spentOf } from './spent.ts'
import { keyOf, type MemoryStore } from './store.ts'

export function memorySpending(store: MemoryStore): Spending {
  const ofDays = (counts: Parameters<typeof spentOf>[1]) => ({
    day: spentOf(store, (of) => counts(of) && dayOf(of.at) === dayOf(store.now())),
    month: spentOf(store, (of) => counts(of) && monthOf(of.at) === monthOf(store.now())),
    ever: spentOf(store, counts),
  })

  return {
    budgets: async (workspaceId) =>
      store.budgets.get(workspaceId) ?? { currency: 'USD', dayMicros: null, monthMicros: null },
    async setBudgets(workspaceId, budgets) {
      store.budgets.set(workspaceId, budgets)
    },

    ofWorkspace: async (workspaceId) => ofDays((of) => of.workspaceId === workspaceId),
    ofConnection: async ({ workspaceId, connectionId }) =>
      ofDays((of) => of.workspaceId === workspaceId && of.connectionId === connectionId),

    async ofJob(workspaceId, jobId) {
      const ofThis = [...lookupsOf(store), ...store.saved.values()].filter(
        (row) => row.workspaceId === workspaceId && row.jobId === jobId,
      )
      const connectionIds = [...new Set(ofThis.map(({ connectionId }) => connectionId))].sort()
      const spent = connectionIds.map((connectionId) => ({
        connectionId,
        ...spentOf(
          store,
          (of) => of.workspaceId === workspaceId && of.jobId === jobId && of.connectionId === connectionId,
        ),
      }))
      return spent.filter(({ connectionId: _, ...counted }) => Object.values(counted).some((count) => count > 0))
    },

    async setJobCap(workspaceId, jobId, capMicros) {
      const key = keyOf(workspaceId, jobId)
      if (!store.jobs.has(key)) return 'missing'
      if (capMicros === null) store.jobCaps.delete(key)
      else store.jobCaps.set(key, capMicros)
      return 'done'
    },
    jobCap: async (workspaceId, jobId) => store.jobCaps.get(keyOf(workspaceId, jobId)) ?? null,
  }
}
