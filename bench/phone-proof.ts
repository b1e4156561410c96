/**
 * The proof that phones are read as libphonenumber-js reads them, on as many made-up cells as one has time for:
 *   npm run bench -- phone-proof 1000000 2      a million of them, from seed 2
 */
import { cleanPhone } from '#core/clean/phone.ts'
import { phoneByLibrary } from '#core/clean/phone-by-library.ts'
import { phoneCase, REGIONS } from '#core/clean/phone-cases.ts'
import { phonesWritten } from '#core/clean/phone-writing.ts'
import { createRandom } from './lists/random.ts'

const [cases = 1_000_000, seed = 1] = process.argv.slice(2).map(Number)
const MOST_SHOWN = 20

const { below } = createRandom(seed)
let differing = 0
const outcomes = new Map<string, number>()
for (let i = 0; i < cases; i++) {
  const { text, country } = phoneCase(REGIONS[i % REGIONS.length] ?? 'US', below)
  const quick = cleanPhone(text, { country, dateOrder: 'auto' })
  const slow = phonesWritten(text).flatMap((piece) => phoneByLibrary(piece, country))
  if (JSON.stringify(quick) !== JSON.stringify(slow) && ++differing <= MOST_SHOWN)
    console.log(JSON.stringify({ text, country, quick, slow }))
  const [reading] = quick
  const outcome = reading === undefined ? 'blank' : (reading.issue ?? 'valid')
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
}
console.log(`${cases} cells of ${REGIONS.length} regions, seed ${seed}: ${differing} read differently`)
for (const [outcome, count] of [...outcomes].sort()) console.log(`  ${outcome.padEnd(28)} ${count}`)
if (differing > 0) process.exitCode = 1
