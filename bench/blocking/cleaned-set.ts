/** A linkage set as blocking takes it: cleaned once, so that only blocking is measured. */
import { parse } from 'csv-parse/sync'
import { cleanContact } from '#core/clean-contact.ts'
import type { Contact } from '#core/contact.ts'
import { isField } from '#core/field.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import { createRandom } from '../lists/random.ts'
import type { LinkageSet } from '../quality/linkage-set.ts'

export interface CleanedSet {
  readonly name: string
  readonly people: readonly Contact[]
  readonly contacts: readonly {
    readonly contact: Contact
    /** Ordinals of those it is; none for a stranger. */
    readonly truth: ReadonlySet<number>
  }[]
}

export function cleanedSet(set: LinkageSet): CleanedSet {
  const directory = read(set.directory)
  const ordinals = new Map(directory.rows.map(([id = ''], ordinal) => [id, ordinal]))
  const contacts = read(set.contacts)
  return {
    name: set.name,
    people: directory.rows.map(directory.clean),
    contacts: contacts.rows.map((cells) => {
      const ids = [...(set.truth.get(cells[0] ?? '') ?? [])]
      return { contact: contacts.clean(cells), truth: new Set(ids.map((id) => ordinals.get(id) ?? -1)) }
    }),
  }
}

/**
 * The same contacts, their people among so many: strangers made by shuffling every column of the directory, so that each
 * single value is as common as it was, and shared by many more.
 */
export function crowdedSet(set: LinkageSet, people: number): CleanedSet {
  const cleaned = cleanedSet(set)
  const { rows, clean } = read(set.directory)
  const random = createRandom(1)
  const strangers = Array.from({ length: Math.max(0, people - rows.length) }, () =>
    clean((rows[0] ?? []).map((_, column) => random.pick(rows)[column] ?? '')),
  )
  return { ...cleaned, people: [...cleaned.people, ...strangers] }
}

function read(csv: string) {
  const [header = [], ...rows] = parse(csv, { relaxColumnCount: true }) as string[][]
  const mapping = header.flatMap((name, column) => (isField(name) ? [{ column, field: name }] : []))
  return { rows, clean: (cells: readonly string[]) => cleanContact(cells, mapping, DEFAULT_OPTIONS) }
}
