/** What an answer is worth: by name, address, town and how sure the vendor is; and in any order of its people. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanFields } from '../clean-contact.ts'
import type { Field } from '../field.ts'
import { DEFAULT_OPTIONS } from '../options.ts'
import { SHIPPED_PARAMETERS } from '../parameters.ts'
import type { VendorAnswer } from './answer.ts'
import { lookUpVendor } from './look-up-vendor.ts'

type Texts = Partial<Record<Field, readonly string[]>>

const ANN: Texts = {
  first_name: ['Ann'],
  last_name: ['Hartwell'],
  email: ['ann.hartwell@acme.example'],
  phone: ['+44 20 7946 0018'],
  city: ['Leeds'],
}

const answerOf = (people: readonly Texts[], confidence: number | null): VendorAnswer => ({
  outcome: people.length > 1 ? 'ambiguous' : 'match',
  confidence,
  people: people.map((texts, i) => ({ id: `v${i}`, texts })),
})

function decided(own: Texts, people: readonly Texts[], confidence: number | null = 0.9) {
  const contact = cleanFields(own, DEFAULT_OPTIONS)
  return lookUpVendor(answerOf(people, confidence), contact, SHIPPED_PARAMETERS, DEFAULT_OPTIONS)
}

const statusOf = (own: Texts, theirs: Texts, confidence: number | null = 0.9) =>
  decided(own, [theirs], confidence).decision.status

describe('the one person of an answer', () => {
  it('matches by the same name and the same address', () => {
    const { first_name = [], last_name = [], email = [] } = ANN
    expect(statusOf({ first_name, last_name, email }, ANN)).toBe('matched')
  })

  it.each([0.2, 0.5, 0.9, 1, null])(
    'never matches by an address alone where the name differs (confidence %s)',
    (sure) => {
      const { email = [] } = ANN
      expect(statusOf({ first_name: ['Bruno'], last_name: ['Keller'], email }, ANN, sure)).not.toBe('matched')
    },
  )

  it.each([0.2, 0.5, null])(
    'does not match by an address alone where the vendor is not sure (confidence %s)',
    (sure) => {
      const { email = [] } = ANN
      expect(statusOf({ email }, { email }, sure)).not.toBe('matched')
    },
  )

  it('is at least reviewed by the same name and town where the vendor is sure', () => {
    const { first_name = [], last_name = [], city = [] } = ANN
    expect(statusOf({ first_name, last_name, city }, ANN)).not.toBe('no_match')
  })

  it('does not match a namesake with another address, number and town', () => {
    const other: Texts = { ...ANN, email: ['a.hartwell@other.example'], phone: ['+44 161 496 0204'], city: ['Bristol'] }
    expect(statusOf(ANN, other)).not.toBe('matched')
  })

  it('takes no more from a vendor that does not say how sure it is than from one that is half sure', () => {
    const score = (sure: number | null) => decided(ANN, [{ ...ANN, email: [] }], sure).decision.ranked[0]?.score
    expect(score(null)).toBe(score(0.5))
  })

  it('keeps who was nearest where nobody is it', () => {
    const { decision, best } = decided(ANN, [{ first_name: ['Bruno'], last_name: ['Keller'] }])
    expect(decision).toMatchObject({ status: 'no_match', score: null, ranked: [{ ordinal: 0 }] })
    expect(best).toBeNull()
  })

  it('is nobody where it has nothing that can be compared', () => {
    expect(decided(ANN, [{ email: ['not an address'] }]).decision.status).toBe('no_match')
  })
})

const texts = fc.record(
  {
    first_name: fc.constantFrom(['Ann'], ['Anne'], ['Bruno']),
    last_name: fc.constantFrom(['Hartwell'], ['Keller']),
    email: fc.subarray(['ann.hartwell@acme.example', 'bruno@keller.example', 'not an address'], { minLength: 1 }),
    phone: fc.subarray(['+44 20 7946 0018', '+44 161 496 0204'], { minLength: 1 }),
    city: fc.constantFrom(['Leeds'], ['Bristol']),
  },
  { requiredKeys: [] },
)
describe('any answer', () => {
  it('says the same in whatever order its people come', () => {
    fc.assert(
      fc.property(texts, fc.array(texts, { minLength: 2, maxLength: 4 }), (own, people) => {
        const one = decided(own, people).decision
        const other = decided(own, [...people].reverse()).decision
        expect([other.status, other.score]).toEqual([one.status, one.score])
      }),
    )
  })
})
