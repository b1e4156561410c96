/**
 * What the result of the sample must say, worked out from its two files alone: nothing of the engine is imported. The
 * sample is written plainly, so agreeing is equality after the few steps below.
 */
import { readFileSync } from 'node:fs'
import { byName, type NamedRow, readCsv } from './read-csv.ts'

/** Our field, the contact's column, the directory's column, how values are made comparable. */
const FIELDS = [
  ['first_name', 'First Name', 'first_name', givenName],
  ['last_name', 'Last Name', 'last_name', plain],
  ['email', 'Contact', 'email', plain],
  ['phone', 'Phone', 'phone', usPhone],
  ['company', 'Company', 'company', company],
  ['job_title', null, 'job_title', plain],
  ['street', 'Street', 'street', plain],
  ['city', 'City', 'city', plain],
  ['region', 'State', 'region', plain],
  ['postal_code', 'Zip', 'postal_code', plain],
  ['birthday', 'Birthday', 'birthday', plain],
] as const

/** The short forms that stand in the sample, with the one name each is short for there. */
const SHORT_FOR: Readonly<Record<string, string>> = {
  alex: 'alexander',
  ben: 'benjamin',
  bob: 'robert',
  chuck: 'charles',
  greg: 'gregory',
  ken: 'kenneth',
  liz: 'elizabeth',
  matt: 'matthew',
  mike: 'michael',
  pat: 'patricia',
  ted: 'edward',
  tom: 'thomas',
  tony: 'anthony',
}

function plain(text: string): string {
  return text.trim().toLowerCase()
}

function givenName(text: string): string {
  const name = plain(text)
  return SHORT_FOR[name] ?? name
}

/** What stands behind a company's name says in which country it is registered, not which company it is. */
function company(text: string): string {
  return plain(text).replace(/ (inc|ltd|llc|corp|gmbh|co\.)$/, '')
}

function usPhone(text: string): string {
  const digits = text.replace(/\D/g, '')
  return digits.length === 10 ? `1${digits}` : digits
}

/** What one row of the result says that can be worked out without the engine. */
interface Told {
  readonly row: string
  readonly isInvalid: boolean
  readonly isDuplicate: boolean
  /** By field: latest value and label. */
  readonly fields: Readonly<Record<string, readonly [latest: string, label: string]>>
}

export interface Sample {
  readonly contacts: readonly NamedRow[]
  readonly people: ReadonlyMap<string, NamedRow>
}

export function readSample(contactsPath: string, directoryPath: string): Sample {
  const contacts = byName(readCsv(readFileSync(contactsPath, 'utf8')))
  const people = byName(readCsv(readFileSync(directoryPath, 'utf8')))
  return { contacts, people: new Map(people.map((person) => [person.person_id ?? '', person])) }
}

/** @param result the rows of result.csv */
export function toldBy(result: readonly NamedRow[]): readonly Told[] {
  return result.map((row) => ({
    row: row.kith_row ?? '',
    isInvalid: row.kith_status === 'invalid',
    isDuplicate: row.kith_status === 'duplicate',
    fields: Object.fromEntries(
      FIELDS.map(([field]) => [field, [row[`kith_${field}`] ?? '', row[`kith_${field}_label`] ?? '']]),
    ),
  }))
}

/**
 * @param result the rows of result.csv, for whom each matched row names and nothing else
 * @throws Error when one names nobody of the directory
 */
export function expectedOf(result: readonly NamedRow[], { contacts, people }: Sample): readonly Told[] {
  const values = contacts.map(comparableText)
  return contacts.map((contact, i) => {
    const first = values.indexOf(values[i] ?? '')
    const isInvalid = contact['First Name'] === ''
    const named = result[first]?.kith_status === 'matched' ? (result[first].kith_source_id ?? '') : null
    const person = named === null ? null : people.get(named)
    if (person === undefined) throw new Error(`row ${i + 1} names ${named}, who is not in the directory`)
    return {
      row: String(i + 1),
      isInvalid,
      isDuplicate: !isInvalid && first < i,
      fields: labelled(contact, person),
    }
  })
}

/** @returns the same text for contacts whose values all agree */
function comparableText(contact: NamedRow): string {
  return FIELDS.map(([, column, , comparable]) => (column === null ? '' : comparable(contact[column] ?? ''))).join('|')
}

/** @param person null where nobody was found: then nothing is said of any field */
function labelled(contact: NamedRow, person: NamedRow | null): Told['fields'] {
  return Object.fromEntries(
    FIELDS.map(([field, ownColumn, theirColumn, comparable]) => {
      const own = ownColumn === null ? '' : (contact[ownColumn] ?? '').trim()
      const theirs = person === null ? '' : (person[theirColumn] ?? '').trim()
      if (person === null || (own === '' && theirs === '')) return [field, [own, '']]
      if (theirs === '') return [field, [own, 'unverified']]
      if (own === '') return [field, [theirs, 'new']]
      return [field, comparable(own) === comparable(theirs) ? [own, 'confirmed'] : [theirs, 'old']]
    }),
  )
}
