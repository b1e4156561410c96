/** What a list will ask, cost and take: exactly where counting tells, as ranges where only experience does. */
import { predict } from './forecast/predict.ts'
import { type Pace, type Seconds, secondsOf } from './forecast/seconds.ts'

/** Whole units, `from` and `to` included; equal where `isExact`. Money in millionths of the currency. */
export interface Amount {
  readonly from: number
  readonly to: number
  readonly isExact: boolean
}

/** What was counted of the people that a connection may be asked about: all rows, as if it came first. */
export interface ConnectionCount {
  readonly kind: 'connection'
  readonly connectionId: string
  readonly service: string
  /** Rows that say too little for it. */
  readonly tooThinRows: number
  /** Distinct people; those of the next three are among them, and everybody else is new. */
  readonly people: number
  readonly known: number
  readonly unknownFate: number
  /** Somebody else asks about them right now. */
  readonly elsewhere: number
  /** What the known answers cost when they were paid for. */
  readonly knownMicros: number
  readonly microsPerCredit: number
  readonly mostCredits: number
  readonly missCost: number
  readonly pace: Pace
}

export type ProviderCount = { readonly kind: 'directory'; readonly directoryId: string } | ConnectionCount

export interface ListCount {
  readonly rows: number
  /** Rows that say nothing by which anybody could be looked up. */
  readonly invalidRows: number
  /** In the order in which they are asked. */
  readonly providers: readonly ProviderCount[]
}

/** What a trial over some rows of the list came to. */
export interface TrialTally {
  readonly jobId: string
  readonly rows: number
  readonly matched: number
  readonly review: number
  /** By connection. */
  readonly asked: Readonly<Record<string, Tried>>
}

export interface Tried {
  /** Distinct people in the trial's rows that the connection may be asked about. */
  readonly people: number
  /** Those of them that it was asked about, then or before, and what these answers cost. */
  readonly asked: number
  readonly micros: number
}

export type ProviderForecast =
  | { readonly kind: 'directory'; readonly directoryId: string; readonly rows: Amount }
  | {
      readonly kind: 'connection'
      readonly connectionId: string
      readonly service: string
      /** Paid for by this job. */
      readonly lookups: Amount
      readonly mostLookups: number
      /** Answered in the ledger. */
      readonly known: Amount
      readonly savedMicros: Amount
      readonly unknownFate: number
      readonly tooThinRows: number
      readonly costMicros: Amount
      readonly mostMicros: number
    }

export interface Forecast {
  readonly rows: number
  readonly invalidRows: number
  readonly providers: readonly ProviderForecast[]
  readonly matched: Amount
  readonly costMicros: Amount
  /** Never exceeded: every person who is not in the ledger asked of every connection, at the highest price. */
  readonly mostMicros: number
  readonly savedMicros: Amount
  readonly seconds: Seconds
  /** What the ranges come from: a trial of this list, or what is known of lists in general. */
  readonly basis: 'trial' | 'lists_in_general'
  readonly trial: Pick<TrialTally, 'jobId' | 'rows' | 'matched' | 'review'> | null
}

const exactly = (value: number): Amount => ({ from: value, to: value, isExact: true })
const between = (from: number, to: number): Amount => ({ from, to, isExact: from === to })
const times = ({ from, to, isExact }: Amount, by: number): Amount => ({
  from: Math.floor(from * by),
  to: Math.ceil(to * by),
  isExact,
})
const plus = (a: Amount, b: Amount): Amount => ({
  from: a.from + b.from,
  to: a.to + b.to,
  isExact: a.isExact && b.isExact,
})

/**
 * Before a trial: of how many in a hundred a provider knows something, and how many it leaves to the next one. Lists
 * differ that much; nothing here is an average.
 */
const IN_GENERAL = { found: { from: 0.1, to: 0.95 }, leftOpen: { from: 0.05, to: 1 } } as const

