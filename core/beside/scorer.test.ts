import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cleanFields } from '../clean-contact.ts'
import { compare } from '../comparison.ts'
import { createIndexBuilder, openDirectoryIndex } from '../directory-index.ts'
import { FIELDS, type Field } from '../field.ts'
import { openModel } from '../model.ts'
import { openNicknames } from '../nickname.ts'
import { DEFAULT_OPTIONS } from '../options.ts'
import { SHIPPED_PARAMETERS } from '../parameters.ts'
import type { TextCodec } from '../text.ts'
import { createScorer } from './scorer.ts'

const codec: TextCodec = {
  decode: (bytes, encoding) => new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes),
  encode: (text) => new TextEncoder().encode(text),
}

const VALUES: Readonly<Partial<Record<Field, readonly string[]>>> = {
  full_name: ['Ann Nguyen', 'Smith, Anne', 'Nguyen'],
  first_name: ['Ann', 'Anne', 'Nguyen', 'Smith'],
  last_name: ['Smith', 'Nguyen', 'Ann', 'Nguyen-Smith'],
  email: ['ann@example.com', 'nguyen@example.com', 'ann.nguyen@example.org'],
  company: ['Harbor Freight', 'Harbour Freight Salem', 'Zebra Foods'],
  city: ['Tulsa', 'Tulas'],
}
const columns = fc.subarray(FIELDS.filter((field) => VALUES[field] !== undefined))

function contacts(fields: readonly Field[], most: number) {
  const one = fields.map((field) => [field, fc.constantFrom(...(VALUES[field] ?? []))] as const)
  const texts = fc.record(Object.fromEntries(one), { requiredKeys: [] })
  return fc.array(
    texts.map((said) => cleanFields(said, DEFAULT_OPTIONS)),
    { minLength: 1, maxLength: most },
  )
}

it('weighs as `compare` does where list and directory have different columns', () => {
  const lists = fc
    .tuple(columns, columns)
    .chain(([ofDirectory, ofList]) => fc.tuple(contacts(ofDirectory, 6), contacts(ofList, 6)))
  fc.assert(
    fc.property(lists, ([directory, list]) => {
      const builder = createIndexBuilder(codec)
      for (const [i, person] of directory.entries()) builder.add(`p${i}`, person)
      const index = openDirectoryIndex(builder.finish(), codec)
      const model = openModel(SHIPPED_PARAMETERS, openNicknames([]), index)
      const scorer = createScorer(index, model)
      for (const row of list) {
        scorer.take(row)
        for (let ordinal = 0; ordinal < index.size; ordinal++) {
          const plain = compare(row, index.person(ordinal).contact, model)
          expect(scorer.weight(ordinal, Number.NEGATIVE_INFINITY)).toBe(plain.weight)
          expect(scorer.comparison(ordinal)).toEqual(plain)
          expect(scorer.weight(ordinal, plain.weight - 0.01)).toBe(plain.weight)
        }
      }
    }),
    { numRuns: 500 },
  )
})
