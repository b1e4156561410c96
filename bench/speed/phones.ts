/** Phone cells to E.164 and a verdict: `cleanPhone` against libphonenumber-js as its README has it, on a mixed column. */
import {
  type CountryCode,
  getCountries,
  getExampleNumber,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { cleanPhone } from '#core/clean/phone.ts'
import { createRandom, type Random } from '../lists/random.ts'
import { compareCpu } from './cpu.ts'
import { type Finding, timesLess } from './finding.ts'

export const name = 'phones'

const BAR = 5
const ROUNDS = 5
const CELLS = 40_000

interface Cell {
  readonly text: string
  readonly country: CountryCode
}

/** Where most lists come from; one cell in five is of any other country. */
const LARGE: readonly CountryCode[] = [
  ...(['US', 'US', 'US', 'US', 'GB', 'GB', 'DE', 'DE', 'FR', 'CA', 'ES', 'IT', 'BR', 'AR'] as const),
  ...(['MX', 'AU', 'IN', 'NL', 'SE', 'PL', 'JP', 'CH', 'AT', 'ZA'] as const),
]

/** How people write the same number. */
const WRITINGS: readonly ((phone: PhoneNumber, random: Random) => string)[] = [
  (phone) => phone.formatNational(),
  (phone) => phone.formatNational(),
  (phone) => phone.formatNational().replace(/[ -]/g, '.'),
  (phone) => phone.formatInternational(),
  (phone) => phone.formatInternational().replaceAll(' ', '-'),
  (phone) => phone.number,
  (phone) => `00${phone.number.slice(1)}`,
  (phone) => phone.nationalNumber,
  (phone) => `+${phone.countryCallingCode} (0) ${phone.nationalNumber}`,
  (phone, random) => `${phone.formatNational()} ext. ${random.below(900)}`,
  (phone, random) => `${phone.formatNational()} x${random.below(90)}`,
  // Wrong ones: a digit lost, one too many, another number run into it.
  (phone, random) => (random.chance(0.3) ? phone.number.slice(0, -2) : phone.number),
  (phone, random) => (random.chance(0.3) ? `${phone.formatNational()}${random.below(10)}` : phone.formatNational()),
]

export async function measure(): Promise<readonly Finding[]> {
  const cells = column()
  for (const cell of cells) compareOutputs(cell)
  const taken = compareCpu(
    () => {
      for (const { text, country } of cells) cleanPhone(text, { country, dateOrder: 'auto' })
    },
    () => {
      for (const cell of cells) theirs(cell)
    },
    ROUNDS,
  )
  return [timesLess(`${CELLS} cells, against libphonenumber-js`, taken.ours, taken.theirs, BAR)]
}

function column(): readonly Cell[] {
  const random = createRandom(3)
  const countries = getCountries()
  const cells: Cell[] = []
  while (cells.length < CELLS) {
    const country = random.chance(0.8) ? random.pick(LARGE) : random.pick(countries)
    const example = getExampleNumber(country, examples)
    if (example === undefined) continue
    const line = String(random.below(10_000)).padStart(4, '0')
    const phone = parsePhoneNumberFromString(example.number.slice(0, -4) + line)
    if (phone !== undefined) cells.push({ text: random.pick(WRITINGS)(phone, random), country })
  }
  return cells
}

function theirs({ text, country }: Cell): { readonly number: string; readonly isValid: boolean } | null {
  const phone = parsePhoneNumberFromString(text, country)
  return phone?.isPossible() ? { number: phone.number, isValid: phone.isValid() } : null
}

/** Where theirs sees no possible number ours may still mend the writing, so only that is not compared. */
function compareOutputs(cell: Cell): void {
  const expected = theirs(cell)
  if (expected === null) return
  const [reading] = cleanPhone(cell.text, { country: cell.country, dateOrder: 'auto' })
  // What theirs finds in no known range, ours may find to be so for want of a zero that is part of the number.
  if (reading?.issue === 'phone.lost_zero' && !expected.isValid) return
  if (reading?.value.key !== expected.number || (reading.issue === null) !== expected.isValid)
    throw new Error(`${cell.text} in ${cell.country}: ${reading?.value.key} against ${expected.number}`)
}
