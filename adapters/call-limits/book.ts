/**
 * Pure: the book of one account, by the store's clock. Every worker tells at short intervals what it holds and what
 * happened, and is given its share of the account's limits until it tells again.
 *
 * A share moves in two steps: its holder is told of a smaller one and keeps to it; what it then tells that it holds no
 * more is given to others. So all that is held together never exceeds a limit, and nobody waits for anybody.
 */
import type { CallRate, SeenLimit } from '#pipeline/ports/people.ts'
import { afterSeen, beginsInMs, claimIn, type FixedWindow, tickRoomMs, windowAt } from './fixed-window.ts'
import { afterEnd, type EndedCall, type Health, type Permit, permitFor, WELL } from './health.ts'
import { type Rate, rateOf } from './rate.ts'
import { callsOf, placesOf, type Share } from './share.ts'
import { BEGIN_MS, CLAIM_MS, KEEP_MS, RENEW_MS } from './timings.ts'

export interface Holder {
  readonly share: Share
  /** Calls that it wants to make or is making. */
  readonly wants: number
  /** It may begin calls until then, */
  readonly beginsUntilMs: number
  /** and those under way keep their places until then. */
  readonly keepsUntilMs: number
}

export interface Book {
  readonly version: typeof VERSION
  /** When anybody last told anything. */
  readonly atMs: number
  /** The book was lost while workers held shares: until then nobody gets more than it says it holds. */
  readonly lostUntilMs: number
  readonly told: number | null
  readonly window: FixedWindow | null
  readonly health: Health
  readonly holders: Readonly<Record<string, Holder>>
}

export interface Report {
  readonly worker: string
  readonly usual: CallRate
  readonly own: CallRate | null
  /** 0: it leaves. */
  readonly wants: number
  /** The most that it may hold until it is answered: its last share, or more where more is under way or counts. */
  readonly holds: Share
  readonly underWay: number
  /** Of a fixed window: the calls that it was given and has not begun, and those that it could begin until next time. */
  readonly unused: { readonly window: number; readonly calls: number }
  readonly need: number
  /** Calls that ended since the last report, in order. */
  readonly ends: readonly { readonly beganAgoMs: number; readonly trouble: EndedCall['trouble'] }[]
  /** What the vendor's headers last said, with the time that has passed since taken off. */
  readonly seen: SeenLimit | null
}

export interface Grant {
  readonly rate: Rate
  readonly share: Share
  /** Calls in addition to those not begun; `beginsInMs`, `endsInMs`: when they may be begun. Null: no fixed window. */
  readonly window: {
    readonly number: number
    readonly calls: number
    readonly isUsedUp: boolean
    readonly beginsInMs: number
    readonly endsInMs: number
  } | null
  readonly permit: Permit
  /** When to tell and ask again. */
  readonly againMs: number
}

/** A store that was away for so long had nobody tell anything: leases did not run out meanwhile. */
const AWAY_MS = { least: 1_000, most: 60_000 }

/** Another one's book is a lost one. */
export const VERSION = 1

const EMPTY: Book = { version: VERSION, atMs: 0, lostUntilMs: 0, told: null, window: null, health: WELL, holders: {} }

/** @param random gives numbers from 0 to 1 */
export function exchange(
  known: Book | null,
  report: Report,
  nowMs: number,
  random: () => number,
): readonly [Book, Grant] {
  const { worker, ends, seen } = report
  const book = known === null ? newBook(report, nowMs) : afterAway(known, nowMs)
  const told = seen?.calls ?? book.told
  const rate = rateOf({ usual: report.usual, own: report.own, told })
  const windowMs = rate.per?.window === 'rolling' ? rate.per.ms : 0
  const others = othersIn(book, worker, windowMs, nowMs)
  const ended = ends.reduce(
    (health, { beganAgoMs, trouble }) => afterEnd(health, { beganMs: nowMs - beganAgoMs, trouble }, nowMs, random()),
    book.health,
  )
  const isThere = (name: string) => others.some(([other, { beginsUntilMs }]) => other === name && beginsUntilMs > nowMs)
  const [permit, health] = permitFor(ended, worker, isThere, nowMs)
  const window = windowAfter(book.window, rate, report, nowMs)
  const base: Pick<Book, 'version' | 'atMs' | 'lostUntilMs' | 'told'> = {
    version: VERSION,
    atMs: nowMs,
    lostUntilMs: book.lostUntilMs,
    told,
  }

  if (report.wants === 0) {
    const { atOnce, calls } = report.holds
    const left: Holder = {
      share: { atOnce: report.underWay, calls },
      wants: 0,
      beginsUntilMs: nowMs,
      keepsUntilMs: atOnce > 0 && report.underWay > 0 ? nowMs + KEEP_MS : nowMs,
    }
    const share = { atOnce: 0, calls: 0 }
    const grant: Grant = { rate, share, window: null, permit, againMs: RENEW_MS }
    const given = window && { ...window, used: Math.max(0, window.used - unusedOf(report, window)) }
    const probe = health.shut?.probe === worker ? null : (health.shut?.probe ?? null)
    const without: Health = { ...health, shut: health.shut && { ...health.shut, probe } }
    return [
      { ...base, window: given, health: without, holders: Object.fromEntries([...others, [worker, left]]) },
      grant,
    ]
  }

  const target = targetOf(rate, others, report, nowMs)
  const taken = takenBy(others, windowMs, nowMs)
  const most = nowMs < book.lostUntilMs ? report.holds : target
  const share: Share = {
    atOnce: Math.max(0, Math.min(target.atOnce, most.atOnce, rate.atOnce - taken.atOnce)),
    calls: Math.max(0, Math.min(target.calls, most.calls, callsPerWindow(rate) - taken.calls)),
  }
  const holder: Holder = {
    share: {
      atOnce: Math.max(share.atOnce, report.holds.atOnce),
      calls: Math.max(share.calls, report.holds.calls),
    },
    wants: report.wants,
    beginsUntilMs: nowMs + BEGIN_MS,
    keepsUntilMs: nowMs + KEEP_MS,
  }
  const part = target.atOnce / rate.atOnce
  const [calls, claimed] = window && rate.per ? claim(window, rate, report, part) : [0, window]
  const isShort = share.atOnce < target.atOnce || share.calls < target.calls
  const againMs = isShort ? Math.min(CLAIM_MS, nextFreeMs(others, windowMs, nowMs)) : RENEW_MS
  const grant: Grant = { rate, share, window: null, permit, againMs }
  const next = { ...base, window: claimed, health, holders: Object.fromEntries([...others, [worker, holder]]) }
  if (claimed === null || rate.per === null) return [next, grant]
  const { ms } = rate.per
  const beginsMs = beginsInMs(claimed, ms, nowMs)
  const endsInMs = claimed.endsMs - tickRoomMs(ms) - nowMs
  const isUsedUp = !claimed.isGuess && claimed.used >= rate.per.calls
  return [next, { ...grant, window: { number: claimed.number, calls, isUsedUp, beginsInMs: beginsMs, endsInMs } }]
}

