/** What is promised about how an account is asked. Suites tell by what was called, in which order, never by how long. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AccountRef, CallLimits } from '#pipeline/ports/call-limits.ts'
import type { CallEnd, CallRate, Trouble } from '#pipeline/ports/people.ts'
import { WaitError } from '#pipeline/ports/wait-error.ts'

type End = Pick<CallEnd, 'trouble' | 'seen'>

const FINE: End = { trouble: null, seen: null }
const HOUR_MS = 3_600_000
const NEVER = new AbortController().signal

export const trouble = (code: Trouble['code'], retryAfterMs: number | null = null): End => ({
  trouble: { code, retryAfterMs },
  seen: null,
})

let accounts = 0
/** Nobody has asked it before. */
export const anAccount = (rate: Partial<CallRate> = {}, own: CallRate | null = null): AccountRef => ({
  account: `account-${++accounts}`,
  usual: { atOnce: 10, per: null, ...rate },
  own,
})

const hour = (calls: number) => ({ calls, seconds: 3_600, window: 'fixed' }) as const

/** A call that is under way until it is told how it ends. */
function aCall(end: End = FINE) {
  let finish = () => {}
  const done = new Promise<void>((resolve) => {
    finish = resolve
  })
  let tellBegun = () => {}
  const begun = new Promise<void>((resolve) => {
    tellBegun = resolve
  })
  const call = async () => {
    tellBegun()
    await done
    return end
  }
  return { call, begun, finish }
}

