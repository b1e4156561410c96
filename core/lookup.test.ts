import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createScorer } from './beside/scorer.ts'
import { cleanFields } from './clean-contact.ts'
import { compare } from './comparison.ts'
import type { Contact } from './contact.ts'
import { createIndexBuilder, type DirectoryIndex, openDirectoryIndex } from './directory-index.ts'
import type { Field } from './field.ts'
import { FIELDS } from './field.ts'
import { labelBeside, labelFields } from './label.ts'
import { type LookupResult, lookUp, lookUpQuickly } from './lookup.ts'
import { decide } from './match.ts'
import { openModel } from './model.ts'
import { openNicknames } from './nickname.ts'
import { DEFAULT_OPTIONS } from './options.ts'
import { type Parameters, ParametersError, SHIPPED_PARAMETERS } from './parameters.ts'
import type { TextCodec } from './text.ts'

const codec: TextCodec = {
  decode: (bytes, encoding) => new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes),
  encode: (text) => new TextEncoder().encode(text),
}

function indexOf(people: readonly Contact[]): DirectoryIndex {
  const builder = createIndexBuilder(codec)
  for (const [i, contact] of people.entries()) builder.add(`p${i}`, contact)
  return openDirectoryIndex(builder.finish(), codec)
}

const modelOf = (index: DirectoryIndex) => openModel(SHIPPED_PARAMETERS, openNicknames([]), index)

/** The rule of `lookUp` in a few lines, with every candidate compared whole. */
function lookUpPlainly(index: DirectoryIndex, contact: Contact): LookupResult {
  const model = modelOf(index)
  const { isThere } = SHIPPED_PARAMETERS
  const prior = Math.log2(isThere / index.size)
  const nobody = Math.log2(1 - isThere)
  const compared = (ordinals: readonly number[]) =>
    ordinals.map((ordinal) => {
      const comparison = compare(contact, index.person(ordinal).contact, model)
      return { ordinal, weight: comparison.weight, comparison }
    })
  // What is 14 bits behind the likeliest or 10 behind nobody is out; 8 before nobody is sure.
  const highest = () => Math.max(...candidates.map(({ weight }) => weight + prior))
  const { strong, rest } = index.search(contact, model.nicknames)
  let candidates = compared([...strong()])
  if (highest() < nobody + 8) candidates = [...candidates, ...compared([...rest()])]
  const inTheRace = candidates.filter(({ weight }) => weight + prior >= Math.max(highest() - 14, nobody - 10))
  const between = (a: number, b: number) => compare(index.person(a).contact, index.person(b).contact, model).weight
  const decision = decide(inTheRace, index.size, SHIPPED_PARAMETERS, DEFAULT_OPTIONS, between)
  const best = inTheRace.find(({ ordinal }) => ordinal === decision.ranked[0]?.ordinal)
  if (decision.status === 'no_match' || best === undefined) return { decision, best: null }
  return { decision, best: { person: index.person(best.ordinal), comparison: best.comparison } }
}

/** Few values, so that they meet; damaged, ambiguous and invalid ones among them. */
const VALUES: Readonly<Partial<Record<Field, readonly string[]>>> = {
  full_name: ['Ann Smith', 'Robert Nakamura', 'Smith, Anne', 'Kurt Nguyen'],
  first_name: ['Ann', 'Anne', 'Bob', 'Robert', 'Smith', 'Nguyen', 'A.', 'Mary Ann', 'ANN'],
  middle_name: ['Lee', 'L.', 'Marie'],
  last_name: ['Smith', 'Smyth', 'Nakamura', 'Nguyen', 'Ann', 'García López', 'Lopez'],
  email: ['ann@example.com', 'ann@example.org', 'bob.smith@example.com', 'bob.smit@example.com', 'not an address'],
  phone: ['+12125550123', '212 555 0123', '+12125550132', '+493012345678', '12'],
  company: ['Acme Robotics', 'Acme Robotcis Inc.', 'Harbor Freight', 'Zebra Foods'],
  job_title: ['Analyst', 'Head of Sales'],
  street: ['12 Main Street', '12 Main St', '14 Main Street', '7 Mill Road'],
  street2: ['Flat 2', 'Flat 3'],
  city: ['Tulsa', 'Tulas', 'Rome', 'Silfield', 'Eldfield', 'Radfield', 'Brankfield'],
  region: ['OK', 'NY', 'SC', 'MS'],
  postal_code: ['74146', '74164', '10001'],
  country: ['US', 'Germany'],
  birthday: ['1984-06-29', '03/04/1980', '1980-04-03', '1984-06-28', '29 June'],
  website: ['example.com', 'acme.example'],
  linkedin: ['linkedin.com/in/ann', 'linkedin.com/in/bob'],
  notes: ['VIP', '漢字'],
}

