/**
 * What a good engineer writes in an afternoon to check a list against a reference list: streaming, maps instead of
 * loops, the well-known packages as their own pages show them. Kith is measured beside it; it is meant to be neither
 * slow nor naive.
 *   node bench/speed/afternoon-script.mjs contacts.csv directory.csv result.csv
 * The person with the same e-mail, else the one of the same surname whose given name is the most alike, if it is alike
 * enough and the phone, the postal code or the town agrees. The columns are those that make-crowd.ts writes.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { stringify } from 'csv-stringify'
import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { JaroWinklerDistance } from 'natural/lib/natural/distance/index.js'
import validator from 'validator'

/** The best of a few that were tried on lists of this kind. */
const ALIKE = 0.9

/** The list's columns: the directory's. */
const COLUMNS = {
  'First Name': 'first_name',
  'Last Name': 'last_name',
  Email: 'email',
  Phone: 'phone',
  Company: 'company',
  'Job Title': 'job_title',
  Street: 'street',
  City: 'city',
  State: 'region',
  Zip: 'postal_code',
  Country: 'country',
  Birthday: 'birthday',
}
const FIELDS = Object.entries(COLUMNS)

const plain = (text) => text.trim().toLowerCase()

function readEmail(text) {
  const email = plain(text)
  return validator.isEmail(email) ? email : ''
}

function readPhone(text) {
  const phone = text === '' ? undefined : parsePhoneNumberFromString(text, 'US')
  return phone?.isValid() ? phone.number : ''
}

async function readDirectory(path) {
  const byEmail = new Map()
  const bySurname = new Map()
  for await (const person of createReadStream(path).pipe(parse({ columns: true }))) {
    const email = readEmail(person.email)
    const keys = { first: plain(person.first_name), phone: readPhone(person.phone), city: plain(person.city) }
    const known = { person, email, ...keys }
    if (email !== '') byEmail.set(email, known)
    const surname = plain(person.last_name)
    const namesakes = bySurname.get(surname)
    if (namesakes === undefined) bySurname.set(surname, [known])
    else namesakes.push(known)
  }
  return { byEmail, bySurname }
}

function findPerson({ byEmail, bySurname }, contact, email, phone) {
  const known = email === '' ? undefined : byEmail.get(email)
  if (known !== undefined) return { known, score: 1 }
  const first = plain(contact['First Name'])
  const surname = plain(contact['Last Name'])
  let best = null
  if (first === '' || surname === '') return best
  for (const known of bySurname.get(surname) ?? []) {
    const score = JaroWinklerDistance(first, known.first)
    if (score < ALIKE || (best !== null && score <= best.score)) continue
    const agrees =
      (phone !== '' && phone === known.phone) ||
      (contact.Zip !== '' && contact.Zip === known.person.postal_code) ||
      (contact.City !== '' && plain(contact.City) === known.city)
    if (agrees) best = { known, score }
  }
  return best
}

/** What is to be said of a field whose value is `own` here and `theirs` there. */
function label(field, own, theirs, email, phone, known) {
  if (theirs === '') return own === '' ? '' : 'unverified'
  if (own === '') return 'new'
  if (field === 'email') return email === known.email ? 'confirmed' : 'old'
  if (field === 'phone') return phone === known.phone ? 'confirmed' : 'old'
  return plain(own) === plain(theirs) ? 'confirmed' : 'old'
}

function enrich(contact, people) {
  const email = readEmail(contact.Email)
  const phone = readPhone(contact.Phone)
  const issues = []
  if (email === '' && contact.Email !== '') issues.push('email')
  if (phone === '' && contact.Phone !== '') issues.push('phone')
  const found = findPerson(people, contact, email, phone)
  const row = {
    ...contact,
    status: found === null ? 'no_match' : 'matched',
    score: found === null ? '' : found.score.toFixed(4),
    person_id: found === null ? '' : found.known.person.person_id,
    issues: issues.join(';'),
  }
  for (const [column, field] of FIELDS) {
    const own = contact[column]
    const theirs = found === null ? '' : found.known.person[field]
    const said = found === null ? '' : label(field, own, theirs, email, phone, found.known)
    row[field] = said === 'new' || said === 'old' ? theirs : own
    row[`${field}_label`] = said
  }
  return row
}

async function main([contacts, directory, result]) {
  const people = await readDirectory(directory)
  await pipeline(
    createReadStream(contacts),
    parse({ columns: true }),
    async function* (rows) {
      for await (const contact of rows) yield enrich(contact, people)
    },
    stringify({ header: true }),
    createWriteStream(result),
  )
}

await main(process.argv.slice(2))
