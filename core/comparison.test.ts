import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanFields } from './clean-contact.ts'
import { compare } from './comparison.ts'
import type { Field } from './field.ts'
import { FIELDS } from './field.ts'
import type { Level } from './level.ts'
import { type Model, openModel } from './model.ts'
import { openNicknames } from './nickname.ts'
import { DEFAULT_OPTIONS } from './options.ts'
import { SHIPPED_PARAMETERS } from './parameters.ts'
import { NO_TERMS } from './term-counts.ts'

const model: Model = openModel(SHIPPED_PARAMETERS, openNicknames([]), NO_TERMS)
type Texts = Partial<Record<Field, string>>
const clean = (texts: Texts) => cleanFields(texts, { ...DEFAULT_OPTIONS, defaultCountry: 'US' })
const beside = (own: Texts, theirs: Texts, by = model) => compare(clean(own), clean(theirs), by)
const levelOf = (field: Field, own: string, theirs: string) =>
  beside({ [field]: own }, { [field]: theirs }).levels.find((level) => level.field === field)

describe('levels', () => {
  const cases: readonly (readonly [Field, string, string, Level])[] = [
    ['first_name', 'Robert', 'robert', 'exact'],
    ['first_name', 'Bob', 'Robert', 'nickname'],
    ['first_name', 'R.', 'Robert', 'initial'],
    ['first_name', 'Rboert', 'Robert', 'close'],
    ['first_name', 'Marie-Claire', 'Marie', 'part'],
    ['first_name', 'Robert', 'Susan', 'differs'],
    ['last_name', 'García', 'Garcia', 'exact'],
    ['last_name', 'García López', 'Lopez', 'part'],
    ['last_name', 'Smith', 'Smyth', 'close'],
    ['last_name', 'de Boer', 'de Vries', 'differs'],
    ['email', 'Ann@Example.com', 'ann@example.com', 'exact'],
    ['email', 'ann.lee@example.com', 'ann.leee@example.com', 'close'],
    ['email', 'ann.lee@example.com', 'ann.lee@other.org', 'same_local'],
    ['email', 'ann.lee@example.com', 'bob@example.com', 'same_domain'],
    ['email', 'banksg@example.com', 'banksm@example.com', 'same_domain'],
    ['email', 'gbanks@example.com', 'banksm@example.com', 'same_domain'],
    ['email', 'banksm@example.com', 'gbanks@example.com', 'same_domain'],
    ['email', 'mbanks@example.com', 'banksm@example.com', 'close'],
    ['phone', '(601) 534-4737', '+1 601 534 4737', 'exact'],
    ['phone', '601 534 4737', '601 534 4773', 'one_digit_off'],
    ['phone', '601 534 4737', '212 534 4737', 'last_digits'],
    ['phone', '601 534 4737', '212 555 0199', 'differs'],
    ['birthday', '1984-06-29', '29 June 1984', 'exact'],
    ['birthday', '03/04/1980', '1980-04-03', 'other_reading'],
    ['birthday', '1984-06-11', '1984-11-06', 'day_month_swapped'],
    ['birthday', '1984-06-29', '1984-06-28', 'one_digit_off'],
    ['birthday', '--06-29', '1984-06-29', 'no_year'],
    ['birthday', '1984-06-29', '1961-06-29', 'same_day'],
    ['birthday', '1984-06-29', '1984-07-15', 'near'],
    ['birthday', '1984-06-29', '1951-12-01', 'differs'],
    ['street', '12 North Street', '12 N St', 'exact'],
    ['street', '12 Paterick Place', '12 Patrick Place', 'close'],
    ['street', '12 Paterick Place', '14 Paterick Place', 'similar'],
    ['street', '12 Paterick Place', '7 Main Street', 'differs'],
    ['city', 'Melbourne', 'Melborne', 'close'],
    ['region', 'California', 'CA', 'exact'],
    ['region', 'CA', 'NY', 'differs'],
    ['postal_code', '12345', '12354', 'close'],
    ['postal_code', '12345', '98765', 'differs'],
    ['country', 'United States', 'USA', 'exact'],
    ['company', 'Acme Inc.', 'ACME, LLC', 'exact'],
    ['company', 'Acme Robotics', 'Acme Robotcis', 'close'],
    ['company', 'Blue Harbor Freight', 'Harbor Freight Blue', 'most_words'],
    ['company', 'Quantum Foods', 'Stone Health', 'differs'],
    ['job_title', 'Head of Sales', 'Analyst', 'differs'],
  ]
  it.each(cases)('%s: %s beside %s is %s', (field, own, theirs, level) => {
    expect(levelOf(field, own, theirs)?.level).toBe(level)
    expect(levelOf(field, theirs, own)?.level).toBe(level)
  })

  it('knows a number that lacks its country code', () => {
    const own = cleanFields({ phone: '601 534 4737' }, DEFAULT_OPTIONS)
    const found = compare(own, clean({ phone: '+1 601 534 4737' }), model)
    expect(found.levels.map(({ level }) => level)).toEqual(['same_national'])
  })

  it('knows given and family name in each other’s column, half of it misspelt too', () => {
    const { levels } = beside(
      { first_name: 'Nguyen', last_name: 'Cooper' },
      { first_name: 'Cooper', last_name: 'Nguyen' },
    )
    expect(levels.map(({ level }) => level)).toEqual(['swapped', 'swapped'])
    const misspelt = beside(
      { first_name: 'Nguyne', last_name: 'Cooper' },
      { first_name: 'Cooper', last_name: 'Nguyen' },
    )
    expect(misspelt.levels.map(({ level }) => level)).toEqual(['swapped', 'swapped_close'])
  })

  it('takes the pair of several values that agrees best', () => {
    const own = cleanFields({ email: ['old@example.com', 'ann@example.com'] }, DEFAULT_OPTIONS)
    const [email] = compare(own, clean({ email: 'ann@example.com' }), model).levels
    expect(email).toMatchObject({ level: 'exact', own: { text: 'ann@example.com' } })
  })
})

