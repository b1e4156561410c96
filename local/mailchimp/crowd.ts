/** Audiences to begin with: out of a list like the sample, or as many made-up members as are asked for. */
import { createHash } from 'node:crypto'
import { chance, pick } from '../simulator/chance.ts'
import type { Audience } from './audience.ts'
import { type Member, memberId, type Status } from './member.ts'
import type { MergeField, MergeType, MergeValue } from './merge-field.ts'

/** Long ago, so that nothing counts as changed lately. */
const FIRST_SIGNUP_MS = Date.UTC(2019, 0, 1)
const BETWEEN_SIGNUPS_MS = 61_000

const field = (id: number, tag: string, name: string, type: MergeType = 'text'): MergeField => {
  return { id, tag, name, type, isRequired: false, choices: [] }
}

/** What the service makes for every new audience, and what many add. */
export const USUAL_FIELDS: readonly MergeField[] = [
  field(1, 'FNAME', 'First Name'),
  field(2, 'LNAME', 'Last Name'),
  field(3, 'ADDRESS', 'Address', 'address'),
  field(4, 'PHONE', 'Phone Number', 'phone'),
  field(5, 'BIRTHDAY', 'Birthday', 'birthday'),
  field(6, 'COMPANY', 'Company'),
]

export interface NewMember {
  readonly email: string
  readonly status?: Status
  readonly mergeFields: Readonly<Record<string, MergeValue>>
  readonly isTagged?: boolean
}

const TAG = { id: 11, name: 'Fair' }

export function audienceOf(name: string, members: readonly NewMember[], fields = USUAL_FIELDS): Audience {
  const kept = members.map(({ email, status = 'subscribed', mergeFields, isTagged = false }, at): Member => {
    const signupMs = FIRST_SIGNUP_MS + at * BETWEEN_SIGNUPS_MS
    const blank = Object.fromEntries(fields.map(({ tag }) => [tag, '']))
    return {
      id: memberId(email),
      email,
      webId: 1000 + at,
      status,
      mergeFields: { ...blank, ...mergeFields },
      tags: isTagged ? [TAG] : [],
      signupMs,
      changedMs: signupMs,
      lock: 'none',
    }
  })
  return {
    id: createHash('sha256').update(name).digest('hex').slice(0, 10),
    webId: 42,
    name,
    createdMs: FIRST_SIGNUP_MS,
    mergeFields: fields,
    segments: [
      { id: TAG.id, name: TAG.name, rule: { type: 'static' } },
      { id: 12, name: 'In Portland', rule: { type: 'saved', field: 'COMPANY', value: 'Amberline' } },
    ],
    members: new Map(kept.map((member) => [member.id, member])),
  }
}

const FIRST = 'Ada Bruno Carla Dario Edith Felix Greta Hugo Irene Jonas Karin Leon Marta Nils Olga Pavel'.split(' ')
const LAST = 'Almgren Bardsley Castell Dorn Ekwall Farnham Gorski Hollis Ivers Jansson Keller Lindqvist'.split(' ')
const COMPANIES = 'Amberline Boxwood Cedarworks Driftstone Eastmoor'.split(' ')

export interface Crowd {
  readonly name: string
  readonly count: number
  readonly seed: number
}

export function crowdAudience({ name, count, seed }: Crowd): Audience {
  return audienceOf(
    name,
    Array.from({ length: count }, (_, n) => {
      const first = pick(FIRST, seed, 'first', n)
      const last = `${pick(LAST, seed, 'last', n)}${n % 97}`
      const hasAddress = chance(seed, 'address', n) < 0.5
      const home = {
        addr1: `${n + 1} Willow Street`,
        addr2: '',
        city: 'Portland',
        state: 'OR',
        zip: '97214',
        country: 'US',
      }
      return {
        email: `${first}.${last}.${n}@example.com`.toLowerCase(),
        status: chance(seed, 'status', n) < 0.04 ? 'unsubscribed' : 'subscribed',
        isTagged: chance(seed, 'tag', n) < 0.1,
        mergeFields: {
          FNAME: first,
          LNAME: last,
          ...(hasAddress ? { ADDRESS: home } : {}),
          ...(chance(seed, 'company', n) < 0.5 ? { COMPANY: pick(COMPANIES, seed, 'which', n) } : {}),
        },
      } as const
    }),
  )
}

/** Columns of the sample list that an audience has fields for. */
const COLUMNS: Readonly<Record<string, string>> = {
  'First Name': 'FNAME',
  'Last Name': 'LNAME',
  Phone: 'PHONE',
  Company: 'COMPANY',
}
const EMAIL_COLUMN = 'Contact'

/** Complete or absent, as the service wants it. */
function homeOf(row: ReadonlyMap<string, string>): Readonly<Record<string, MergeValue>> {
  const [addr1 = '', city = '', state = '', zip = ''] = ['Street', 'City', 'State', 'Zip'].map((name) => row.get(name))
  if ([addr1, city, state, zip].includes('')) return {}
  return { ADDRESS: { addr1, addr2: '', city, state, zip, country: 'US' } }
}

/** @param rows of a list by column name; those without an address are nobody's, of equal ones the first counts */
export function listAudience(name: string, rows: readonly ReadonlyMap<string, string>[]): Audience {
  const members = rows.map((row): NewMember => {
    const mergeFields = Object.entries(COLUMNS).flatMap(([column, tag]) => {
      const value = row.get(column) ?? ''
      return value === '' ? [] : [[tag, value] as const]
    })
    const email = row.get(EMAIL_COLUMN)?.trim() ?? ''
    return { email, mergeFields: { ...Object.fromEntries(mergeFields), ...homeOf(row) } }
  })
  const seen = new Set<string>()
  const usable = members.filter(({ email }) => {
    const isNew = /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email) && !seen.has(email.toLowerCase())
    seen.add(email.toLowerCase())
    return isNew
  })
  return audienceOf(name, usable)
}
