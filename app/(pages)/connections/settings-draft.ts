/** What somebody types about a connection, and what of it the API takes. */
import { microsOf, typedMoney } from '#app/_ui/money.ts'
import type { PeopleServiceView } from '#app/api/v1/_schemas/connection.ts'
import type { Details } from './connection-words.ts'

/** As it stands in the fields. */
export interface SettingsDraft {
  readonly name: string
  readonly price: string
  /** Empty: no cap. */
  readonly capDay: string
  readonly capMonth: string
  /** Calls a minute; empty: what the service says. */
  readonly callsPerMinute: string
  readonly ttlDays: string
}

export const NEW_DRAFT: SettingsDraft = {
  ...{ name: '', price: '', capDay: '', capMonth: '', callsPerMinute: '', ttlDays: '90' },
}

type Rate = Details['rate']

const MOST_DAYS = 3650
const MOST_CALLS = 1_000_000

/** A rate that was given in another way by the API is not shown as calls a minute, and stays unless one is typed. */
const typedRate = (rate: Rate) => (rate?.per?.seconds === 60 ? String(rate.per.calls) : '')

export const draftOf = (name: string, details: Details): SettingsDraft => ({
  name,
  price: typedMoney(details.microsPerCredit),
  capDay: details.capDayMicros === null ? '' : typedMoney(details.capDayMicros),
  capMonth: details.capMonthMicros === null ? '' : typedMoney(details.capMonthMicros),
  callsPerMinute: typedRate(details.rate),
  ttlDays: String(details.ttlDays),
})

export type DraftProblems = Readonly<Partial<Record<keyof SettingsDraft, string>>>

export interface Settings {
  readonly name: string
  readonly microsPerCredit: number
  readonly capDayMicros: number | null
  readonly capMonthMicros: number | null
  readonly rate: Rate
  readonly ttlDays: number
}

/**
 * @param usual what the service allows itself
 * @param kept the rate that stands now
 * @returns what the API takes, or what is wrong by field
 */
export function readDraft(
  draft: SettingsDraft,
  usual: PeopleServiceView['rate'],
  kept: Rate,
): { readonly settings: Settings } | { readonly problems: DraftProblems } {
  const problems: Partial<Record<keyof SettingsDraft, string>> = {}
  const amount = (field: 'price' | 'capDay' | 'capMonth'): number => {
    const micros = microsOf(draft[field])
    if (micros === null) problems[field] = 'An amount such as 0.28.'
    return micros ?? 0
  }
  const cap = (field: 'capDay' | 'capMonth') => (draft[field].trim() === '' ? null : amount(field))
  const whole = (field: 'callsPerMinute' | 'ttlDays', most: number): number => {
    const number = /^\d{1,7}$/.test(draft[field].trim()) ? Number(draft[field]) : 0
    if (number < 1 || number > most) problems[field] = `A whole number from 1 to ${most}.`
    return number
  }
  const name = draft.name.trim()
  if (name === '') problems.name = 'It needs a name.'
  const settings = {
    name,
    microsPerCredit: amount('price'),
    capDayMicros: cap('capDay'),
    capMonthMicros: cap('capMonth'),
    rate: draft.callsPerMinute.trim() === typedRate(kept) ? kept : rateOf(() => whole('callsPerMinute', MOST_CALLS)),
    ttlDays: whole('ttlDays', MOST_DAYS),
  }
  return Object.keys(problems).length > 0 ? { problems } : { settings }

  function rateOf(calls: () => number): Rate {
    if (draft.callsPerMinute.trim() === '') return null
    const { atOnce, per } = usual
    return { atOnce, per: { calls: calls(), seconds: 60, window: per?.window ?? 'rolling' } }
  }
}
