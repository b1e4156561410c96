/** Postgres keeps what every ledger promises. */
import { afterAll, beforeAll } from 'vitest'
import { ledgerContract } from '../contracts/ledger.contract.ts'
import { spendingContract } from '../contracts/spending.contract.ts'
import type { Database } from './connect.ts'
import { openPostgresLedger, standTheClock } from './open-postgres-ledger.ts'
import { cloneDatabase } from './test-database.ts'

let clone: Awaited<ReturnType<typeof cloneDatabase>>
let database: Database
beforeAll(async () => {
  clone = await cloneDatabase()
  database = await standTheClock(clone.url)
})
afterAll(async () => {
  await database.close()
  await clone.drop()
})

for (const contract of [ledgerContract, spendingContract]) contract(() => openPostgresLedger(database))
