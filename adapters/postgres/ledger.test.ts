/** Postgres keeps what every ledger promises. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ledgerContract } from '../contracts/ledger.contract.ts'
import { answered, BOOK, identities } from '../contracts/ledger-under-test.ts'
import { spendingContract } from '../contracts/spending.contract.ts'
import { OURS } from '../contracts/store-under-test.ts'
import type { Database } from './connect.ts'
import { openPostgresLedger, standTheClock } from './ledger-under-test.ts'
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

test('what was paid for outlives its connection and its job, not its workspace', async () => {
  const { ledger, spending } = await openPostgresLedger(database)
  const [identity] = identities(1) as [string]
  const call = { ...BOOK, callId: 'call', jobId: 'job-1', identities: [identity], mostEachMicros: 100 }
  await ledger.begin({ ...call, leaseMs: 1_000, ttlMs: 1_000, askUnknownBefore: null })
  await ledger.settle(call, [answered(identity, 70)])
  await ledger.countSaved(BOOK, 'job-2', [identity])
  await database.query('delete from connection')
  await database.query('delete from job')
  expect((await ledger.find(BOOK, [identity], 1_000)).get(identity)).toMatchObject({
    state: 'answered',
    jobId: 'job-1',
  })
  expect((await spending.ofConnection(BOOK)).ever).toMatchObject({ spentMicros: 70, savedMicros: 70 })
  await database.query('delete from workspace where id = $1', [OURS])
  for (const table of ['lookup', 'lookup_use', 'spending_day', 'spending_job']) {
    expect(await database.query(`select from ${table}`)).toEqual([])
  }
})
