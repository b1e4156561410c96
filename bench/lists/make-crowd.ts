/**
 * Writes a list of any size, the directory it is checked against and which row is which person; the same arguments give
 * the same bytes, and nothing of it is held in memory but the directory's people.
 *   node --import tsx bench/lists/make-crowd.ts --rows 1000000 --people 50000 --out /tmp/crowd
 *
 * Of every 100 rows about 60 are people of the directory (each may come several times), 35 are strangers made in the
 * same way, 3 repeat one of the rows before them and 2 say nothing about anybody. One person in ten lives with another
 * of the same surname. What becomes of a person in a list, with its shares, is in `writeDown` of crowd.ts; strangers are
 * written down in the same way. All names, firms and numbers are made up, all mail hosts end in .example.
 */
import { createWriteStream, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Inhabitant, makeHousemate, makeInhabitant, writeDown } from './crowd.ts'
import { createRandom, type Random } from './random.ts'

export interface Crowd {
  readonly rows: number
  readonly people: number
  readonly seed: number
  /** A folder. */
  readonly out: string
}

const CONTACT_HEADER =
  'First Name,Last Name,Email,Phone,Company,Job Title,Street,City,State,Zip,Country,Birthday'.split(',')
const DIRECTORY_HEADER =
  'person_id,first_name,last_name,email,phone,company,job_title,street,city,region,postal_code,country,birthday'.split(
    ',',
  )

const FAMILIAR = 0.6
const STRANGER = 0.35
const REPEATED = 0.03
/** A repeated row repeats one of so many before it. */
const RECENT_ROWS = 1000
const BATCH_ROWS = 1000
const UNUSABLE: readonly (readonly string[])[] = [
  ['', '', 'not an address', '', '', '', '', '', '', '', '', ''],
  ['', '', '', '4.41E+11', '', '', '', '', '', '', '', ''],
  ['', '', 'info@', '555', '', '', '', '', '', '', '', ''],
]

interface Row {
  readonly line: string
  /** The id of the person in the directory, empty for nobody. */
  readonly person: string
}

const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const line = (cells: readonly string[]) => `${cells.map(cell).join(',')}\n`
const idOf = (index: number) => `p${String(index + 1).padStart(7, '0')}`

function cellsOf(person: Inhabitant): string[] {
  const { first, last, email, phone, company, title, street, city, region, postalCode, country, birthday } = person
  return [first, last, email, phone, company, title, street, city, region, postalCode, country, birthday]
}

/** Writes `directory.csv`, `contacts.csv` and `truth.csv` (row, person_id) into `out`. */
export async function makeCrowd({ rows, people, seed, out }: Crowd): Promise<void> {
  mkdirSync(out, { recursive: true })
  const random = createRandom(seed)
  const inhabitants: Inhabitant[] = []
  while (inhabitants.length < people) {
    const other = inhabitants.at(-1)
    inhabitants.push(other !== undefined && random.chance(0.1) ? makeHousemate(other, random) : makeInhabitant(random))
  }
  await writeFile(join(out, 'directory.csv'), [
    line(DIRECTORY_HEADER),
    ...inhabitants.map((person, index) => line([idOf(index), ...cellsOf(person)])),
  ])
  const contacts = createWriteStream(join(out, 'contacts.csv'))
  const truth = createWriteStream(join(out, 'truth.csv'))
  contacts.write(line(CONTACT_HEADER))
  truth.write(line(['row', 'person_id']))
  const recent: Row[] = []
  for (let done = 0; done < rows; ) {
    let lines = ''
    let answers = ''
    for (const end = Math.min(rows, done + BATCH_ROWS); done < end; done++) {
      const row = makeRow(random, inhabitants, recent)
      recent[done % RECENT_ROWS] = row
      lines += row.line
      answers += line([String(done + 1), row.person])
    }
    truth.write(answers)
    if (!contacts.write(lines)) await new Promise((resume) => contacts.once('drain', () => resume(undefined)))
  }
  contacts.end()
  truth.end()
  await Promise.all([finished(contacts), finished(truth)])
}

function makeRow(random: Random, people: readonly Inhabitant[], recent: readonly Row[]): Row {
  const kind = random.next()
  if (kind < FAMILIAR) {
    const index = random.below(people.length)
    return { line: line(cellsOf(writeDown(people[index] as Inhabitant, random))), person: idOf(index) }
  }
  if (kind < FAMILIAR + STRANGER) return { line: line(cellsOf(writeDown(makeInhabitant(random), random))), person: '' }
  if (kind < FAMILIAR + STRANGER + REPEATED && recent.length > 0) return random.pick(recent)
  return { line: line(random.pick(UNUSABLE)), person: '' }
}

async function writeFile(path: string, lines: readonly string[]): Promise<void> {
  const out = createWriteStream(path)
  out.end(lines.join(''))
  await finished(out)
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string' },
      people: { type: 'string' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
    },
  })
  const rows = Number(values.rows)
  const people = Number(values.people)
  if (!(rows > 0) || !(people > 0) || values.out === undefined) throw new Error('--rows, --people and --out')
  await makeCrowd({ rows, people, seed: Number(values.seed), out: values.out })
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main()
