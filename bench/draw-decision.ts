/**
 * Draws how one row of the sample list was decided, as docs/pictures/decision.svg: what each field weighs, one behind
 * the other from where the directory's size starts, to what is left and its probability. Run anew when the matcher
 * changes.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { codec } from '#adapters/text/codec.ts'
import { cleanFields } from '#core/clean-contact.ts'
import { createIndexBuilder, openDirectoryIndex } from '#core/directory-index.ts'
import { createEstimator } from '#core/estimate/estimator.ts'
import { evidenceOf } from '#core/evidence.ts'
import { type Field, isField } from '#core/field.ts'
import { lookUp } from '#core/lookup.ts'
import { posterior, priorBits } from '#core/match.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import { SHIPPED_PARAMETERS } from '#core/parameters.ts'

const ROOT = join(import.meta.dirname, '..')
const PICTURE = 'docs/pictures/decision.svg'
const OPTIONS = { ...DEFAULT_OPTIONS, defaultCountry: 'US' }
const WIDTH = 900
const LINE = 42
const TOP = 70
/** Words, bars and numbers each have columns of their own, so that they never meet. */
const BARS = { from: 330, to: 740 }
const NUMBERS = { bits: 805, total: 880 }
/** Columns of public/sample/contacts.csv and the fields they stand for. */
const HEADERS: Readonly<Record<string, Field>> = {
  'First Name': 'first_name',
  'Last Name': 'last_name',
  Contact: 'email',
  Phone: 'phone',
  Company: 'company',
  Street: 'street',
  City: 'city',
  State: 'region',
  Zip: 'postal_code',
  Birthday: 'birthday',
}

interface Step {
  readonly label: string
  /** How well the two values agree; empty where nothing was compared. */
  readonly level: string
  readonly detail: string
  readonly from: number
  readonly to: number
}

interface Drawn {
  readonly steps: readonly Step[]
  readonly score: number
}

const drawn = decideFirstRow()
writeFileSync(join(ROOT, PICTURE), draw(drawn))
for (const { label, level, from, to } of drawn.steps) console.log(`${signed(to - from).padStart(6)}  ${label} ${level}`)
console.log(`${PICTURE}: ${signed(drawn.steps.at(-1)?.to ?? 0)} bits, kith_score ${drawn.score.toFixed(4)}`)

/** As a job does it: parameters estimated from the list, then its first row looked up. */
function decideFirstRow(): Drawn {
  const builder = createIndexBuilder(codec)
  for (const person of rowsOf('directory')) {
    const texts = Object.fromEntries(Object.entries(person).filter(([name, text]) => isField(name) && text !== ''))
    builder.add(person.person_id ?? '', cleanFields(texts, OPTIONS))
  }
  const index = openDirectoryIndex(builder.finish(), codec)
  const contacts = rowsOf('contacts').map((row) => {
    const texts = Object.entries(HEADERS).map(([header, field]) => [field, row[header] ?? ''])
    return cleanFields(Object.fromEntries(texts), OPTIONS)
  })
  const estimator = createEstimator(index, SHIPPED_PARAMETERS)
  for (const contact of contacts) estimator.add(contact)
  const parameters = estimator.parameters()
  const [first] = contacts
  const { decision, best } = lookUp(index, first ?? cleanFields({}, OPTIONS), parameters, OPTIONS)
  if (best === null) throw new Error('nobody was found for row 1 of the sample list')

  let sum = priorBits(index.size, parameters)
  const steps: Step[] = [
    { label: 'before looking', level: '', detail: `one of ${index.size} people, or nobody`, from: 0, to: sum },
  ]
  for (const { field, own, theirs, level, weight } of evidenceOf(best.comparison)) {
    if (level === 'blank') continue
    const detail = own === theirs ? own : `${own} | ${theirs}`
    steps.push({ label: worded(field), level: worded(level), detail, from: sum, to: sum + weight })
    sum += weight
  }
  const { candidates, nobody } = posterior([best.comparison.weight], index.size, parameters.isThere)
  const left = Math.log2((candidates[0] ?? 0) / nobody)
  const detail = 'beyond nobody, four fifths count'
  return {
    steps: [...steps, { label: 'said twice', level: '', detail, from: sum, to: left }],
    score: decision.score ?? 0,
  }
}

function rowsOf(name: string): Record<string, string>[] {
  return parse(readFileSync(join(ROOT, `public/sample/${name}.csv`)), { columns: true, bom: true })
}

/** A waterfall from left (against) to right (for), one line per step, in the light and in the dark. */
function draw({ steps, score }: Drawn): string {
  const ends = steps.flatMap(({ from, to }) => [from, to])
  const least = Math.min(...ends)
  const most = Math.max(...ends)
  const x = (bits: number) => BARS.from + ((bits - least) / (most - least)) * (BARS.to - BARS.from)
  const bottom = TOP + steps.length * LINE
  const lines = steps.map(({ label, level, detail, from, to }, i) => {
    const y = TOP + i * LINE
    const start = Math.min(x(from), x(to))
    const width = Math.max(1, Math.abs(x(to) - x(from)))
    return `<text x="20" y="${y + 16}"><tspan class="name">${label}</tspan><tspan class="soft" dx="8">${level}</tspan></text>
<text class="soft" x="20" y="${y + 32}">${escaped(detail)}</text>
<rect class="${to >= from ? 'for' : 'against'}" x="${start.toFixed(1)}" y="${y + 13}" width="${width.toFixed(1)}" height="14" rx="3"/>
<text class="name end" x="${NUMBERS.bits}" y="${y + 25}">${signed(to - from)}</text>
<text class="soft end" x="${NUMBERS.total}" y="${y + 25}">${signed(to)}</text>`
  })
  const left = signed(steps.at(-1)?.to ?? 0)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 50}" role="img" aria-label="How one row was decided: what each of its fields weighs, added up">
<style>
text { font: 14px system-ui, sans-serif; fill: #2b2620 }
.name { font-weight: 600 } .soft { font-size: 12px; fill: #665f55 } .end { text-anchor: end } .middle { text-anchor: middle }
.paper { fill: #fbf9f5 } .for { fill: #2f7d5f } .against { fill: #b4593f } .even { stroke: #8d867b; stroke-dasharray: 3 4 }
@media (prefers-color-scheme: dark) {
text { fill: #efece6 } .soft { fill: #b9b3a8 } .paper { fill: #1c1a17 } .for { fill: #6fc5a0 } .against { fill: #e0917a }
}
</style>
<rect class="paper" width="${WIDTH}" height="${bottom + 50}" rx="10"/>
<text class="name" x="20" y="30">Is Bob Smith, row 1 of the sample list, Robert Smith?</text>
<text class="soft middle" x="${x(0).toFixed(1)}" y="56">even odds</text>
<text class="soft end" x="${NUMBERS.bits}" y="56">bits</text>
<text class="soft end" x="${NUMBERS.total}" y="56">so far</text>
<line class="even" x1="${x(0).toFixed(1)}" x2="${x(0).toFixed(1)}" y1="64" y2="${bottom + 4}"/>
${lines.join('\n')}
<text class="name" x="20" y="${bottom + 30}">${left} bits are left, for him and against nobody: kith_score ${score.toFixed(4)}</text>
</svg>
`
}

/** Bits with their sign. */
function signed(bits: number): string {
  return `${bits >= 0 ? '+' : '−'}${Math.abs(bits).toFixed(1)}`
}

function worded(name: string): string {
  return name.replaceAll('_', ' ')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
