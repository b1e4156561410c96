/**
 * What a string of dialled digits means: libphonenumber's own steps, in its order, on compiled plans and plain digits.
 * The outcome equals that of libphonenumber-js for every input; the proof is in `phone-proof.test.ts`.
 */
import { type CallingCode, callingCode, callingCodeOf, type NumberingPlan, planOfCountry } from './phone-plan.ts'

/** `unassigned`: of a possible length, in no known range. The rest say why it is no number. */
export type PhoneVerdict = 'valid' | 'unassigned' | 'too_short' | 'too_long' | 'invalid' | 'country_code'

export interface DialledNumber {
  /** E.164; empty where no number can be made of it. */
  readonly number: string
  readonly verdict: PhoneVerdict
}

const NO_COUNTRY_CODE: DialledNumber = { number: '', verdict: 'country_code' }
const TOO_SHORT: DialledNumber = { number: '', verdict: 'too_short' }
const TOO_LONG: DialledNumber = { number: '', verdict: 'too_long' }

/** Digits of a national number without its prefix, as libphonenumber bounds them. */
const SHORTEST_NATIONAL = 2
const LONGEST_NATIONAL = 17

/** @param digits ASCII digits after a plus: country code and national number */
export function readInternational(digits: string): DialledNumber {
  const code = digits.startsWith('0') ? undefined : callingCodeOf(digits)
  if (code === undefined) return NO_COUNTRY_CODE
  return read(digits.slice(code.code.length), code.plan, code, null)
}

/**
 * @param digits ASCII digits as dialled, without a plus
 * @param country where it is dialled, ISO 3166-1 alpha-2, one that has a plan
 */
export function readNational(digits: string, country: string): DialledNumber {
  const plan = planOfCountry(country)
  const code = plan && callingCode(plan.callingCode)
  if (code === undefined || plan === undefined) return NO_COUNTRY_CODE
  const prefix = plan.internationalPrefix.exec(digits)?.[0].length ?? 0
  if (prefix > 0 && prefix < digits.length && digits[prefix] !== '0') return readInternational(digits.slice(prefix))
  if (beginsWithOwnCode(digits, plan, code)) return read(digits.slice(code.code.length), code.plan, code, null)
  return read(digits, plan, code, country)
}

/** `442083661177` dialled in Britain: no number of its own, but one once its first two digits are the country code. */
function beginsWithOwnCode(digits: string, plan: NumberingPlan, code: CallingCode): boolean {
  if (!digits.startsWith(code.code)) return false
  const national = withoutPrefix(digits, plan, code)
  if (lengthVerdict(national, plan) === 'too_long') return true
  if (plan.anyNumber.test(national)) return false
  return plan.anyNumber.test(withoutPrefix(digits.slice(code.code.length), plan, code))
}

function read(digits: string, plan: NumberingPlan, code: CallingCode, home: string | null): DialledNumber {
  const national = withoutPrefix(digits, plan, code)
  if (national.length < SHORTEST_NATIONAL) return TOO_SHORT
  if (national.length > LONGEST_NATIONAL) return TOO_LONG
  const found = countryOf(national, code)
  const country = found ?? home
  const ownPlan = country === null ? code.plan : (planOfCountry(country) ?? code.plan)
  const number = `+${code.code}${national}`
  const length = lengthVerdict(national, ownPlan)
  if (length !== 'possible') return { number, verdict: length }
  // Of countries that share a code the kinds of numbers have mostly told which it is.
  const isKnown = found !== null && code.countries.length > 1 && ownPlan.beginning === null
  return { number, verdict: isKnown || isOfSomeKind(national, ownPlan) ? 'valid' : 'unassigned' }
}

/** @returns the national number without what is only dialled before it at home; `digits` where that leaves no number. */
function withoutPrefix(digits: string, plan: NumberingPlan, code: CallingCode): string {
  const prefix = plan.nationalPrefix?.exec(digits)
  if (plan.nationalPrefix === null || !prefix) return digits
  const hasCaptured = prefix.length > 1 && Boolean(prefix[prefix.length - 1])
  const national =
    plan.transform !== null && hasCaptured
      ? digits.replace(plan.nationalPrefix, plan.transform)
      : digits.slice(prefix[0].length)
  if (national === digits) return digits
  if (plan.anyNumber.test(digits) && !plan.anyNumber.test(national)) return digits
  const country = countryOf(national, code)
  const verdict = lengthVerdict(national, (country === null ? undefined : planOfCountry(country)) ?? plan)
  return verdict === 'too_short' || verdict === 'invalid' ? digits : national
}

/** @returns which of the countries that share a calling code a number is of; null where none of them has it. */
function countryOf(national: string, { countries }: CallingCode): string | null {
  if (countries.length === 1) return countries[0] ?? null
  for (const country of countries) {
    const plan = planOfCountry(country)
    if (plan === undefined) continue
    if (plan.beginning === null ? isOfSomeKind(national, plan) : plan.beginning.test(national)) return country
  }
  return null
}

function isOfSomeKind(national: string, { anyNumber, kinds }: NumberingPlan): boolean {
  if (!anyNumber.test(national)) return false
  for (const { pattern, lengths } of kinds) if (lengths.includes(national.length) && pattern.test(national)) return true
  return false
}

function lengthVerdict(
  national: string,
  { lengths }: NumberingPlan,
): 'possible' | 'too_short' | 'too_long' | 'invalid' {
  const { length } = national
  if (lengths.includes(length)) return 'possible'
  if (length < (lengths[0] ?? 0)) return 'too_short'
  return length > (lengths.at(-1) ?? 0) ? 'too_long' : 'invalid'
}
