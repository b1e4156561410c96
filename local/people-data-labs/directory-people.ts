/** People out of a list like the sample directory, some of whom have moved on since, and some whom the vendor lacks. */
import { chance, pick } from '../simulator/chance.ts'
import { type Facts, personOf } from './facts.ts'
import type { Person } from './person.ts'

/** Of whom the vendor knows nothing. */
const UNKNOWN_SHARE = 0.1
/** Who works elsewhere by now, under a new address. */
const MOVED_SHARE = 0.2

const EMPLOYERS = ['Alder & Finch', 'Northgate Labs', 'Quietwater Systems', 'Silverbirch Group', 'Tallgrass Studio']

const SIMPLE_ROW = /^[^"\r\n]*$/

/** Lists of people in the form of `public/sample/directory.csv`. @throws Error for quoted cells or missing columns. */
function readRows(csv: string): readonly ReadonlyMap<string, string>[] {
  const [header = '', ...lines] = csv.replace(/^\uFEFF/, '').split(/\r?\n/)
  const names = header.split(',').map((name) => name.trim())
  for (const name of ['first_name', 'last_name', 'email']) {
    if (!names.includes(name)) throw new Error(`The list of people has no column ${name}.`)
  }
  return lines
    .filter((line) => line !== '')
    .map((line, at) => {
      if (!SIMPLE_ROW.test(line)) throw new Error(`Line ${at + 2} of the list of people has quoted cells.`)
      const cells = line.split(',')
      return new Map(names.map((name, column) => [name, cells[column]?.trim() ?? '']))
    })
}

const domainOf = (company: string) => `${company.toLowerCase().replace(/[^a-z]/g, '')}.example`

/** One of the hundred numbers of an area that are given to nobody. */
const secondPhone = (at: number) =>
  `+1${pick(['202', '203', '205'], 'area', at)}55501${String(at % 100).padStart(2, '0')}`

function factsOf(row: ReadonlyMap<string, string>, at: number): Facts {
  const cell = (name: string) => row.get(name) ?? ''
  const key = cell('person_id') || `row ${at}`
  const first = cell('first_name')
  const last = cell('last_name')
  const had = { company: cell('company'), title: cell('job_title'), email: cell('email'), since: '2016-03' }
  const employer = pick(EMPLOYERS, 'employer', key)
  const name = `${first}.${last}`.toLowerCase().replace(/[^a-z.]/g, '')
  const has = { ...had, company: employer, email: `${name}@${domainOf(employer)}`, since: '2025-02' }
  return {
    key,
    first,
    last,
    birthday: cell('birthday'),
    jobs: chance('moved', key) < MOVED_SHARE ? [has, had] : [had],
    privateEmail: chance('private', key) < 0.6 ? `${name}.${key.slice(-3)}@postbox.example` : '',
    phones: [cell('phone'), chance('phone', key) < 0.3 ? secondPhone(at) : ''].filter(Boolean),
    street: cell('street'),
    city: cell('city'),
    region: cell('region'),
    postalCode: cell('postal_code'),
  }
}

/** Somebody else of the same name and state, whom nothing but the name confirms. */
function namesakeOf(facts: Facts): Facts {
  return {
    ...facts,
    key: `namesake of ${facts.key}`,
    birthday: '1999-09-09',
    jobs: [
      { company: 'Fernhill Dairy', title: 'Driver', email: 'orders.desk@fernhilldairy.example', since: '2021-01' },
    ],
    privateEmail: '',
    phones: ['+12075550119'],
    street: '3 Quay Walk',
    postalCode: '',
  }
}

/**
 * @param csv a list with the columns of the sample directory, without quoted cells
 * @returns the same people for the same text; the first one that is known has a namesake
 * @throws Error for a list of another form
 */
export function directoryPeople(csv: string): readonly Person[] {
  const known = readRows(csv)
    .map(factsOf)
    .filter(({ key }) => chance('unknown', key) >= UNKNOWN_SHARE)
  const [first] = known
  return (first ? [...known, namesakeOf(first)] : known).map(personOf)
}
