/** How fast accounts are asked, by all workers together: each process keeps to its share of what the book gives. */
import { randomUUID } from 'node:crypto'
import type { CallLimits } from '#pipeline/ports/call-limits.ts'
import { type Account, createAccount } from './account.ts'
import { postgresCoordinator, type Sql } from './coordinator.ts'

export function createCallLimits(sql: Sql): CallLimits {
  const coordinator = postgresCoordinator(sql)
  const worker = randomUUID()
  const accounts = new Map<string, Account>()

  function accountOf(name: string): Account {
    const known = accounts.get(name)
    if (known) return known
    const account = createAccount(name, worker, coordinator)
    accounts.set(name, account)
    return account
  }

  return {
    run: (ref, call, signal) => accountOf(ref.account).run(ref, call, signal),
    async reopen(name) {
      await coordinator.reopen(name)
      accounts.get(name)?.refresh()
    },
    async close() {
      await Promise.all([...accounts.values()].map((account) => account.close()))
    },
  }
}