const texts = fc.record(
  Object.fromEntries(
    FIELDS.map((field) => {
      const one = fc.constantFrom(...(VALUES[field] ?? []))
      return [field, fc.oneof({ weight: 4, arbitrary: one }, fc.array(one, { minLength: 1, maxLength: 3 }))]
    }),
  ),
  { requiredKeys: [] },
)
const contact = texts.map((said) => cleanFields(said, DEFAULT_OPTIONS))
const people = fc.array(contact, { minLength: 1, maxLength: 40 })

describe('looking up by numbers', () => {
  it('decides what comparing every candidate whole decides, row after row', () => {
    fc.assert(
      fc.property(people, fc.array(contact, { minLength: 1, maxLength: 12 }), (directory, list) => {
        const index = indexOf(directory)
        for (const row of [...list, ...directory.slice(0, 3)]) {
          expect(lookUp(index, row, SHIPPED_PARAMETERS, DEFAULT_OPTIONS)).toEqual(lookUpPlainly(index, row))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('weighs the same whatever was kept of earlier pairs, in next to no room too', () => {
    fc.assert(
      fc.property(people, fc.array(contact, { minLength: 1, maxLength: 8 }), (directory, list) => {
        const index = indexOf(directory)
        const model = modelOf(index)
        const scorers = [createScorer(index, model), createScorer(index, model, { pairs: 2, values: 2 })]
        for (const row of [...list, ...list]) {
          for (const scorer of scorers) scorer.take(row)
          for (let ordinal = 0; ordinal < index.size; ordinal++) {
            const plain = compare(row, index.person(ordinal).contact, model)
            for (const scorer of scorers) {
              expect(scorer.weight(ordinal, Number.NEGATIVE_INFINITY)).toBe(plain.weight)
              expect(scorer.comparison(ordinal)).toEqual(plain)
              expect(scorer.levels(ordinal).map(({ level }) => level)).toEqual(plain.levels.map(({ level }) => level))
              // What is given up is below the bound, and what is not below it is never given up.
              for (const below of [-9, -0.3, -0.01, 0.01, 0.3, 1, 9]) {
                const least = plain.weight + below
                const found = scorer.weight(ordinal, least)
                if (found !== plain.weight) expect([found, plain.weight < least]).toEqual([-Infinity, true])
              }
            }
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('reads the same of the best person, and labels by it, without decoding it', () => {
    fc.assert(
      fc.property(people, fc.array(contact, { minLength: 1, maxLength: 8 }), (directory, list) => {
        const index = indexOf(directory)
        for (const row of [...list, ...directory.slice(0, 3)]) {
          const whole = lookUp(index, row, SHIPPED_PARAMETERS, DEFAULT_OPTIONS)
          const { decision, best } = lookUpQuickly(index, row, SHIPPED_PARAMETERS, DEFAULT_OPTIONS)
          expect(decision).toEqual(whole.decision)
          expect(best?.ordinal).toBe(whole.best?.person.id === undefined ? undefined : decision.ranked[0]?.ordinal)
          if (best === null || whole.best === null) continue
          const { person, comparison } = whole.best
          const levels = comparison.levels.map(({ field, level, weight }) => ({ field, level, weight }))
          expect(best.comparison).toEqual({ levels })
          expect(labelBeside(row, best.theirs, best.comparison, FIELDS)).toEqual(
            labelFields(row, person.contact, comparison, FIELDS),
          )
        }
      }),
      { numRuns: 40 },
    )
  })

  it('decides nothing by parameters of another version', () => {
    const index = indexOf([cleanFields({ first_name: 'Ann' }, DEFAULT_OPTIONS)])
    const outdated = { ...SHIPPED_PARAMETERS, version: 1 } as unknown as Parameters
    const ask = () => lookUp(index, cleanFields({ first_name: 'Ann' }, DEFAULT_OPTIONS), outdated, DEFAULT_OPTIONS)
    expect(ask).toThrow(new ParametersError())
  })
})
