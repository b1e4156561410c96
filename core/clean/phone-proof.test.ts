/** The quick reading of a phone cell is that of libphonenumber-js, whatever the cell. A million by `npm run bench -- phone-proof`. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanPhone } from './phone.ts'
import { phoneByLibrary } from './phone-by-library.ts'
import { phoneCase, REGIONS, sample } from './phone-cases.ts'
import { phonesWritten } from './phone-writing.ts'

const CASES_PER_REGION = 400

const quick = (text: string, country: string | null) => cleanPhone(text, { country, dateOrder: 'auto' })
const slow = (text: string, country: string | null) =>
  phonesWritten(text).flatMap((piece) => phoneByLibrary(piece, country))

/** Numerical Recipes' linear congruence, whose upper bits will do. */
function belowFrom(seed: number): (bound: number) => number {
  let state = seed >>> 0
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * bound)
  }
}

test('a number of every kind of every region, spoilt and whole, in every writing, at home and elsewhere', () => {
  const below = belowFrom(20240229)
  const differing: unknown[] = []
  let valid = 0
  for (const region of REGIONS) {
    for (let i = 0; i < CASES_PER_REGION; i++) {
      const { text, country } = phoneCase(region, below)
      const found = quick(text, country)
      const expected = slow(text, country)
      if (JSON.stringify(found) !== JSON.stringify(expected)) differing.push({ text, country, found, expected })
      if (found[0]?.value.isValid) valid++
    }
  }
  expect(differing).toEqual([])
  // Neither nearly all nor nearly none: the cases would prove nothing.
  const all = REGIONS.length * CASES_PER_REGION
  expect(valid / all).toBeGreaterThan(0.3)
  expect(valid / all).toBeLessThan(0.7)
})

test('every length of digits that begin with every calling code, with and without plus', () => {
  const differing: string[] = []
  for (let code = 0; code < 1000; code++) {
    for (let length = 1; length <= 18; length += code % 3 === 0 ? 1 : 4) {
      const digits = `${code}${'2345678901234567890'.slice(0, length)}`
      for (const [text, country] of [
        [`+${digits}`, null],
        [digits, null],
        [digits, 'US'],
        [`00${digits}`, 'IT'],
      ] as const)
        if (JSON.stringify(quick(text, country)) !== JSON.stringify(slow(text, country))) differing.push(text)
    }
  }
  expect(differing).toEqual([])
})

test('any text of digits and what stands between them', () => {
  const text = fc.string({
    unit: fc.constantFrom(...'0123456789012345678900+-/.,() xXeE#oO'),
    minLength: 1,
    maxLength: 24,
  })
  fc.assert(
    fc.property(text, fc.constantFrom(null, 'US', 'DE', 'IT', 'AR', 'GB', 'XX'), (written, country) => {
      const cell = written.trim() || '1'
      expect(quick(cell, country)).toEqual(slow(cell, country))
    }),
    { numRuns: 3000, seed: 5 },
  )
})

test('a sample of a numbering pattern is matched by it', () => {
  const below = belowFrom(3)
  for (const pattern of ['[13-79]\\d{2}', '(?:2[0-2]|34)\\d{3,5}', '0?(?:(11|2)15)?', '([2-9]\\d{6})$|1'])
    for (let i = 0; i < 50; i++) expect(sample(pattern, below)).toMatch(new RegExp(`^(?:${pattern})$`))
})
