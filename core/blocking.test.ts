import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_LEEWAY, RecordKeys } from './blocking/keys-of-record.ts'
import type { Blocking } from './blocking.ts'
import { createBlockingBuilder, openBlocking } from './blocking.ts'
import { cleanFields } from './clean-contact.ts'
import type { Contact } from './contact.ts'
import type { Field } from './field.ts'
import { openNicknames } from './nickname.ts'
import { DEFAULT_OPTIONS } from './options.ts'

type Texts = Partial<Record<Field, string>>
const nicknames = openNicknames([])
const clean = (texts: Texts) => cleanFields(texts, DEFAULT_OPTIONS)

function blockingOf(people: readonly Contact[]): Blocking {
  const builder = createBlockingBuilder()
  for (const [ordinal, person] of people.entries()) builder.add(person, ordinal)
  return openBlocking(builder.bytes(), people.length)
}

function found(blocking: Blocking, contact: Contact): readonly number[] {
  const { strong, rest } = blocking.search(contact, nicknames)
  return [...strong(), ...rest()]
}

const WANTED: Texts = {
  first_name: 'Margarethe',
  last_name: 'Oyelaran',
  email: 'margo.oyelaran@lindqvist.example',
  phone: '+385 91 234 5678',
  company: 'Copperline Robotics',
  street: '48 Chestnut Avenue',
  city: 'Zagreb',
  postal_code: '10114',
  birthday: '1968-04-17',
}
const FIELDS = Object.keys(WANTED) as Field[]
/** Digits and letters by a counter: strangers that share nothing with anybody. */
const stranger = (i: number): Texts => ({
  first_name: `Ab${'qwrtzpsdfgjklxcvbnm'[i % 19]}o${'qwrtzpsdfgjklxcvbnm'[Math.floor(i / 19) % 19]}an`,
  last_name: `Ek${'qwrtzpsdfgjklxcvbnm'[Math.floor(i / 7) % 19]}i${'qwrtzpsdfgjklxcvbnm'[i % 19]}er`,
  email: `u${i}@host${i % 977}.example`,
  phone: `+1 202 555 ${String(i % 10_000).padStart(4, '0')}`,
  company: `Firm${i % 1013} Trading`,
  street: `${1 + (i % 991)} Way${i % 89}`,
  city: `Town${i % 97}`,
  postal_code: String(20_000 + (i % 7919)),
  birthday: `${1940 + (i % 60)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`,
})

describe('among 100,000 people each of whom shares one field with the one that is wanted', () => {
  const crowd = Array.from({ length: 100_000 }, (_, i) => {
    const field = FIELDS[i % FIELDS.length] as Field
    return clean({ ...stranger(i), [field]: WANTED[field] })
  })
  const at = 54_321
  crowd[at] = clean(WANTED)
  const blocking = blockingOf(crowd)

  it('finds whoever is there word for word, first of all', () => {
    expect(blocking.search(clean(WANTED), nicknames).strong()).toContain(at)
    expect(found(blocking, clean(WANTED))).toContain(at)
  })

  it.each<[string, Texts]>([
    ['names swapped', { ...WANTED, first_name: 'Oyelaran', last_name: 'Margarethe', email: '', phone: '' }],
    ['moved', { ...WANTED, street: '3 Elm Court', city: 'Split', postal_code: '21000', phone: '', email: '' }],
    ['married and at another firm', { ...WANTED, last_name: 'Novak', email: 'm@x.example', phone: '', company: '' }],
    ['a slip in both first letters', { first_name: 'Nargarethe', last_name: 'Ayelaran', birthday: '1968-04-17' }],
    ['a slip in each of three fields', { first_name: 'Margarete', last_name: 'Oyelran', birthday: '1986-04-17' }],
    ['two fields alone', { first_name: 'Margarethe', city: 'Zagreb' }],
    ['firm and place alone', { company: 'Copperline', postal_code: '10114' }],
  ])('finds her with %s', (_, texts) => {
    expect(found(blocking, clean(texts))).toContain(at)
  })

  it('finds her without any one of the fields, and with any one of the names or dates a slip off', () => {
    for (const field of FIELDS) {
      expect(found(blocking, clean({ ...WANTED, [field]: '' }))).toContain(at)
      const text = WANTED[field] as string
      const slipped = `${text.slice(0, 3)}${text[4]}${text[3]}${text.slice(5)}`
      expect(found(blocking, clean({ ...WANTED, [field]: slipped }))).toContain(at)
    }
  })

  it('brings a bounded number, each once, and the same for the same contact', () => {
    for (let i = 0; i < 2000; i++) {
      const contact = clean({ ...WANTED, ...stranger(i), city: 'Zagreb', company: 'Copperline Robotics' })
      const all = found(blocking, contact)
      expect(all.length).toBeLessThanOrEqual(8 * FIELDS.length + 48)
      expect(new Set(all).size).toBe(all.length)
      expect(found(blocking, contact)).toEqual(all)
    }
  })
})

