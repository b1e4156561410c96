/**
 * The rule of many import tools, really run: names are alike by Jaro-Winkler and one key is equal. Alike is the mean of
 * given and family name, a missing one counting 0; the key is any other field that both have, both sides cleaned as Kith
 * cleans them. Of several people the most alike wins, the first of equals; the threshold is the best of .7 … 1 for each
 * set, chosen by its truth. (Who gave the quoted figures does not say which fields were keys: this is the strongest of
 * the variants tried.)
 */
import { parse } from 'csv-parse/sync'
import { cleanContact } from '#core/clean-contact.ts'
import type { Contact } from '#core/contact.ts'
import { type Field, isField } from '#core/field.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import { jaroWinkler } from '#core/similarity.ts'
import type { LinkageSet } from './linkage-set.ts'
import { type Rates, rates } from './score.ts'

const KEYS: readonly Field[] = ['email', 'phone', 'birthday', 'postal_code', 'city', 'company', 'street']
/** Below, names are not alike in any sense. */
const LEAST_LIKENESS = 0.7

export interface RuleResult extends Rates {
  readonly at: number
}

/** @returns null where the set has no names of people */
export function namesPlusKey(set: LinkageSet): RuleResult | null {
  const directory = read(set.directory)
  if (!directory.some(({ contact }) => contact.values.last_name !== undefined)) return null
  const filed = new Map<string, typeof directory>()
  for (const person of directory) {
    for (const key of keysOf(person.contact)) {
      const people = filed.get(key)
      if (people === undefined) filed.set(key, [person])
      else people.push(person)
    }
  }
  const links: { readonly likeness: number; readonly isRight: boolean }[] = []
  for (const { id, contact } of read(set.contacts)) {
    let likeness = -1
    let person = ''
    for (const key of keysOf(contact)) {
      for (const other of filed.get(key) ?? []) {
        const found = (alike('first_name', contact, other.contact) + alike('last_name', contact, other.contact)) / 2
        if (found <= likeness) continue
        likeness = found
        person = other.id
      }
    }
    if (likeness >= 0) links.push({ likeness, isRight: set.truth.get(id)?.has(person) ?? false })
  }
  const there = [...set.truth.values()].filter((people) => people.size > 0).length
  let best: RuleResult = { precision: 1, recall: 0, f1: 0, at: 1 }
  for (let hundredths = 100 * LEAST_LIKENESS; hundredths <= 100; hundredths++) {
    const at = hundredths / 100
    const found = rates(
      links.filter(({ likeness }) => likeness >= at),
      there,
    )
    if (found.f1 > best.f1) best = { ...found, at }
  }
  return best
}

function read(text: string): { readonly id: string; readonly contact: Contact }[] {
  const [header = [], ...rows] = parse(text) as string[][]
  const mapping = header.flatMap((name, column) => (isField(name) ? [{ column, field: name }] : []))
  return rows.map((cells) => ({ id: cells[0] ?? '', contact: cleanContact(cells, mapping, DEFAULT_OPTIONS) }))
}

function alike(field: Field, a: Contact, b: Contact): number {
  const [own, theirs] = [a.values[field]?.[0]?.key, b.values[field]?.[0]?.key]
  return own === undefined || theirs === undefined ? 0 : jaroWinkler(own, theirs)
}

function keysOf(contact: Contact): string[] {
  return KEYS.flatMap((field) => (contact.values[field] ?? []).map(({ key }) => `${field}:${key}`))
}