describe('weights', () => {
  it('give no evidence where either side is blank or not valid', () => {
    const found = beside(
      { first_name: 'Ann', email: 'not an address', city: 'Rome' },
      { email: 'a@b.org', phone: '2125550123' },
    )
    expect(found.levels.length).toBeGreaterThan(3)
    expect(found.levels.every(({ level, weight }) => level === 'blank' && weight === 0)).toBe(true)
    expect(found.weight).toBe(0)
  })

  it('rise with rarity: a shared Nakamura says more than a shared Smith', () => {
    const counts: Readonly<Record<string, number>> = { smith: 80, nakamura: 1 }
    const terms = { ...NO_TERMS, total: () => 4000, count: (_: string, key: string) => counts[key] ?? 1 }
    const weigh = (name: string) => beside({ last_name: name }, { last_name: name }, { ...model, terms }).weight
    expect(weigh('Nakamura')).toBeGreaterThan(weigh('Smith') + 4)
  })

  it('count one address once', () => {
    const address = { street: '12 Main Street', city: 'Tulsa', region: 'OK', postal_code: '74146' }
    const single = (Object.keys(address) as (keyof typeof address)[]).map(
      (field) => beside({ [field]: address[field] }, address).weight,
    )
    const all = beside(address, address).weight
    expect(all).toBeGreaterThan(Math.max(...single))
    expect(all).toBeLessThan(single.reduce((sum, weight) => sum + weight, 0) - 3)
  })

  it('do not take one member of a household for another', () => {
    const home = {
      last_name: 'Wise',
      phone: '616 921 0480',
      street: '4598 Franklin Lane',
      postal_code: '80270',
      city: 'Denver',
    }
    const terms = { ...NO_TERMS, total: () => 4000, count: () => 2, households: { people: 4000, pairs: 120 } }
    const wife = beside({ ...home, first_name: 'Janine' }, { ...home, first_name: 'Michael' }, { ...model, terms })
    const self = beside({ ...home, first_name: 'Janine' }, { ...home, first_name: 'Janine' }, { ...model, terms })
    expect(wife.weight).toBeLessThan(Math.log2(4000) + 1)
    expect(self.weight).toBeGreaterThan(Math.log2(4000) + 5)
  })

  it('add up to the weight of the whole, and read the same from both sides', () => {
    const value = fc.constantFrom(
      undefined,
      'Ann',
      'Bob',
      'Robert',
      'Smith',
      'Smyth',
      '12 Main St',
      '1984-06-29',
      'a@b.org',
      '2125550123',
    )
    const contact = fc.record(Object.fromEntries(FIELDS.map((field) => [field, value])))
    fc.assert(
      fc.property(contact, contact, (a, b) => {
        const own = clean(a as Texts)
        const theirs = clean(b as Texts)
        const found = compare(own, theirs, model)
        expect(found.weight).toBeCloseTo(
          found.levels.reduce((sum, { weight }) => sum + weight, 0),
          9,
        )
        const back = compare(theirs, own, model)
        // A swap is weighed by the column that the person's name stands in.
        const isSwapped = [...found.levels, ...back.levels].some(({ level }) => level.startsWith('swapped'))
        if (!isSwapped) expect(back.weight).toBeCloseTo(found.weight, 9)
        for (const level of found.levels) if (level.level === 'blank') expect(level.weight).toBe(0)
        for (const { level } of compare(own, own, model).levels) expect(['exact', 'blank']).toContain(level)
      }),
      { numRuns: 200 },
    )
  })
})

describe('shipped ladders', () => {
  it.each(FIELDS.filter((field) => field !== 'notes'))(
    '%s: a better level never weighs less than `differs`',
    (field) => {
      const ladder = SHIPPED_PARAMETERS.ladders[field]
      const differs = ladder.differs === undefined ? 0 : Math.log2(ladder.differs.m / ladder.differs.u)
      expect(differs).toBeLessThan(0)
      for (const [level, { m, u }] of Object.entries(ladder)) {
        expect(m).toBeGreaterThan(0)
        expect(u).toBeGreaterThan(0)
        expect(m).toBeLessThanOrEqual(1)
        if (level !== 'differs') expect(Math.log2(m / u)).toBeGreaterThan(differs)
      }
    },
  )

  it('are plain data', () => {
    expect(JSON.parse(JSON.stringify(SHIPPED_PARAMETERS))).toEqual(SHIPPED_PARAMETERS)
  })
})
