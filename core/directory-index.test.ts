import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanFields } from './clean-contact.ts'
import type { Contact } from './contact.ts'
import { createIndexBuilder, DirectoryIndexError, openDirectoryIndex } from './directory-index.ts'
import { FIELDS, type Field } from './field.ts'
import { compareWith, lookUp } from './lookup.ts'
import { openNicknames } from './nickname.ts'
import { DEFAULT_OPTIONS } from './options.ts'
import { SHIPPED_PARAMETERS } from './parameters.ts'
import type { TextCodec } from './text.ts'

const codec: TextCodec = {
  decode: (bytes, encoding) => new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes),
  encode: (text) => new TextEncoder().encode(text),
}
const nicknames = openNicknames([])
const clean = (texts: Partial<Record<Field, string>>) => cleanFields(texts, DEFAULT_OPTIONS)

function bytesOf(people: readonly Contact[]): Uint8Array {
  const builder = createIndexBuilder(codec)
  for (const [i, contact] of people.entries()) builder.add(`p${i}`, contact)
  return builder.finish()
}
const indexOf = (people: readonly Contact[]) => openDirectoryIndex(bytesOf(people), codec)

const PEOPLE = [
  clean({
    first_name: 'Robert',
    last_name: 'Nakamura',
    email: 'robert@example.com',
    phone: '+12125550123',
    city: 'Tulsa',
  }),
  clean({
    first_name: 'Ann',
    last_name: 'Smith',
    birthday: '1984-06-29',
    street: '12 Main Street',
    postal_code: '74146',
  }),
  clean({
    first_name: 'Mary',
    last_name: 'Smith',
    birthday: '03/04/1980',
    street: '12 Main Street',
    postal_code: '74146',
  }),
  clean({
    full_name: 'José García López',
    email: 'bad address',
    company: 'Zebra Freight GmbH',
    notes: 'naïve ☕ 漢字 𝒜',
  }),
]

describe('the index', () => {
  it('gives every person back as it was added, whatever was wrong with its cells', () => {
    const index = indexOf(PEOPLE)
    expect(index.size).toBe(4)
    for (const [i, { values }] of PEOPLE.entries())
      expect(index.person(i)).toEqual({ id: `p${i}`, contact: { values, issues: [] } })
    expect(index.fields).toEqual(
      'full_name first_name last_name email phone company street city postal_code birthday notes'.split(' '),
    )
  })

  it('counts values, homes and people', () => {
    const index = indexOf(PEOPLE)
    expect(index.count('last_name', 'smith')).toBe(2)
    expect(index.count('last_name', 'nakamura')).toBe(1)
    expect(index.count('email_domain', 'example.com')).toBe(1)
    expect(index.total('last_name')).toBe(4)
    expect(index.total('phone')).toBe(1)
    expect(index.households).toEqual({ people: 2, pairs: 2 })
  })

  it('is the same bytes for the same people in the same order', () => {
    expect(bytesOf(PEOPLE)).toEqual(bytesOf(PEOPLE))
    expect(bytesOf(PEOPLE)).not.toEqual(bytesOf([...PEOPLE].reverse()))
  })

  it('opens inside a larger buffer at any offset', () => {
    const bytes = bytesOf(PEOPLE)
    const buffer = new Uint8Array(bytes.length + 7)
    buffer.set(bytes, 3)
    const index = openDirectoryIndex(buffer.subarray(3, 3 + bytes.length), codec)
    expect(index.person(3).contact.values.notes?.[0]?.text).toBe('naïve ☕ 漢字 𝒜')
    expect(index.candidates(PEOPLE[1] as Contact, nicknames)[0]).toBe(1)
  })

  it('may be empty', () => {
    const index = indexOf([])
    expect(index.size).toBe(0)
    expect(index.candidates(PEOPLE[0] as Contact, nicknames)).toEqual([])
    expect(lookUp(index, PEOPLE[0] as Contact, SHIPPED_PARAMETERS, DEFAULT_OPTIONS).decision.status).toBe('no_match')
  })

  it('refuses what is not an index, or not all of one', () => {
    for (const bytes of [
      new Uint8Array(0),
      codec.encode('first_name,last_name\n'),
      bytesOf(PEOPLE).slice(0, -1),
      bytesOf(PEOPLE).slice(0, 20),
    ]) {
      expect(() => openDirectoryIndex(bytes, codec)).toThrow(new DirectoryIndexError('directory.bad_index'))
    }
  })

  it('refuses an index of another version by a code of its own', () => {
    const bytes = bytesOf(PEOPLE)
    const version = codec.decode(bytes, 'utf-8').indexOf('"version":') + '"version":'.length
    bytes[version] = '0'.charCodeAt(0)
    expect(() => openDirectoryIndex(bytes, codec)).toThrow(new DirectoryIndexError('directory.outdated'))
  })

  it('gives back any value of any field, several of one too, at any place of a larger buffer', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
    const value = fc
      .record(
        {
          text,
          key: text,
          isValid: fc.boolean(),
          isDerived: fc.constant(true),
          otherKeys: fc.array(text, { minLength: 1, maxLength: 3 }),
        },
        { requiredKeys: ['text', 'key', 'isValid'] },
      )
      .chain((said) => fc.constantFrom(said, { ...said, key: said.text }))
    const values = fc.dictionary(fc.constantFrom(...FIELDS), fc.array(value, { minLength: 1, maxLength: 3 }))
    fc.assert(
      fc.property(fc.array(values, { maxLength: 8 }), fc.nat({ max: 9 }), (people, offset) => {
        const bytes = bytesOf(people.map((said) => ({ values: said, issues: [] })))
        const buffer = new Uint8Array(bytes.length + offset)
        buffer.set(bytes, offset)
        const index = openDirectoryIndex(buffer.subarray(offset), codec)
        expect(index.size).toBe(people.length)
        for (const [i, said] of people.entries()) {
          expect(index.person(i)).toEqual({ id: `p${i}`, contact: { values: said, issues: [] } })
        }
      }),
      { numRuns: 50 },
    )
  })

  it('bounds the candidates of a key that very many share', () => {
    const crowd = Array.from({ length: 2000 }, () => clean({ last_name: 'Smith', city: 'London' }))
    const index = indexOf(crowd)
    expect(index.candidates(clean({ last_name: 'Smith', city: 'London' }), nicknames).length).toBeLessThan(100)
    expect(index.count('last_name', 'smith')).toBe(2000)
  })

  it('always finds a record that is there word for word', () => {
    const word = fc.constantFrom(
      'Ann',
      'Bob',
      'Smith',
      'Nakamura',
      'García López',
      'Rome',
      '12 Main St',
      '漢字',
      'a@b.org',
      '1984-06-29',
      '2125550123',
    )
    const contact = fc
      .record(
        { first_name: word, last_name: word, email: word, city: word, birthday: word, phone: word },
        { requiredKeys: [] },
      )
      .map(clean)
    fc.assert(
      fc.property(fc.array(contact, { minLength: 1, maxLength: 120 }), fc.nat(), (people, pick) => {
        const wanted = people[pick % people.length] as Contact
        const index = indexOf(people)
        const found = index.candidates(wanted, nicknames).map((ordinal) => index.person(ordinal).contact.values)
        expect(found).toContainEqual(wanted.values)
      }),
      { numRuns: 60 },
    )
  })
})