/** Nobody knows whether an account is new or its book was lost; who holds a share knows. */
function newBook({ holds }: Report, nowMs: number): Book {
  return { ...EMPTY, atMs: nowMs, lostUntilMs: holds.atOnce > 0 ? nowMs + BEGIN_MS : nowMs }
}

/** While the store was away nobody could tell anything: who was there then is taken to be there now. */
function afterAway(book: Book, nowMs: number): Book {
  const awayMs = nowMs - book.atMs
  if (awayMs < AWAY_MS.least || awayMs > AWAY_MS.most) return book
  const later = (holder: Holder): Holder =>
    holder.beginsUntilMs <= book.atMs
      ? holder
      : { ...holder, beginsUntilMs: holder.beginsUntilMs + awayMs, keepsUntilMs: holder.keepsUntilMs + awayMs }
  return {
    ...book,
    holders: Object.fromEntries(Object.entries(book.holders).map(([name, holder]) => [name, later(holder)])),
  }
}

type Others = readonly (readonly [string, Holder])[]

/** All that still hold anything, but the one that tells. */
function othersIn(book: Book, worker: string, windowMs: number, nowMs: number): Others {
  return Object.entries(book.holders).filter(
    ([name, { beginsUntilMs, keepsUntilMs }]) =>
      name !== worker && nowMs < Math.max(keepsUntilMs, beginsUntilMs + windowMs),
  )
}

const callsPerWindow = ({ per }: Rate) => (per?.window === 'rolling' ? per.calls : 0)

/** What the worker is entitled to, among all that want any. */
function targetOf(rate: Rate, others: Others, { worker, wants }: Report, nowMs: number): Share {
  const wanting = others.filter(([, other]) => other.wants > 0 && nowMs < other.beginsUntilMs)
  const all = [...wanting.map(([name, other]) => [name, other.wants] as const), [worker, wants] as const]
  all.sort(([one], [other]) => (one < other ? -1 : 1))
  const places = placesOf(
    rate.atOnce,
    all.map(([, each]) => each),
    rate.per?.calls ?? rate.atOnce,
  )
  const at = all.findIndex(([name]) => name === worker)
  return { atOnce: places[at] ?? 0, calls: callsOf(callsPerWindow(rate), places)[at] ?? 0 }
}

/** A call that began just before its worker was last allowed to begin one counts in the vendor's window for its length. */
function takenBy(others: Others, windowMs: number, nowMs: number): Share {
  let [atOnce, calls] = [0, 0]
  for (const [, { share, beginsUntilMs, keepsUntilMs }] of others) {
    if (nowMs < keepsUntilMs) atOnce += share.atOnce
    if (nowMs < beginsUntilMs + windowMs) calls += share.calls
  }
  return { atOnce, calls }
}

/** Until the first lease of somebody else runs out. */
function nextFreeMs(others: Others, windowMs: number, nowMs: number): number {
  const ends = others.flatMap(([, { beginsUntilMs, keepsUntilMs }]) => [keepsUntilMs, beginsUntilMs + windowMs])
  return Math.min(...ends.filter((end) => end > nowMs).map((end) => end - nowMs + 1))
}

function windowAfter(window: FixedWindow | null, rate: Rate, report: Report, nowMs: number): FixedWindow | null {
  if (rate.per?.window !== 'fixed') return null
  const { ms } = rate.per
  const current = windowAt(window, ms, nowMs)
  return report.ends.length === 0 ? current : windowAt(afterSeen(current, report.seen, ms, nowMs), ms, nowMs)
}

const unusedOf = ({ unused }: Report, window: FixedWindow) => (unused.window === window.number ? unused.calls : 0)

function claim(window: FixedWindow, { atOnce, per }: Rate, report: Report, part: number) {
  const asked = { limit: per?.calls ?? 0, unused: unusedOf(report, window), need: report.need, part }
  return claimIn(window, asked, atOnce)
}
