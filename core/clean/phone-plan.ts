/** Numbering plans, compiled once per country out of the tables that libphonenumber-js itself reads. */
import metadata from 'libphonenumber-js/max/metadata'

export interface NumberingPlan {
  readonly callingCode: string
  /** What is dialled before a country code: `00`, `011`. */
  readonly internationalPrefix: RegExp
  readonly anyNumber: RegExp
  /** Digits that a national number may have, fewest first. */
  readonly lengths: readonly number[]
  /** What is dialled before a national number at home only, with what it captures. */
  readonly nationalPrefix: RegExp | null
  /** What the national prefix is replaced by where it captured something, as `String.replace` takes it. */
  readonly transform: string | null
  /** Of countries that share a calling code: how the numbers of this one begin, where that alone tells. */
  readonly beginning: RegExp | null
  readonly kinds: readonly NumberKind[]
}

/** Fixed lines, mobiles, freephone… */
interface NumberKind {
  readonly pattern: RegExp
  readonly lengths: readonly number[]
}

export interface CallingCode {
  readonly code: string
  /** Codes of the countries that share it, the main one first; none where it belongs to no country. */
  readonly countries: readonly string[]
  /** The plan of the main country, or of the calling code itself. */
  readonly plan: NumberingPlan
}

/** A row of the tables (version 4 of their layout); places that are not named here say how numbers are written. */
type PlanRow = readonly [
  callingCode: string,
  internationalPrefix: string,
  anyNumber: string,
  lengths: readonly number[],
  formats: unknown,
  nationalPrefix: string | 0 | undefined,
  nationalPrefixRule: unknown,
  nationalPrefixForParsing: string | 0 | undefined,
  transform: string | 0 | undefined,
  nationalPrefixIsOptional: unknown,
  beginning: string | 0 | undefined,
  kinds: readonly (readonly [pattern: string, lengths?: readonly number[]] | 0)[],
]

const PLANS = metadata.countries as unknown as Readonly<Record<string, PlanRow>>
const PLANS_OF_NO_COUNTRY = metadata.nonGeographic as unknown as Readonly<Record<string, PlanRow>>
const COUNTRIES = metadata.country_calling_codes as unknown as Readonly<Record<string, readonly string[]>>

/** Digits of the longest calling code. */
const LONGEST_CALLING_CODE = 3

const plans = new Map<string, NumberingPlan | undefined>()
const callingCodes = new Map<string, CallingCode | undefined>()
/** The same by the number that the digits of a code make behind a 1: 1 at 11, 44 at 144. Null: there is none. */
const codesByNumber: (CallingCode | null | undefined)[] = new Array(2 * 10 ** LONGEST_CALLING_CODE).fill(undefined)

/** @returns the plan of a country by its ISO 3166-1 code, or undefined where the tables lack it. */
export function planOfCountry(country: string): NumberingPlan | undefined {
  const known = plans.get(country)
  if (known !== undefined || plans.has(country)) return known
  const row = Object.hasOwn(PLANS, country) ? PLANS[country] : undefined
  const plan = row && compiled(row)
  plans.set(country, plan)
  return plan
}

/** @returns the calling code that `digits` begin with, or undefined where none exists. */
export function callingCodeOf(digits: string): CallingCode | undefined {
  let number = 1
  for (let length = 1; length <= LONGEST_CALLING_CODE && length <= digits.length; length++) {
    number = 10 * number + digits.charCodeAt(length - 1) - 0x30
    const found = codesByNumber[number]
    if (found !== null && found !== undefined) return found
    if (found === null) continue
    const code = callingCode(digits.slice(0, length))
    codesByNumber[number] = code ?? null
    if (code !== undefined) return code
  }
  return undefined
}

/** @returns a calling code by its digits. */
export function callingCode(code: string): CallingCode | undefined {
  const known = callingCodes.get(code)
  if (known !== undefined || callingCodes.has(code)) return known
  const countries = (COUNTRIES[code] ?? []).filter((country) => country !== '001')
  const [main] = countries
  const row = main === undefined ? PLANS_OF_NO_COUNTRY[code] : undefined
  const plan = main === undefined ? row && compiled(row) : planOfCountry(main)
  const found = plan && { code, countries, plan }
  callingCodes.set(code, found)
  return found
}

function compiled(row: PlanRow): NumberingPlan {
  const [code, internationalPrefix, anyNumber, lengths, , prefix, , prefixForParsing, transform, , beginning, kinds] =
    row
  const nationalPrefix = prefixForParsing || prefix
  return {
    callingCode: code,
    internationalPrefix: new RegExp(`^(?:${internationalPrefix})`),
    anyNumber: whole(anyNumber),
    lengths,
    nationalPrefix: nationalPrefix ? new RegExp(`^(?:${nationalPrefix})`) : null,
    transform: transform || null,
    beginning: beginning ? new RegExp(`^(?:${beginning})`) : null,
    kinds: kinds.flatMap((kind) =>
      kind && kind[0] !== '' ? [{ pattern: whole(kind[0]), lengths: kind[1] ?? lengths }] : [],
    ),
  }
}

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`)
}