describe('a directory', () => {
  it('where all have the same city and firm still tells them apart by name', () => {
    const people = Array.from({ length: 3000 }, (_, i) =>
      clean({ ...stranger(i), city: 'Rome', company: 'Zebra Freight' }),
    )
    const blocking = blockingOf(people)
    const { first_name, last_name } = stranger(1234)
    expect(found(blocking, clean({ first_name, last_name, city: 'Rome', company: 'Zebra Freight' }))).toContain(1234)
  })

  it('may be empty, or of one', () => {
    expect(found(blockingOf([]), clean(WANTED))).toEqual([])
    expect(found(blockingOf([clean(WANTED)]), clean({ last_name: 'Oyelaran' }))).toEqual([0])
    expect(found(blockingOf([clean(WANTED)]), clean({ notes: 'nothing of it' }))).toEqual([])
  })

  it.each<[string, Texts, Texts]>([
    ['Chinese', { full_name: '王小明', company: '华为技术有限公司' }, { full_name: '王小明' }],
    ['Chinese companies', { company: '北京字节跳动科技有限公司' }, { company: '北京字节跳动' }],
    ['Korean', { first_name: '민수', last_name: '김', city: '서울' }, { first_name: '김', last_name: '민수' }],
    ['Cyrillic', { first_name: 'Наталья', last_name: 'Соловьёва' }, { first_name: 'Наталия', last_name: 'Соловева' }],
    ['Arabic', { first_name: 'محمد', last_name: 'الشامي' }, { first_name: 'محمد', last_name: 'شامى' }],
    ['Greek', { first_name: 'Γιώργος', last_name: 'Παπαδάκης' }, { first_name: 'Γιωργος', last_name: 'Παπαδακης' }],
    ['Spanish', { first_name: 'José', last_name: 'García López' }, { first_name: 'Jose', last_name: 'Lopez' }],
  ])('of %s names is searched as well', (_, person, contact) => {
    const people = [...Array.from({ length: 300 }, (_, i) => clean(stranger(i))), clean(person)]
    expect(found(blockingOf(people), clean(contact))).toContain(300)
  })
})

describe('the keys of a search', () => {
  const word = fc.constantFrom('Ann', 'García López', '漢字', 'a.b@c.org', '1984-06-29', '03/04/1980', '2125550123')
  const text = fc.oneof(word, fc.string({ unit: 'grapheme', maxLength: 12 }))
  const texts = fc.record(Object.fromEntries(FIELDS.map((field) => [field, text])), { requiredKeys: [] })

  function filed(contact: Contact): readonly number[] {
    const record = new RecordKeys()
    record.takeAll(contact)
    return hashesOf(record)
  }

  function searched(contact: Contact): readonly number[] {
    const record = new RecordKeys()
    record.takeReach(contact)
    record.addIdentity(contact, nicknames, NO_LEEWAY)
    record.addOthers(contact, NO_LEEWAY)
    return hashesOf(record)
  }

  function hashesOf({ keys }: RecordKeys): readonly number[] {
    return [...keys.hashes.subarray(0, keys.size)]
  }

  it('are among those the same record is filed under, but for nicknames', () => {
    fc.assert(
      fc.property(texts, (said) => {
        const contact = clean(said as Texts)
        const under = new Set(filed(contact))
        const given = contact.values.first_name ?? []
        const hasNicknames = given.some(({ key }) => nicknames.of(key).size > 0)
        const missing = searched(contact).filter((key) => !under.has(key))
        expect(hasNicknames || missing.length === 0).toBe(true)
      }),
    )
  })

  it('are the same in whatever order the fields came', () => {
    fc.assert(
      fc.property(texts, (said) => {
        const turned = Object.fromEntries(Object.entries(said).reverse())
        expect(searched(clean(turned as Texts))).toEqual(searched(clean(said as Texts)))
      }),
    )
  })
})
