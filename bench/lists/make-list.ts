/**
 * Writes a made-up list and the reference list it is checked against; the same arguments give the same bytes.
 *   node --import tsx bench/lists/make-list.ts --rows 200 --people 160 --seed 11 --out public/sample
 * Of every 100 rows 3 repeat an earlier one and 3 say nothing about anybody; four in five others are in the reference.
 */
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { agePerson, makePerson, type Person } from './people.ts'
import { createRandom, type Random } from './random.ts'

const CONTACT_HEADER = [
  'First Name',
  'Last Name',
  'Contact',
  'Phone',
  'Company',
  'Street',
  'City',
  'State',
  'Zip',
  'Birthday',
]
const DIRECTORY_HEADER = [
  'person_id',
  'first_name',
  'last_name',
  'email',
  'phone',
  'company',
  'job_title',
  'street',
  'city',
  'region',
  'postal_code',
  'birthday',
]

/** The pair that the first page shows: a nickname, a moved phone, all else the same. */
const BOB: Person = {
  first: 'Bob',
  last: 'Smith',
  email: 'bob.smith@harbourlogistics.example',
  phone: '(503) 555-0142',
  company: 'Harbour Logistics',
  title: '',
  street: '48 Mill Street',
  city: 'Portland',
  region: 'OR',
  postalCode: '97214',
  birthday: '1968-04-17',
}
const ROBERT: Person = {
  ...BOB,
  first: 'Robert',
  phone: '+15035550187',
  title: 'Head of Operations',
  street: '1207 Chestnut Avenue',
  postalCode: '97232',
}

/** Rows that nobody could be found by. */
const UNUSABLE: readonly Partial<Person>[] = [
  { email: 'not an address' },
  { phone: '4.41E+11' },
  { phone: '555', email: 'info@' },
]

/** A repeated row repeats one of so many before it. */
const RECENT_ROWS = 50

const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const line = (cells: readonly string[]) => `${cells.map(cell).join(',')}\n`

function contactCells(person: Partial<Person>): string[] {
  const { first, last, email, phone, company, street, city, region, postalCode, birthday } = person
  return [first, last, email, phone, company, street, city, region, postalCode, birthday].map((value) => value ?? '')
}

function directoryCells(person: Person, index: number): string[] {
  const id = `p${String(index + 1).padStart(6, '0')}`
  const { first, last, email, phone, company, title, street, city, region, postalCode, birthday } = person
  return [id, first, last, email, phone, company, title, street, city, region, postalCode, birthday]
}

/** Which kind of row stands at `index`: spread over the list, the first row never special. */
function kindOf(index: number): 'repeats' | 'unusable' | 'usable' {
  const place = index % 100
  if (place === 39 || place === 69 || place === 97) return 'repeats'
  if (place === 17 || place === 53 || place === 82) return 'unusable'
  return 'usable'
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string' },
      people: { type: 'string' },
      out: { type: 'string' },
      seed: { type: 'string', default: '1' },
    },
  })
  const rows = Number(values.rows)
  const peopleCount = Number(values.people)
  if (!(rows > 0) || !(peopleCount > 0) || values.out === undefined) throw new Error('--rows, --people and --out')
  mkdirSync(values.out, { recursive: true })
  const random = createRandom(Number(values.seed))
  const people = [ROBERT]
  while (people.length < peopleCount) people.push(makePerson(random))
  await writeLines(join(values.out, 'directory.csv'), directoryLines(people))
  await writeLines(join(values.out, 'contacts.csv'), contactLines(rows, people, random))
}

function* directoryLines(people: readonly Person[]): Generator<string> {
  yield line(DIRECTORY_HEADER)
  for (const [index, person] of people.entries()) yield line(directoryCells(person, index))
}

function* contactLines(rows: number, people: readonly Person[], random: Random): Generator<string> {
  yield line(CONTACT_HEADER)
  const recent: string[][] = [contactCells(BOB)]
  let unusable = 0
  yield line(contactCells(BOB))
  for (let index = 1; index < rows; index++) {
    const kind = kindOf(index)
    if (kind === 'repeats') yield line(random.pick(recent))
    else if (kind === 'unusable') yield line(contactCells(UNUSABLE[unusable++ % UNUSABLE.length] ?? {}))
    else {
      const person = random.chance(0.8) ? random.pick(people) : makePerson(random)
      const cells = contactCells(agePerson(person, random))
      if (recent.length < RECENT_ROWS) recent.push(cells)
      else recent[index % RECENT_ROWS] = cells
      yield line(cells)
    }
  }
}

async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const out = createWriteStream(path)
  for (const text of lines) {
    if (!out.write(text)) await new Promise((resume) => out.once('drain', () => resume(undefined)))
  }
  out.end()
  await finished(out)
}

await main()
