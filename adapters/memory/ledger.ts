/** The in-memory twin of the ledger. Its books are no counters: whoever asks, the rows are added up. */
import type { Caps } from '#pipeline/ports/connections.ts'
import type { BudgetReason, Ledger, LedgerBook, LedgerEntry, LookupCall, Settlement } from '#pipeline/ports/ledger.ts'
import type { LookupRow } from './ledger-rows.ts'
import { dayOf, lapse, monthOf, spentOf } from './spent.ts'
import { keyOf, type MemoryStore } from './store.ts'

interface Budget {
  readonly reason: BudgetReason
  readonly cap: number
  readonly used: number
  readonly until: Date | null
}

const NO_CAPS: Caps = { dayMicros: null, monthMicros: null }

/** Null: of a connection that is not there. */
type CapsOf = (workspaceId: string, connectionId: string) => Promise<Caps | null>

export function memoryLedger(store: MemoryStore, capsOf: CapsOf): Ledger {
  const rowsOf = ({ workspaceId, connectionId }: LedgerBook, identity: string) =>
    store.lookups.get(keyOf(workspaceId, connectionId, identity)) ?? []
  const setRows = (book: LedgerBook, identity: string, change: (rows: readonly LookupRow[]) => LookupRow[]) =>
    store.lookups.set(keyOf(book.workspaceId, book.connectionId, identity), change(rowsOf(book, identity)))
  const isKnown = (row: LookupRow, ttlMs: number) =>
    row.state === 'answered' && row.answer !== null && Number(row.endedAt) > store.now().getTime() - ttlMs

  function isFree(row: LookupRow, { ttlMs, askUnknownBefore }: LookupCall): boolean {
    switch (row.state) {
      case 'asked':
        return false
      case 'answered':
        return !isKnown(row, ttlMs)
      case 'unknown':
        return askUnknownBefore !== null && Number(row.endedAt) < askUnknownBefore.getTime()
      default:
        return row.state satisfies never
    }
  }

  /** Those that bind longest come first. */
  function budgetsOf({ workspaceId, connectionId, jobId }: LookupCall, caps: Caps): readonly Budget[] {
    const now = store.now()
    const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()]
    const nextMonth = new Date(Date.UTC(year, month + 1))
    const nextDay = new Date(Date.UTC(year, month, day + 1))
    const own = store.budgets.get(workspaceId)
    const used = (counts: Parameters<typeof spentOf>[1]) => {
      const spent = spentOf(store, (of) => of.workspaceId === workspaceId && counts(of))
      return spent.spentMicros + spent.reservedMicros + spent.unknownMicros
    }
    const isToday = ({ at }: { readonly at: Date }) => dayOf(at) === dayOf(now)
    const isThisMonth = ({ at }: { readonly at: Date }) => monthOf(at) === monthOf(now)
    const isOurs = (of: { readonly connectionId: string }) => of.connectionId === connectionId
    const jobCap = jobId === null ? undefined : store.jobCaps.get(keyOf(workspaceId, jobId))
    const all: readonly [BudgetReason, number | null | undefined, Parameters<typeof spentOf>[1], Date | null][] = [
      ['budget.job', jobCap, (of) => of.jobId === jobId, null],
      ['budget.connection_month', caps.monthMicros, (of) => isOurs(of) && isThisMonth(of), nextMonth],
      ['budget.workspace_month', own?.monthMicros, isThisMonth, nextMonth],
      ['budget.connection_day', caps.dayMicros, (of) => isOurs(of) && isToday(of), nextDay],
      ['budget.workspace_day', own?.dayMicros, isToday, nextDay],
    ]
    return all.flatMap(([reason, cap, counts, until]) =>
      typeof cap === 'number' ? [{ reason, cap, used: used(counts), until }] : [],
    )
  }

  function settleOne(row: LookupRow, end: Settlement): void {
    switch (end.end) {
      case 'answered':
        for (const other of rowsOf(row, row.identity)) other.answer = null
        row.state = 'answered'
        row.endedAt = store.now()
        row.answer = end.answer
        row.costMicros = end.costMicros
        break
      case 'unbilled':
        setRows(row, row.identity, (rows) => rows.filter((other) => other !== row))
        break
      case 'unknown':
        if (row.state === 'asked') row.endedAt = store.now()
        row.state = 'unknown'
        break
      default:
        end satisfies never
    }
  }

  return {
    async find(book, identities, ttlMs) {
      lapse(store)
      const entries = new Map<string, LedgerEntry>()
      for (const identity of identities) {
        const rows = rowsOf(book, identity).filter((row) => row.state !== 'answered' || isKnown(row, ttlMs))
        const newest = (state: LookupRow['state']) =>
          rows.filter((row) => row.state === state).sort((a, b) => Number(b.askedAt) - Number(a.askedAt))[0]
        const best = newest('answered') ?? newest('asked') ?? newest('unknown')
        if (best) entries.set(identity, entryOf(best, store.now()))
      }
      return entries
    },

    async begin(call) {
      const { workspaceId, connectionId, callId, jobId, mostEachMicros, leaseMs } = call
      const caps = (await capsOf(workspaceId, connectionId)) ?? NO_CAPS
      lapse(store)
      const budgets = mostEachMicros > 0 ? budgetsOf(call, caps) : []
      const ours: string[] = []
      for (const identity of new Set(call.identities)) {
        if (!rowsOf(call, identity).every((row) => isFree(row, call))) continue
        const full = budgets.find(({ cap, used }) => used + (ours.length + 1) * mostEachMicros > cap)
        if (full) {
          const helps = full.until !== null && mostEachMicros <= full.cap
          const forMs = helps ? Number(full.until) - Number(store.now()) : null
          return { ours, short: { reason: full.reason, forMs } }
        }
        ours.push(identity)
        const row: LookupRow = {
          ...{ workspaceId, connectionId, identity, callId, jobId },
          askedAt: store.now(),
          leaseUntil: new Date(store.now().getTime() + leaseMs),
          reservedMicros: mostEachMicros,
          state: 'asked',
          endedAt: null,
          answer: null,
          costMicros: 0,
        }
        setRows(call, identity, (rows) => [...rows, row])
      }
      return { ours, short: null }
    },

    async settle(call, ends) {
      for (const end of ends) {
        const row = rowsOf(call, end.identity).find(({ callId }) => callId === call.callId)
        if (row && row.state !== 'answered') settleOne(row, end)
      }
    },

    async countSaved({ workspaceId, connectionId }, jobId, identities) {
      for (const identity of new Set(identities)) {
        const known = rowsOf({ workspaceId, connectionId }, identity).find((row) => row.answer !== null)
        if (!known || (jobId !== null && known.jobId === jobId)) continue
        const use = { workspaceId, connectionId, identity, jobId, savedAt: store.now(), micros: known.costMicros }
        const key = keyOf(workspaceId, connectionId, identity, jobId ?? store.saved.size)
        if (!store.saved.has(key)) store.saved.set(key, use)
      }
    },
  }
}

function entryOf(
  { state, answer, costMicros, jobId, askedAt, endedAt, leaseUntil }: LookupRow,
  now: Date,
): LedgerEntry {
  if (state === 'asked') return { state, leaseEndsInMs: leaseUntil.getTime() - now.getTime() }
  if (state === 'unknown') return { state, askedAt }
  if (answer === null || endedAt === null) throw new Error('an answered lookup without an answer')
  return { state, answer, costMicros, answeredAt: endedAt, jobId }
}
