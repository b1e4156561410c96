/** The service's own books: every call of an account, and every write, by ids and names of fields alone. */
import type { Written } from './write-member.ts'

export interface LoggedCall {
  readonly key: string
  readonly startMs: number
  /** Null: none was sent. */
  status: number | null
  readonly isAllowed: boolean
  readonly trouble: string | null
}

/** What happened to an audience beside what callers wrote: by ids. */
export interface Restless {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly string[]
}

export interface AccountBooks {
  readonly accountId: string
  readonly calls: number
  /** By key. */
  readonly byKey: Readonly<Record<string, number>>
  /** By status; `none` where the connection ended or the call is under way. */
  readonly byStatus: Readonly<Record<string, number>>
  /** Calls that were refused for being too many at once. */
  readonly refused: number
  /** Of the calls that came in, also of those that were refused. */
  readonly mostAtOnce: number
  readonly writes: readonly Written[]
  readonly restless: Readonly<Record<string, Restless>>
}

export interface Book {
  /** @returns how many are under way, with this one */
  enter(): number
  leave(): void
  log(call: LoggedCall): void
  write(written: Written): void
  happened(audienceId: string, what: keyof Restless, memberId: string): void
  read(accountId: string): AccountBooks
}

export function createBook(): Book {
  const calls: LoggedCall[] = []
  const writes: Written[] = []
  const restless = new Map<string, Record<keyof Restless, Set<string>>>()
  let underWay = 0
  let mostAtOnce = 0

  function countBy(nameOf: (call: LoggedCall) => string): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const call of calls) counts[nameOf(call)] = (counts[nameOf(call)] ?? 0) + 1
    return counts
  }

  return {
    enter() {
      underWay++
      mostAtOnce = Math.max(mostAtOnce, underWay)
      return underWay
    },
    leave() {
      underWay--
    },
    log: (call) => void calls.push(call),
    write: (written) => void writes.push(written),
    happened(audienceId, what, memberId) {
      const of = restless.get(audienceId) ?? { added: new Set(), removed: new Set(), changed: new Set() }
      restless.set(audienceId, of)
      of[what].add(memberId)
    },
    read: (accountId) => ({
      accountId,
      calls: calls.length,
      byKey: countBy(({ key }) => key),
      byStatus: countBy(({ status }) => String(status ?? 'none')),
      refused: calls.filter(({ isAllowed }) => !isAllowed).length,
      mostAtOnce,
      writes,
      restless: Object.fromEntries(
        [...restless].map(([id, { added, removed, changed }]) => [
          id,
          { added: [...added], removed: [...removed], changed: [...changed] },
        ]),
      ),
    }),
  }
}