/** @param trial null: before any */
export function forecast(list: ListCount, trial: TrialTally | null): Forecast {
  const usable = list.rows - list.invalidRows
  const providers = list.providers.map((provider, place) => forecastProvider(provider, place, usable, trial))
  const connections = providers.filter((provider) => provider.kind === 'connection')
  const paces = list.providers.filter((provider) => provider.kind === 'connection').map(({ pace }) => pace)
  return {
    rows: list.rows,
    invalidRows: list.invalidRows,
    providers,
    matched: matchedOf(list, usable, trial),
    costMicros: connections.map(({ costMicros }) => costMicros).reduce(plus, exactly(0)),
    mostMicros: connections.reduce((sum, { mostMicros }) => sum + mostMicros, 0),
    savedMicros: connections.map(({ savedMicros }) => savedMicros).reduce(plus, exactly(0)),
    seconds: secondsOf(
      list.rows,
      connections.flatMap(({ lookups }, i) => {
        const pace = paces[i]
        return pace === undefined ? [] : [{ pace, lookups }]
      }),
    ),
    basis: trial === null ? 'lists_in_general' : 'trial',
    trial: trial && { jobId: trial.jobId, rows: trial.rows, matched: trial.matched, review: trial.review },
  }
}

function forecastProvider(
  provider: ProviderCount,
  place: number,
  usable: number,
  trial: TrialTally | null,
): ProviderForecast {
  if (provider.kind === 'directory') {
    const rows = place === 0 ? exactly(usable) : between(0, usable)
    return { kind: 'directory', directoryId: provider.directoryId, rows }
  }
  const { connectionId, service, people, known, knownMicros, unknownFate, elsewhere, tooThinRows } = provider
  const fresh = people - known - unknownFate - elsewhere
  // What somebody else asks about right now may come back without an answer, and is asked by this job then.
  const mostLookups = fresh + elsewhere
  const tried = trial?.asked[connectionId] ?? null
  const isFirst = place === 0
  const lookups = isFirst ? between(fresh, mostLookups) : openOf(mostLookups, tried)
  return {
    kind: 'connection',
    connectionId,
    service,
    lookups,
    mostLookups,
    known: isFirst ? exactly(known) : openOf(known, tried),
    savedMicros: between(isFirst ? knownMicros : 0, knownMicros),
    unknownFate,
    tooThinRows,
    costMicros: costOf(provider, lookups, isFirst, tried),
    mostMicros: mostLookups * provider.mostCredits * provider.microsPerCredit,
  }
}

/** @returns how many of `among` are still open when it is a later provider's turn */
function openOf(among: number, tried: Tried | null): Amount {
  if (tried === null) return between(Math.floor(among * IN_GENERAL.leftOpen.from), among)
  const { from, to } = predict({ hits: Math.min(tried.asked, tried.people), of: tried.people }, among)
  return between(from, to)
}

/** What an answer costs lies between a miss and the dearest: shares of that span are predicted like hits. */
function costOf(
  { microsPerCredit, mostCredits, missCost }: ConnectionCount,
  lookups: Amount,
  isFirst: boolean,
  tried: Tried | null,
): Amount {
  const least = missCost * microsPerCredit
  const span = mostCredits * microsPerCredit - least
  const missed = times(lookups, least)
  if (span === 0) return missed
  if (tried === null || tried.people === 0 || (isFirst && tried.asked === 0)) {
    const { from, to } = IN_GENERAL.found
    return between(missed.from + Math.floor(lookups.from * span * from), missed.to + Math.ceil(lookups.to * span * to))
  }
  const hits = (tried.micros - tried.asked * least) / span
  // Of a later provider: among all people, those that it was not asked about in the trial included.
  const of = isFirst ? tried.asked : tried.people
  const found = predict({ hits: Math.min(of, Math.max(0, hits)), of }, lookups.to)
  return between(missed.from + Math.floor(found.from * span), missed.to + Math.ceil(found.to * span))
}

/** Rows of the whole list; a trial's rows are among them, and are decided in the same way again. */
function matchedOf(list: ListCount, usable: number, trial: TrialTally | null): Amount {
  if (list.providers.length === 0) return exactly(0)
  if (trial === null) {
    return between(Math.floor(usable * IN_GENERAL.found.from), Math.ceil(usable * IN_GENERAL.found.to))
  }
  const rest = predict({ hits: trial.matched, of: trial.rows }, Math.max(0, list.rows - trial.rows))
  return between(trial.matched + rest.from, trial.matched + rest.to)
}
