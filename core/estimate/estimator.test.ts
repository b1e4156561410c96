import { describe, expect, it } from 'vitest'
import { codec } from '#adapters/text/codec.ts'
import { cleanFields } from '../clean-contact.ts'
import type { Contact } from '../contact.ts'
import { createIndexBuilder, type DirectoryIndex, openDirectoryIndex } from '../directory-index.ts'
import { DEFAULT_OPTIONS } from '../options.ts'
import { SHIPPED_PARAMETERS } from '../parameters.ts'
import { createEstimator } from './estimator.ts'

const PEOPLE = 1500
/** Share of the rows whose phone is another one, and of those whose person is in the directory. */
const OTHER_PHONE = 0.6
const KNOWN = 0.8

/** A fixed linear congruential generator (Numerical Recipes' constants). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const SYLLABLES = 'ba de fi go hu ka le mi no pu ra se ti vo zu cha dre sti lor man'.split(' ')

function made(): { index: DirectoryIndex; contacts: Contact[] } {
  const next = numbers(7)
  const word = () => Array.from({ length: 3 }, () => SYLLABLES[Math.floor(next() * SYLLABLES.length)]).join('')
  const phone = () => `+1212${String(2000000 + Math.floor(next() * 7_999_999))}`
  const builder = createIndexBuilder(codec)
  const contacts: Contact[] = []
  for (let i = 0; i < PEOPLE; i++) {
    const year = 1940 + Math.floor(next() * 60)
    const birthday = `${year}-0${1 + Math.floor(next() * 9)}-1${Math.floor(next() * 10)}`
    const person = { first_name: word(), last_name: word(), phone: phone(), birthday }
    if (next() < KNOWN) builder.add(String(i), cleanFields(person, DEFAULT_OPTIONS))
    const row = next() < OTHER_PHONE ? { ...person, phone: phone() } : person
    contacts.push(cleanFields(row, DEFAULT_OPTIONS))
  }
  return { index: openDirectoryIndex(builder.finish(), codec), contacts }
}

const { index, contacts } = made()
const strangers = contacts.map((_, i) => cleanFields({ first_name: `xan${i}`, last_name: `quy${i}` }, DEFAULT_OPTIONS))
const estimated = (from: readonly Contact[]) => {
  const estimator = createEstimator(index, SHIPPED_PARAMETERS)
  for (const contact of from) estimator.add(contact)
  return estimator.parameters()
}
const shipped = SHIPPED_PARAMETERS.ladders

describe('estimator', () => {
  it('finds how a list was made, held to the shipped parameters as if by a million pairs', () => {
    const { phone, birthday } = estimated(contacts).ladders
    const found = KNOWN * PEOPLE
    const expected = (share: number, prior = 0) => (1_000_000 * prior + found * share) / (1_000_000 + found)
    const off = (m: number | undefined, share: number, prior = 0) => Math.abs((m ?? 0) - expected(share, prior))
    expect(off(phone.differs?.m, OTHER_PHONE, shipped.phone.differs?.m)).toBeLessThan(0.0002)
    // The shipped ladder alone would be farther off.
    expect((phone.differs?.m ?? 0) - (shipped.phone.differs?.m ?? 0)).toBeGreaterThan(0.0003)
    expect(off(phone.exact?.m, 1 - OTHER_PHONE, shipped.phone.exact?.m)).toBeLessThan(0.0002)
    expect(birthday.exact?.m).toBeGreaterThan(shipped.birthday.exact?.m ?? 1)
    expect(birthday.differs?.m).toBeLessThan(shipped.birthday.differs?.m ?? 0)
  })

  it('moves next to nothing by a short list, and not at all by one of which too few are found', () => {
    const { phone } = estimated(contacts.slice(0, 60)).ladders
    expect(Math.abs((phone.differs?.m ?? 0) - (shipped.phone.differs?.m ?? 0))).toBeLessThan(0.001)
    expect(estimated(contacts.slice(0, 10))).toBe(SHIPPED_PARAMETERS)
    expect(estimated([])).toBe(SHIPPED_PARAMETERS)
  })

  it('keeps the shipped share for a list that is known whole, or by half', () => {
    expect(estimated(contacts).isThere).toBe(SHIPPED_PARAMETERS.isThere)
    // Of 1,000 of them 800 are known.
    expect(estimated([...contacts.slice(0, 1000), ...strangers.slice(0, 600)]).isThere).toBe(SHIPPED_PARAMETERS.isThere)
  })

  it('takes a list of strangers for one, the more surely the longer it is, and knows nothing of how it goes wrong', () => {
    // Shipped: .76, odds of 3.17, as if seen in 2,000 rows. The odds of 1,520 of 3,500 are .77, below a quarter of them.
    const { isThere, ladders } = estimated(strangers)
    expect(isThere).toBeCloseTo(1520 / 3500, 3)
    expect(ladders).toBe(SHIPPED_PARAMETERS.ladders)
    // 1,520 of 2,800: odds of 1.19, .375 of the shipped. Between a half and a quarter, four times the square of that.
    const between = 4 * 0.375 ** 2 * (0.76 / 0.24)
    expect(estimated(strangers.slice(0, 800)).isThere).toBeCloseTo(between / (1 + between), 3)
    expect(estimated(strangers.slice(0, 300))).toBe(SHIPPED_PARAMETERS)
  })

  it('is plain data of four digits, the same every time', () => {
    const once = estimated(contacts.slice(0, 400))
    expect(estimated(contacts.slice(0, 400))).toEqual(once)
    expect(JSON.parse(JSON.stringify(once))).toEqual(once)
    for (const { m } of Object.values(once.ladders.phone))
      expect(String(m).replace(/^0\.0*/, '').length).toBeLessThan(5)
  })
})
