/**
 * How right the decision about a vendor's answer is: `npm run bench -- vendor-decision [people]`.
 * Rows of several kinds of lists are asked of the simulator's search over a world of made-up people; its answer goes
 * through our own matcher, as in a job. Beside it the plain rule that many importers have: take what the vendor names.
 */
import { cpus } from 'node:os'
import { matchOf, personOf } from '#adapters/people/people-data-labs/map.ts'
import { questionOf } from '#adapters/people/people-data-labs/question-of.ts'
import { personRecord } from '#adapters/people/people-data-labs/schema.ts'
import type { Field } from '#core/field.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import { SHIPPED_PARAMETERS } from '#core/parameters.ts'
import { lookUpVendor } from '#core/vendor/look-up-vendor.ts'
import { findMatch } from '#local/people-data-labs/match.ts'
import { indexPeople } from '#local/people-data-labs/person-index.ts'
import { readQuestion } from '#local/people-data-labs/question.ts'
import { createRandom } from './lists/random.ts'
import { calibrationBins } from './quality/calibration.ts'
import { makeWorld } from './vendor-decision/world.ts'

const PLACE: readonly Field[] = ['city', 'region', 'postal_code']
const NAME: readonly Field[] = ['first_name', 'last_name']
const LISTS: readonly (readonly [string, readonly Field[]])[] = [
  ['e-mail alone', ['email']],
  ['phone alone', ['phone']],
  ['name, e-mail', [...NAME, 'email']],
  ['name, phone', [...NAME, 'phone']],
  ['name, city', [...NAME, 'city', 'region']],
  ['name, company', [...NAME, 'company']],
  ['name, company, city', [...NAME, 'company', 'city', 'region']],
  ['name, birthday', [...NAME, 'birthday']],
  ['name, address', [...NAME, 'street', ...PLACE]],
  ['all of a CRM', [...NAME, 'email', 'phone', 'company', 'job_title', 'street', ...PLACE, 'birthday']],
]
const ROWS = 4_000
/** As the client sends it: what the vendor hardly believes itself is no answer. */
const LEAST_LIKELIHOOD = 2
const LEAST_IN_BIN = 200

const people = Number(process.argv[2] ?? 200_000)
const world = makeWorld(people, 11)
const index = indexPeople(world.records)
const known = new Set(world.records.map(({ id }) => id))
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`)
console.log(`${people} people, of whom the vendor knows ${world.records.length}; ${ROWS} rows of each kind of list\n`)

interface Judged {
  readonly status: 'matched' | 'review' | 'no_match'
  readonly score: number | null
  readonly isRight: boolean
}

/** @returns null where nobody was asked or named */
function judge(inhabitant: number, fields: readonly Field[], random: ReturnType<typeof createRandom>): Judged | null {
  const contact = world.row(inhabitant, fields, random)
  const question = questionOf(contact)
  const found = question && findMatch(index, readQuestion(question.params))
  if (!found || found.likelihood < LEAST_LIKELIHOOD) return null
  const person = personOf(personRecord.parse(found.person))
  if (person === null) return null
  const answer = matchOf(person, found.likelihood)
  const { decision } = lookUpVendor(answer, contact, SHIPPED_PARAMETERS, { ...DEFAULT_OPTIONS, defaultCountry: 'US' })
  return { status: decision.status, score: decision.score, isRight: person.id === world.idOf(inhabitant) }
}

const percent = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toFixed(4))
const line = (cells: readonly (string | number)[]) =>
  console.log(cells.map((cell, i) => (i === 0 ? String(cell).padEnd(22) : String(cell).padStart(10))).join(''))

const all: Judged[] = []
line(['list', 'named', 'right', 'matched', 'right', 'review', 'right', 'recall'])
for (const [at, [name, fields]] of LISTS.entries()) {
  const random = createRandom(100 + at)
  const judged: Judged[] = []
  let findable = 0
  for (let row = 0; row < ROWS; row++) {
    const inhabitant = random.below(people)
    if (known.has(world.idOf(inhabitant))) findable++
    const one = judge(inhabitant, fields, random)
    if (one !== null) judged.push(one)
  }
  const of = (status: Judged['status']) => judged.filter((one) => one.status === status)
  const right = (some: readonly Judged[]) => some.filter(({ isRight }) => isRight).length
  const [matched, review] = [of('matched'), of('review')]
  line([
    ...[name, judged.length, percent(right(judged), judged.length)],
    ...[matched.length, percent(right(matched), matched.length)],
    ...[review.length, percent(right(review), review.length), percent(right(matched), findable)],
  ])
  all.push(...judged)
}

console.log('\nStated probabilities beside the share that is right, all lists together')
line(['stated', 'links', 'mean', 'right', 'gap'])
for (const { from, to, links, stated, right, gap } of calibrationBins(all, LEAST_IN_BIN)) {
  line([`${from.toFixed(3)}–${to.toFixed(3)}`, links, stated.toFixed(3), right.toFixed(3), gap.toFixed(3)])
}
