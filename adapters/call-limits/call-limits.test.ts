/** Postgres keeps what is promised about how an account is asked. */
import { afterAll, beforeAll } from 'vitest'
import { callLimitsContract } from '../contracts/call-limits.contract.ts'
import { cloneDatabase } from '../postgres/test-database.ts'
import { createCallLimits } from './call-limits.ts'

let clone: Awaited<ReturnType<typeof cloneDatabase>>
beforeAll(async () => {
  clone = await cloneDatabase()
})
afterAll(() => clone.drop())

callLimitsContract(async () => createCallLimits(clone.database))
