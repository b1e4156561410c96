import { expect, test } from 'vitest'
import { personOf } from './facts.ts'
import { findMatch } from './match.ts'
import { indexPeople } from './person-index.ts'
import { identityOf, isEnough, readQuestion } from './question.ts'

const ana = personOf({
  key: 'ana',
  first: 'Ana',
  last: 'García',
  birthday: '1980-02-03',
  jobs: [
    { company: 'New Works', title: 'Head', email: 'ana@newworks.example', since: '2024-01' },
    { company: 'Old Works', title: 'Clerk', email: 'ana@oldworks.example', since: '2010-01' },
  ],
  privateEmail: 'ana.g@postbox.example',
  phones: ['+15035550142'],
  street: '1 Mill Road',
  city: 'Portland',
  region: 'OR',
  postalCode: '97214',
})
const namesake = { ...ana, id: 'other', emails: [], phone_numbers: [], birth_date: '1999-09-09', profiles: [] }
const { linkedin_url: _, ...otherAna } = namesake
const index = indexPeople([ana, otherAna])

const ask = (params: Record<string, unknown>) => findMatch(index, readQuestion(params))

test.each([
  [{ email: 'ANA@OldWorks.example ' }],
  [{ email: ['nobody@x.example', 'ana.g@postbox.example'] }],
  [{ phone: '(503) 555-0142' }],
  [{ profile: `https://www.${ana.linkedin_url}/` }],
  [{ pdl_id: ana.id, email: 'nobody@x.example' }],
])('one strong thing names her: %o', (params) => {
  expect(ask(params)?.person.id).toBe(ana.id)
})

test('the more agrees, the likelier, from 1 to 10', () => {
  const likelihood = (params: Record<string, unknown>) => ask(params)?.likelihood ?? 0
  const email = 'ana@newworks.example'
  const some = likelihood({ email })
  const more = likelihood({ email, name: 'Ana Garcia' })
  const most = likelihood({
    email,
    name: 'Ana Garcia',
    birth_date: '1980-02-03',
    company: 'New Works, Inc.',
    region: 'OR',
  })
  expect([some, more, most]).toEqual([some, more, most].toSorted((a, b) => a - b))
  expect(some).toBeLessThan(more)
  expect(most).toBe(10)
  expect(likelihood({ email, name: 'Karl Weber', birth_date: '1955-01-01' })).toBe(1)
})

test('a name alone is nobody; a name that two bear is believed less until something tells them apart', () => {
  expect(ask({ name: 'Ana Garcia', company: 'Elsewhere' })).toBeNull()
  const both = ask({ first_name: 'Ana', last_name: 'García', region: 'or' })
  const one = ask({ first_name: 'Ana', last_name: 'García', region: 'or', birth_date: '1999' })
  expect(one?.person.id).toBe('other')
  expect(both?.likelihood).toBeLessThan(one?.likelihood ?? 0)
  expect(one?.matched.toSorted()).toEqual(['birth_date', 'first_name', 'last_name', 'region'])
})

test.each([
  [{ email: 'a@b.example' }, true],
  [{ name: 'Ana Garcia', locality: 'Portland' }, true],
  [{ first_name: 'Ana', last_name: 'Garcia', postal_code: '97214' }, true],
  [{ name: 'Ana', locality: 'Portland' }, false],
  [{ name: 'Ana Garcia' }, false],
  [{ first_name: 'Ana', locality: 'Portland' }, false],
  [{ email: '  ' }, false],
  [{}, false],
])('%o is enough to be looked for: %s', (params, enough) => {
  expect(isEnough(readQuestion(params))).toBe(enough)
})

test('an identity is that of the question, not of its spelling or its options', () => {
  const identity = (params: Record<string, unknown>) => identityOf(readQuestion(params))
  expect(identity({ phone: '+1 503 555 0142', titlecase: true })).toBe(identity({ phone: '5035550142' }))
  expect(identity({ email: 'a@b.example' })).not.toBe(identity({ email: 'a@b.example', region: 'OR' }))
})
