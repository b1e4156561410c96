/** The vendor's own books: every call, every credit, and for whom it was spent, each person by a hash alone. */

export type Endpoint = 'enrich' | 'bulk'

export interface LoggedCall {
  readonly endpoint: Endpoint
  readonly startMs: number
  /** Null: under way, or none was sent. */
  status: number | null
  /** Let in by the limits. */
  readonly isAllowed: boolean
  /** Calls to this endpoint when it began, itself included. */
  readonly underWay: number
  readonly questions: number
  readonly trouble: string | null
  readonly billed: number
}

/** What one key has done since a moment, and what it has spent ever. */
export interface KeyBooks {
  readonly key: string
  readonly credits: { readonly bought: number; readonly spent: number; readonly remaining: number }
  /** Different questions that were billed. */
  readonly billedIdentities: number
  readonly billedMoreThanOnce: readonly { readonly identity: string; readonly times: number }[]
  readonly calls: number
  /** By status; `none` where the connection ended or the call is under way. */
  readonly byStatus: Readonly<Record<string, number>>
  readonly questions: number
  /** Calls with status 429. */
  readonly refused: number
  readonly lastRefusedAtMs: number | null
  /** Of the calls that were let in. */
  readonly mostAtOnce: number
  readonly mostInOneSecond: number
  readonly firstCallAtMs: number | null
  readonly lastCallAtMs: number | null
}

/** Older calls leave the log; nothing leaves the bill. */
const MOST_CALLS = 200_000

export interface Book {
  readonly spent: () => number
  /** One credit each. */
  bill(identities: readonly string[]): void
  log(call: LoggedCall): void
  /** Whoever was asked for, found or not. */
  noteAsked(identities: readonly string[]): void
  hasAsked(identity: string): boolean
  read(key: string, bought: number, sinceMs: number): KeyBooks
}

/** The most of these moments that lie in any stretch of a second; they come in order. */
function mostInASecond(startsMs: readonly number[]): number {
  let first = 0
  let most = 0
  for (const [at, startMs] of startsMs.entries()) {
    while ((startsMs[first] ?? startMs) <= startMs - 1000) first++
    most = Math.max(most, at - first + 1)
  }
  return most
}

export function openBook(): Book {
  const billed = new Map<string, number>()
  const asked = new Set<string>()
  let spent = 0
  let calls: LoggedCall[] = []
  return {
    spent: () => spent,
    bill(identities) {
      spent += identities.length
      for (const identity of identities) billed.set(identity, (billed.get(identity) ?? 0) + 1)
    },
    log(call) {
      calls.push(call)
      if (calls.length > MOST_CALLS) calls = calls.slice(-MOST_CALLS / 2)
    },
    noteAsked(identities) {
      for (const identity of identities) asked.add(identity)
    },
    hasAsked: (identity) => asked.has(identity),
    read(key, bought, sinceMs) {
      const since = calls.filter(({ startMs }) => startMs >= sinceMs)
      const allowed = since.filter(({ isAllowed }) => isAllowed)
      const refused = since.filter(({ status }) => status === 429)
      const byStatus: Record<string, number> = {}
      for (const { status } of since) byStatus[status ?? 'none'] = (byStatus[status ?? 'none'] ?? 0) + 1
      return {
        key,
        credits: { bought, spent, remaining: Math.max(0, bought - spent) },
        billedIdentities: billed.size,
        billedMoreThanOnce: [...billed].flatMap(([identity, times]) => (times > 1 ? [{ identity, times }] : [])),
        calls: since.length,
        byStatus,
        questions: allowed.reduce((sum, { questions }) => sum + questions, 0),
        refused: refused.length,
        lastRefusedAtMs: refused.at(-1)?.startMs ?? null,
        mostAtOnce: allowed.reduce((most, { underWay }) => Math.max(most, underWay), 0),
        mostInOneSecond: mostInASecond(allowed.map(({ startMs }) => startMs)),
        firstCallAtMs: since[0]?.startMs ?? null,
        lastCallAtMs: since.at(-1)?.startMs ?? null,
      }
    },
  }
}
