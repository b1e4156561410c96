/**
 * The rule of many import tools, really run: the name is alike by Jaro-Winkler and one key is equal. The key is an e-mail
 * address, phone, birthday or postal code, whichever the two share; the name is given and family name in one text, both
 * sides cleaned as Kith cleans them. Of several people the most alike wins, the first of equals; the threshold is the
 * best of .01 … 1 for each set, chosen by its truth.
 */
import { parse } from 'csv-parse/sync'
import { cleanContact } from '#core/clean-contact.ts'
import type { Contact } from '#core/contact.ts'
import { type Field, isField } from '#core/field.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import { jaroWinkler } from '#core/similarity.ts'
import type { LinkageSet } from './linkage-set.ts'
import { type Rates, rates } from './score.ts'

const KEYS: readonly Field[] = ['email', 'phone', 'birthday', 'postal_code']

export interface RuleResult extends Rates {
  readonly at: number
}

/** @returns null where the set has no names of people */
export function namesPlusKey(set: LinkageSet): RuleResult | null {
  const directory = read(set.directory)
  if (!directory.some(({ contact }) => nameOf(contact) !== '')) return null
  const filed = new Map<string, { readonly id: string; readonly name: string }[]>()
  for (const { id, contact } of directory) {
    for (const key of keysOf(contact)) {
      const people = filed.get(key) ?? []
      people.push({ id, name: nameOf(contact) })
      filed.set(key, people)
    }
  }
  const links: { readonly likeness: number; readonly isRight: boolean }[] = []
  for (const { id, contact } of read(set.contacts)) {
    const name = nameOf(contact)
    let likeness = -1
    let person = ''
    for (const key of keysOf(contact)) {
      for (const other of filed.get(key) ?? []) {
        const found = name === '' || other.name === '' ? 0 : jaroWinkler(name, other.name)
        if (found <= likeness) continue
        likeness = found
        person = other.id
      }
    }
    if (likeness >= 0) links.push({ likeness, isRight: set.truth.get(id)?.has(person) ?? false })
  }
  const there = [...set.truth.values()].filter((people) => people.size > 0).length
  let best: RuleResult = { precision: 1, recall: 0, f1: 0, at: 1 }
  for (let hundredths = 1; hundredths <= 100; hundredths++) {
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

function nameOf(contact: Contact): string {
  const first = contact.values.first_name?.[0]?.key ?? ''
  const last = contact.values.last_name?.[0]?.key ?? ''
  return `${first} ${last}`.trim()
}

function keysOf(contact: Contact): string[] {
  return KEYS.flatMap((field) => (contact.values[field] ?? []).map(({ key }) => `${field}:${key}`))
}
