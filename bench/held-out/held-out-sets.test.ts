/** What every made-up set promises. */
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { isField } from '#core/field.ts'
import { HELD_OUT_SETS } from './held-out-sets.ts'

/** Between them they use every generator of people and places; all sets would take seconds. */
const TESTED = ['club-german', 'chains', 'east-asian', 'doubled-directory', 'figures']

test.each(HELD_OUT_SETS.filter(({ name }) => TESTED.includes(name)).map((source) => [source.name, source] as const))(
  '%s: the same each time, fields we know, a truth that names its own people, mail that reaches nobody',
  (_, { make }) => {
    const set = make()
    const again = make()
    // Told as one word: a difference of half a megabyte helps nobody.
    expect(again.directory === set.directory && again.contacts === set.contacts).toBe(true)
    const [header = [], ...people] = parse(set.directory) as string[][]
    const [contactHeader = [], ...contacts] = parse(set.contacts) as string[][]
    expect([header[0], contactHeader[0]]).toEqual(['directory_id', 'contact_id'])
    expect([...header.slice(1), ...contactHeader.slice(1)].filter((name) => !isField(name))).toEqual([])
    const ids = new Set(people.map(([id]) => id))
    expect(ids.size).toBe(people.length)
    expect(contacts.filter(([id = '']) => !set.truth.has(id))).toEqual([])
    expect(set.truth.size).toBe(contacts.length)
    const named = [...set.truth.values()].flatMap((found) => [...found])
    expect(named.filter((id) => !ids.has(id))).toEqual([])
    const email = header.indexOf('email')
    expect(people.filter((cells) => !/^$|\.example$/.test(cells[email] ?? ''))).toEqual([])
  },
)