export function callLimitsContract(open: () => Promise<CallLimits>): void {
  describe('call limits', () => {
    let limits: CallLimits
    beforeEach(async () => {
      limits = await open()
    })
    afterEach(() => limits.close())

    const ask = (account: AccountRef, end: End = FINE) => limits.run(account, async () => end, NEVER)
    /** @returns why the next call was not made; null: it was made */
    async function refusal(account: AccountRef): Promise<WaitError | null> {
      let wasMade = false
      const call = async () => {
        wasMade = true
        return FINE
      }
      const error = await limits.run(account, call, NEVER).then(
        () => null,
        (reason) => reason,
      )
      expect(wasMade).toBe(error === null)
      if (error !== null) expect(error).toBeInstanceOf(WaitError)
      return error
    }

    test('a call is made, and its end comes back as it is', async () => {
      const end = { trouble: null, seen: null, ends: ['x'] }
      expect(await limits.run(anAccount(), async () => end, NEVER)).toBe(end)
    })

    test('no more are under way than may be; the next begins when one ends', async () => {
      const account = anAccount({ atOnce: 2 })
      const calls = Array.from({ length: 4 }, () => aCall())
      const begun: number[] = []
      const all = calls.map(({ call }, at) =>
        limits.run(
          account,
          () => {
            begun.push(at)
            return call()
          },
          NEVER,
        ),
      )
      await calls[1]?.begun
      expect(begun).toEqual([0, 1])
      calls[1]?.finish()
      await calls[2]?.begun
      expect(begun).toEqual([0, 1, 2])
      calls[2]?.finish()
      await calls[3]?.begun
      for (const { finish } of calls) finish()
      await Promise.all(all)
    })

    test('a call that throws gives its place back, and its error comes through', async () => {
      const account = anAccount({ atOnce: 1 })
      const broken = new Error('broken')
      await expect(limits.run(account, () => Promise.reject(broken), NEVER)).rejects.toBe(broken)
      expect(await refusal(account)).toBeNull()
    })

    test('whoever waits and is aborted goes at once, and takes nothing along', async () => {
      const account = anAccount({ atOnce: 1 })
      const [first, stop] = [aCall(), new AbortController()]
      const running = limits.run(account, first.call, NEVER)
      await first.begun
      const waiting = limits.run(account, () => Promise.reject(new Error('made all the same')), stop.signal)
      stop.abort(new Error('enough'))
      await expect(waiting).rejects.toThrow('enough')
      await expect(ask2(stop.signal, account)).rejects.toThrow('enough')
      first.finish()
      await running
      expect(await refusal(account)).toBeNull()
    })
    const ask2 = (signal: AbortSignal, account: AccountRef) => limits.run(account, async () => FINE, signal)

    test('a refusal is obeyed for as long as the vendor asks, by everybody', async () => {
      const account = anAccount()
      await ask(account, trouble('provider.limit', HOUR_MS))
      const refused = await refusal(account)
      expect(refused?.code).toBe('provider.limit')
      expect(refused?.forMs).toBeGreaterThan(HOUR_MS * 0.99)
      expect(refused?.forMs).toBeLessThan(HOUR_MS * 1.25)
      expect(await refusal(anAccount())).toBeNull()
    })

    test('a rejected key stays rejected until somebody says that it is mended', async () => {
      const account = anAccount()
      await ask(account, trouble('provider.key_rejected'))
      expect(await refusal(account)).toMatchObject({ code: 'provider.key_rejected', forMs: null })
      await limits.reopen(account.account)
      expect(await refusal(account)).toBeNull()
    })

    test('without credit nothing is asked for some minutes', async () => {
      const account = anAccount()
      await ask(account, trouble('provider.no_credit'))
      const refused = await refusal(account)
      expect(refused?.code).toBe('provider.no_credit')
      expect(refused?.forMs).toBeGreaterThan(60_000)
    })

    test.each(['provider.down', 'provider.bad_answer'] as const)(
      'a service that fails again and again is left alone: %s',
      async (code) => {
        const account = anAccount()
        for (let failed = 1; failed <= 5; failed++) await ask(account, trouble(code))
        const refused = await refusal(account)
        expect(refused?.code).toBe(code)
        expect(refused?.forMs).toBeGreaterThan(2_000)
        await limits.reopen(account.account)
        expect(await refusal(account)).toBeNull()
      },
    )

    test('a success between failures makes all well', async () => {
      const account = anAccount()
      for (let failed = 1; failed <= 4; failed++) await ask(account, trouble('provider.down'))
      await ask(account)
      for (let failed = 1; failed <= 4; failed++) await ask(account, trouble('provider.down'))
      expect(await refusal(account)).toBeNull()
    })

    test('a window is used up to its last call, and then one waits for the next', async () => {
      const account = anAccount({ per: hour(3) })
      for (let call = 0; call < 3; call++) expect(await refusal(account)).toBeNull()
      const refused = await refusal(account)
      expect(refused?.code).toBe('provider.limit')
      expect(refused?.forMs).toBeGreaterThan(HOUR_MS / 2)
    })

    test('what the vendor says of its limit counts: less is left, the window ends sooner', async () => {
      const account = anAccount({ per: hour(100) })
      await ask(account, { trouble: null, seen: { calls: 100, remaining: 0, resetsInMs: HOUR_MS / 4 } })
      const refused = await refusal(account)
      expect(refused?.code).toBe('provider.limit')
      expect(refused?.forMs).toBeLessThan(HOUR_MS / 3)
    })

    test('more is asked where the vendor allows more than usual', async () => {
      const account = anAccount({ per: hour(1) })
      await ask(account, { trouble: null, seen: { calls: 1_000, remaining: 999, resetsInMs: HOUR_MS / 2 } })
      for (let call = 0; call < 3; call++) expect(await refusal(account)).toBeNull()
    })

    test('but never more than the owner of the connection allows', async () => {
      const account = anAccount({ per: hour(100) }, { atOnce: 10, per: hour(2) })
      const seen = { calls: 1_000, remaining: 999, resetsInMs: HOUR_MS / 2 }
      await ask(account, { trouble: null, seen })
      await ask(account, { trouble: null, seen: { ...seen, remaining: 998 } })
      expect(await refusal(account)).toMatchObject({ code: 'provider.limit' })
    })
  })
}
