import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanSecondLine } from './address.ts'
import { cleanCompany } from './company.ts'
import { LEADING_LEGAL_FORMS, LEGAL_FORMS } from './legal-forms.ts'
import { NUMBER_WORDS, ORDINALS, STREET_WORDS } from './street-words.ts'
import { wordFilter } from './word-filter.ts'

test('every word of a filter passes it, wherever it stands', () => {
  const word = fc.string({ minLength: 1, maxLength: 40, unit: 'binary' })
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.string(), fc.string(), (words, before, behind) => {
      const mayBe = wordFilter(words)
      for (const one of words)
        expect(mayBe(before + one + behind, before.length, before.length + one.length)).toBe(true)
    }),
  )
})

test('most words do not pass a filter of others', () => {
  const mayBe = wordFilter(STREET_WORDS.keys())
  expect(
    ['sandwood', 'kowalski', 'hartwood', 'melbourne', 'juni'].filter((word) => mayBe(word, 0, word.length)),
  ).toEqual([])
})

describe('what the filters spare', () => {
  const FEW = 3
  const other = fc.stringMatching(/^[a-z0-9]{1,9}$/)
  const words = (special: Iterable<string>) =>
    fc
      .array(fc.oneof(other, fc.constantFrom(...special)), { minLength: 1, maxLength: 2 * FEW })
      .map((parts) => parts.join(' '))

  test('a plain company name has the key of the same name with a mark behind it', () => {
    const special = [...LEGAL_FORMS, ...LEADING_LEGAL_FORMS, 'and', 'und', 'y', 'a', 'the']
    const ascii = special.filter((form) => /^[a-z ]+$/.test(form))
    fc.assert(
      fc.property(words(ascii), (name) => {
        expect(cleanCompany(name)[0]?.value.key).toBe(cleanCompany(`${name} !`)[0]?.value.key)
      }),
      { numRuns: 2000 },
    )
  })

  test('a plain second line has every usual word in its short form, and numbers without their word', () => {
    const shortOf = (word: string) =>
      (/^\d/.test(word) && word.length <= 5 ? word : (STREET_WORDS.get(word) ?? ORDINALS.get(word))) ??
      word.replace(/(?<=[a-z]{2})(?:strasse|strase|straat|str)$/, 'str').replace(/(?<=[a-z]{2})(?:platz|plein)$/, 'pl')
    const special = [
      ...STREET_WORDS.keys(),
      ...ORDINALS.keys(),
      ...NUMBER_WORDS,
      '12',
      '5a',
      'hauptstrasse',
      'rathausplatz',
    ]
    fc.assert(
      fc.property(words(special), (line) => {
        const all = line.split(' ')
        const kept = all.filter((word, i) => !(NUMBER_WORDS.has(word) && /^\d/.test(all[i + 1] ?? '')))
        fc.pre(!/\bp ?o box\b/.test(line))
        expect(cleanSecondLine(line)[0]?.value.key).toBe(kept.map(shortOf).join(' '))
      }),
      { numRuns: 2000 },
    )
  })
})
