/** From people and entries to the three files of a linkage set: ids in random order, columns in field order. */
import { FIELDS, type Field } from '#core/field.ts'
import { createRandom, type Random } from '../lists/random.ts'
import type { LinkageSet, SetGroup, SetSource } from '../quality/linkage-set.ts'
import type { Entry } from './damage.ts'
import { shuffled } from './pick.ts'

/** One entry of a list and the number of the person it is about. */
export interface Written {
  readonly person: number
  readonly entry: Entry
}

export interface Lists {
  readonly directory: readonly Written[]
  readonly contacts: readonly Written[]
}

/** @param write the same lists for the same random numbers */
export function heldOut(name: string, group: SetGroup, seed: number, write: (random: Random) => Lists): SetSource {
  return { name, group, make: () => buildSet(name, group, seed, write) }
}

function buildSet(name: string, group: SetGroup, seed: number, write: (random: Random) => Lists): LinkageSet {
  const random = createRandom(seed)
  const lists = write(random)
  const directory = shuffled(lists.directory, random)
  const contacts = shuffled(lists.contacts, random)
  const idsOf = new Map<number, Set<string>>()
  for (const [i, { person }] of directory.entries()) {
    const ids = idsOf.get(person) ?? new Set()
    ids.add(directoryId(i))
    idsOf.set(person, ids)
  }
  return {
    name,
    group,
    directory: csv('directory_id', directoryId, directory),
    contacts: csv('contact_id', contactId, contacts),
    truth: new Map(contacts.map(({ person }, i) => [contactId(i), idsOf.get(person) ?? new Set<string>()])),
  }
}

const directoryId = (i: number) => `d${String(i + 1).padStart(6, '0')}`
const contactId = (i: number) => `c${String(i + 1).padStart(6, '0')}`

function csv(idColumn: string, idOf: (i: number) => string, entries: readonly Written[]): string {
  const used = new Set<Field>()
  for (const { entry } of entries) for (const field in entry) used.add(field as Field)
  const columns = FIELDS.filter((field) => used.has(field))
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = entries.map(({ entry }, i) => [idOf(i), ...columns.map((field) => cell(entry[field] ?? ''))].join(','))
  return `${[[idColumn, ...columns].join(','), ...lines].join('\n')}\n`
}
