/** The in-memory twin of how fast accounts are asked: one process, and where time would have to pass it never waits. */
import type { AccountRef, CallLimits } from '#pipeline/ports/call-limits.ts'
import type { CallEnd, SeenLimit, Trouble } from '#pipeline/ports/people.ts'
import { WaitError } from '#pipeline/ports/wait-error.ts'

/** So many failures one after the other, and nobody is let through for a while. */
const FAILURES = 5
const REST_MS = { 'provider.limit': 1_000, 'provider.no_credit': 300_000, other: 5_000 } as const

interface Account {
  underWay: number
  readonly waiting: (() => void)[]
  readonly beginsMs: number[]
  failures: number
  shut: { readonly code: string; readonly untilMs: number | null } | null
  seen: { readonly limit: SeenLimit; readonly endsMs: number } | null
}

/** @param nowMs its clock */
export function memoryCallLimits(nowMs: () => number = () => performance.now()): CallLimits {
  const accounts = new Map<string, Account>()

  function accountOf(name: string): Account {
    const known = accounts.get(name)
    if (known) return known
    const fresh: Account = { underWay: 0, waiting: [], beginsMs: [], failures: 0, shut: null, seen: null }
    accounts.set(name, fresh)
    return fresh
  }

  function checkOpen(account: Account, { usual, own }: AccountRef): void {
    const now = nowMs()
    const { shut, seen } = account
    if (shut?.untilMs === null) throw new WaitError(shut.code, null)
    if (shut && now < shut.untilMs) throw new WaitError(shut.code, shut.untilMs - now)
    const isCurrent = seen !== null && now < seen.endsMs
    if (isCurrent && seen.limit.remaining === 0) throw new WaitError('provider.limit', seen.endsMs - now)
    const { per } = own ?? usual
    if (per === null) return
    const calls = isCurrent ? Math.min(seen.limit.calls, own?.per?.calls ?? seen.limit.calls) : per.calls
    const counted = account.beginsMs.at(-calls)
    const freeMs = counted === undefined ? now : counted + per.seconds * 1_000
    if (freeMs > now) throw new WaitError('provider.limit', freeMs - now)
  }

  function note(account: Account, { trouble, seen }: Pick<CallEnd, 'trouble' | 'seen'>): void {
    if (seen) account.seen = { limit: seen, endsMs: nowMs() + seen.resetsInMs }
    if (trouble === null) {
      account.failures = 0
      account.shut = null
      return
    }
    account.failures++
    const untilMs = restUntil(trouble, account.failures)
    if (untilMs !== 'go_on') account.shut = { code: trouble.code, untilMs }
  }

  function restUntil({ code, retryAfterMs }: Trouble, failures: number): number | null | 'go_on' {
    switch (code) {
      case 'provider.limit':
      case 'provider.no_credit':
        return nowMs() + (retryAfterMs ?? REST_MS[code])
      case 'provider.key_rejected':
        return null
      case 'provider.down':
      case 'provider.bad_answer':
        return failures < FAILURES ? 'go_on' : nowMs() + (retryAfterMs ?? REST_MS.other)
      default:
        return code satisfies never
    }
  }

  async function enter(account: Account, atOnce: number, signal: AbortSignal): Promise<void> {
    while (account.underWay >= atOnce) {
      await new Promise<void>((resolve, reject) => {
        const go = () => {
          signal.removeEventListener('abort', stop)
          resolve()
        }
        const stop = () => {
          account.waiting.splice(account.waiting.indexOf(go), 1)
          reject(signal.reason)
        }
        signal.addEventListener('abort', stop, { once: true })
        account.waiting.push(go)
      })
    }
    account.underWay++
  }

  return {
    async run(ref, call, signal) {
      signal.throwIfAborted()
      const account = accountOf(ref.account)
      checkOpen(account, ref)
      await enter(account, (ref.own ?? ref.usual).atOnce, signal)
      try {
        checkOpen(account, ref)
        account.beginsMs.push(nowMs())
        const end = await call()
        note(account, end)
        return end
      } finally {
        account.underWay--
        account.waiting.shift()?.()
      }
    },
    async reopen(name) {
      const account = accountOf(name)
      account.failures = 0
      account.shut = null
    },
    async close() {},
  }
}
