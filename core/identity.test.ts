import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanContact } from './clean-contact.ts'
import { createIdentify } from './identity.ts'
import type { Identity } from './identity-hash.ts'

const mapping = [
  { column: 0, field: 'full_name' },
  { column: 1, field: 'email' },
  { column: 2, field: 'notes' },
] as const
const textOf = ({ units, length }: Identity) => String.fromCharCode(...units.subarray(0, length))
const identify = createIdentify(mapping)
const text = (...cells: string[]) =>
  textOf(identify(cleanContact(cells, mapping, { defaultCountry: null, dateOrder: 'auto' })))

describe('two rows are one', () => {
  test('when every mapped field is equal after normalisation', () => {
    expect(text('Dr. Ann Lee', 'ANN@example.com', 'Hi!')).toBe(text('Lee, Ann', 'ann@example.com', 'hi'))
  })

  test('not when one field differs, is blank on one side, or is wrong in another way', () => {
    expect(text('Ann Lee', 'ann@example.com')).not.toBe(text('Ann Lee', 'bob@example.com'))
    expect(text('Ann Lee', 'ann@example.com')).not.toBe(text('Ann Lee', ''))
    expect(text('Ann Lee', 'ann@')).not.toBe(text('Ann Lee', 'bob@'))
    expect(text('Ann Lee', '', 'x')).not.toBe(text('Ann Lee', '', 'y'))
  })

  test('a value never passes for the next field or for two values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...'a1:|! ') }), { minLength: 3, maxLength: 3 }),
        (cells) => {
          const [name = '', email = '', notes = ''] = cells
          if (name.trim() !== '' && /[a1]/.test(name))
            expect(text(name, email, notes)).not.toBe(text('', email, name + notes))
        },
      ),
      { seed: 5 },
    )
    const emails = [0, 1].map((column) => ({ column, field: 'email' as const }))
    const ofEmails = (...cells: string[]) =>
      textOf(createIdentify(emails)(cleanContact(cells, emails, { defaultCountry: null, dateOrder: 'auto' })))
    expect(ofEmails('a@example.com', 'b@example.com')).not.toBe(ofEmails('b@example.com', 'a@example.com'))
  })

  test('what was derived is no part of it', () => {
    expect(text('Ann Lee')).toBe('|7:ann lee||')
  })
})
