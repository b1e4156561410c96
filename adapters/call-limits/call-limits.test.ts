/** Postgres keeps what is promised about how an account is asked. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anAccount, callLimitsContract, trouble } from '../contracts/call-limits.contract.ts'
import { cloneDatabase } from '../postgres/test-database.ts'
import { createCallLimits } from './call-limits.ts'

let clone: Awaited<ReturnType<typeof cloneDatabase>>
beforeAll(async () => {
  clone = await cloneDatabase()
})
afterAll(() => clone.drop())

callLimitsContract(async () => createCallLimits(clone.database))

describe('several processes', () => {
  const NEVER = new AbortController().signal
  const FINE = { trouble: null, seen: null }
  const open = () => [createCallLimits(clone.database), createCallLimits(clone.database)] as const
  const close = (all: ReturnType<typeof open>) => Promise.all(all.map((limits) => limits.close()))

  test('what one is told, the other obeys; what one reopens is open for both', async () => {
    const both = open()
    const account = anAccount()
    await both[0].run(account, async () => trouble('provider.key_rejected'), NEVER)
    const made = both[1].run(account, async () => FINE, NEVER)
    await expect(made).rejects.toMatchObject({ code: 'provider.key_rejected', forMs: null })
    await both[1].reopen(account.account)
    for (const limits of both) expect(await limits.run(account, async () => FINE, NEVER)).toBe(FINE)
    await close(both)
  })

  test('together they have no more under way than one may, and each has some, also when the book is lost', async () => {
    const both = open()
    const account = anAccount({ atOnce: 4 })
    let [underWay, most, isLost] = [0, 0, false]
    const madeBy = [0, 0]
    const lanes = both.flatMap((limits, which) =>
      Array.from({ length: 6 }, async () => {
        // Until both have had their share for a while.
        while (Math.min(...madeBy) < 60) {
          await limits.run(
            account,
            async () => {
              most = Math.max(most, ++underWay)
              madeBy[which] = (madeBy[which] ?? 0) + 1
              if (!isLost && Math.min(...madeBy) === 20) {
                isLost = true
                await clone.database.query('delete from call_limit')
              }
              await new Promise((resolve) => setTimeout(resolve, 5))
              underWay--
              return FINE
            },
            NEVER,
          )
        }
      }),
    )
    await Promise.all(lanes)
    expect(most).toBe(4)
    await close(both)
  })

  test('whoever closes holds nothing any more, and what waits is sent away', async () => {
    const limits = createCallLimits(clone.database)
    const account = anAccount({ atOnce: 1 })
    let finish = () => {}
    const done = new Promise<void>((resolve) => {
      finish = resolve
    })
    let tell = () => {}
    const begun = new Promise<void>((resolve) => {
      tell = resolve
    })
    const running = limits.run(
      account,
      async () => {
        tell()
        await done
        return FINE
      },
      NEVER,
    )
    await begun
    const waiting = limits.run(account, async () => FINE, NEVER).catch((error) => error)
    await limits.close()
    expect(await waiting).toMatchObject({ code: 'provider.limit' })
    finish()
    expect(await running).toBe(FINE)
  })
})
