import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cleanFields } from './clean-contact.ts'
import { compare } from './comparison.ts'
import { createIndexBuilder, openDirectoryIndex } from './directory-index.ts'
import { openModel } from './model.ts'
import { openNicknames } from './nickname.ts'
import { DEFAULT_OPTIONS } from './options.ts'
import { SHIPPED_PARAMETERS } from './parameters.ts'
import { createPeers } from './peers.ts'
import type { TextCodec } from './text.ts'

const codec: TextCodec = {
  decode: (bytes, encoding) => new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes),
  encode: (text) => new TextEncoder().encode(text),
}

const PEOPLE = [
  { first_name: 'Ann', last_name: 'Smith', email: 'ann@example.com', street: '12 Main Street', postal_code: '74146' },
  { first_name: 'Anne', last_name: 'Smith', email: 'ann@example.com', street: '12 Main St', postal_code: '74146' },
  { first_name: 'Robert', last_name: 'Smith', phone: '+12125550123', street: '12 Main Street', postal_code: '74146' },
  { first_name: 'Bob', last_name: 'Smith', phone: '+12125550123' },
  { first_name: 'Smith', last_name: 'Ann', company: 'Acme Robotics', birthday: '1984-06-29' },
]

it('weighs two people as a plain comparison does, whatever was asked and kept before', () => {
  const builder = createIndexBuilder(codec)
  for (const [i, texts] of PEOPLE.entries()) builder.add(`p${i}`, cleanFields(texts, DEFAULT_OPTIONS))
  const index = openDirectoryIndex(builder.finish(), codec)
  const model = openModel(SHIPPED_PARAMETERS, openNicknames([]), index)
  const ordinal = fc.nat({ max: PEOPLE.length - 1 })
  const questions = fc.array(fc.tuple(ordinal, ordinal, fc.constantFrom(-40, 0, 5, 15)), {
    minLength: 1,
    maxLength: 40,
  })
  fc.assert(
    fc.property(questions, (asked) => {
      const peers = createPeers(index, model, 2)
      for (const [a, b, least] of asked) {
        const { weight } = compare(index.person(a).contact, index.person(b).contact, model)
        const found = peers(a, b, least)
        if (weight >= least) expect(found).toBe(weight)
        else expect(found).toBeLessThan(least)
      }
    }),
  )
})
