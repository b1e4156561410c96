import { describe, expect, it } from 'vitest'
import { codec } from '#adapters/text/codec.ts'
import { cleanFields } from '../clean-contact.ts'
import { createIndexBuilder, openDirectoryIndex } from '../directory-index.ts'
import { DEFAULT_OPTIONS } from '../options.ts'

const chancesOf = (people: readonly Readonly<Record<string, string>>[]) => {
  const builder = createIndexBuilder(codec)
  for (const [i, person] of people.entries()) builder.add(String(i), cleanFields(person, DEFAULT_OPTIONS))
  return openDirectoryIndex(builder.finish(), codec).chances
}

describe('chance levels', () => {
  it('count the pairs of a tiny directory as one would by hand', () => {
    const chances = chancesOf([
      { first_name: 'Ann', last_name: 'Smith', city: 'Rome' },
      { first_name: 'Ann', last_name: 'Smyth', city: 'Rome' },
      { first_name: 'Bob', last_name: 'Garcia', city: 'Rome' },
      { first_name: 'Kurt', last_name: 'Ngata' },
    ])
    // Six pairs of four people, three of the three that tell their city.
    expect(chances.first_name).toEqual({ pairs: 6, levels: { exact: 1, differs: 5 }, alone: 2, paired: 2 })
    expect(chances.last_name).toEqual({
      pairs: 6,
      levels: { close: 1, differs: 5, exact: 0 },
      alone: 4,
      paired: 0,
    })
    expect(chances.city).toMatchObject({ pairs: 3, levels: { exact: 3 }, alone: 0, paired: 0 })
    expect(chances.email).toBeUndefined()
  })

  it('tell whether the place around follows from a place', () => {
    const chances = chancesOf([
      { postal_code: '20095', city: 'Hamburg', region: 'HH', country: 'Germany' },
      { postal_code: '20095', city: 'Hamburg', country: 'Germany' },
      { postal_code: '20095', city: 'Altona', country: 'Germany' },
      { postal_code: '50667', city: 'Hamburg', country: 'Germany' },
    ])
    expect(chances.postal_code?.around?.city).toEqual({ pairs: 3, agreeing: 1 })
    expect(chances.city?.around?.country).toEqual({ pairs: 3, agreeing: 3 })
    expect(chances.country?.around).toEqual({})
  })

  it('say nothing where there are no two people', () => {
    expect(chancesOf([])).toEqual({})
    expect(chancesOf([{ first_name: 'Ann', email: 'ann@example.org' }])).toEqual({})
  })

  it('read what a sample is too small for from the counts of all values', () => {
    // 3,000 people, two of which have each number: a person shares it with one of the 2,999 others.
    const people = Array.from({ length: 3000 }, (_, i) => ({ phone: `+4930${String(1000000 + (i >> 1) * 97)}` }))
    const { pairs, levels } = chancesOf(people).phone ?? { pairs: 0, levels: {} }
    expect(pairs).toBe(20_000)
    expect(levels.exact).toBeCloseTo(20_000 / 2999, 3)
  })
})