describe('blocking', () => {
  it.each<[string, Partial<Record<Field, string>>, number]>([
    ['a nickname', { first_name: 'Bob', last_name: 'Nakamura' }, 0],
    ['names in each other’s column', { first_name: 'Nakamura', last_name: 'Robert' }, 0],
    ['a phone alone', { phone: '(212) 555-0123' }, 0],
    ['an address at another host', { email: 'robert@other.org' }, 0],
    ['day and month swapped', { birthday: '1980-04-03', first_name: 'X' }, 2],
    ['a family name that sounds the same', { first_name: 'An', last_name: 'Smyth' }, 1],
    ['half of a double name', { first_name: 'Jose', last_name: 'Lopez' }, 3],
    ['a company word', { company: 'Zebra Logistics' }, 3],
  ])('finds by %s', (_, texts, ordinal) => {
    expect(indexOf(PEOPLE).candidates(clean(texts), nicknames)).toContain(ordinal)
  })
})

describe('looking up', () => {
  const index = indexOf(PEOPLE)

  it('finds Robert by Bob, and says so', () => {
    const bob = clean({ first_name: 'Bob', last_name: 'Nakamura', phone: '+1 212 555 0123' })
    const { decision, best } = lookUp(index, bob, SHIPPED_PARAMETERS, DEFAULT_OPTIONS)
    expect(decision).toMatchObject({ status: 'matched', kind: 'nickname' })
    expect(best?.person.id).toBe('p0')
  })

  it('never matches by a nickname alone', () => {
    const { decision } = lookUp(index, clean({ first_name: 'Bob' }), SHIPPED_PARAMETERS, DEFAULT_OPTIONS)
    expect(decision.status).not.toBe('matched')
  })

  it('compares anew what it decided by', () => {
    const ann = clean({ first_name: 'Ann', last_name: 'Smith', birthday: '1984-06-29' })
    const { decision, best } = lookUp(index, ann, SHIPPED_PARAMETERS, DEFAULT_OPTIONS)
    expect(compareWith(index, decision.ranked[0]?.ordinal ?? -1, ann, SHIPPED_PARAMETERS)).toEqual(best)
  })

  it('takes a workspace’s own nicknames from the parameters', () => {
    const parameters = { ...SHIPPED_PARAMETERS, nicknames: [['robbo', 'robert']] as const }
    const robbo = clean({ first_name: 'Robbo', last_name: 'Nakamura', email: 'robert@example.com' })
    expect(lookUp(index, robbo, parameters, DEFAULT_OPTIONS).decision.kind).toBe('nickname')
    expect(lookUp(index, robbo, SHIPPED_PARAMETERS, DEFAULT_OPTIONS).decision.kind).toBe('fuzzy')
  })
})

it('refuses one person more than a directory holds, with a code', () => {
  const builder = createIndexBuilder(codec, 2)
  for (const id of ['a', 'b']) builder.add(id, clean({ first_name: 'Ann' }))
  expect(() => builder.add('c', clean({ first_name: 'Ann' }))).toThrow(new DirectoryIndexError('directory.too_large'))
  expect(openDirectoryIndex(builder.finish(), codec).size).toBe(2)
})
