/**
 * Recall and cost of blocking per linkage set, as it is and among 50,000 people; then what each family of keys is worth.
 *   npm run bench -- blocking [SET …]
 */
import { KEY_FAMILIES } from '#core/blocking/key-family.ts'
import type { CleanedSet } from './blocking/cleaned-set.ts'
import { cleanedSet, crowdedSet } from './blocking/cleaned-set.ts'
import { buildBlocking, measureCost, measureFound } from './blocking/measure-blocking.ts'
import { HELD_OUT_SETS } from './held-out/held-out-sets.ts'
import { BARS } from './quality/bars.ts'
import { sharedSets } from './quality/shared-sets.ts'
import { held, rate, table } from './quality/table.ts'

const CROWD = 50_000
const names = process.argv.slice(2)
const sources = [...sharedSets(), ...HELD_OUT_SETS].filter(({ name }) => names.length === 0 || names.includes(name))
if (sharedSets().length === 0) console.log('../shared/data/linkage is absent: its sets are not measured.')

const HEAD = 'set|people|recall|strong|pairs strong|pairs|µs strong|µs both|µs/person built|bytes/person'.split('|')
/** Of all sets: contacts found only through a family of keys, and the pairs per contact that it adds. */
const worth = Object.entries(KEY_FAMILIES).map(([name, family]) => ({ name, family, found: 0, pairs: 0, where: '' }))
const alone = [HEAD]
const crowded = [HEAD]
let contacts = 0
for (const source of sources) {
  const made = source.make()
  const set = cleanedSet(made)
  alone.push(measure(set, true))
  if (set.people.length < CROWD) crowded.push(measure(crowdedSet(made, CROWD), false))
}
console.log(`${table(alone)}\n\nThe same contacts among ${CROWD} people:\n${table(crowded)}`)
const families = worth
  .sort((a, b) => b.found - a.found || b.pairs - a.pairs)
  .map(({ name, found, pairs, where }) => [name, String(found), (pairs / contacts).toFixed(2), where.trim()])
console.log(`\n${table([['family', 'found only by it', 'pairs it adds', 'where'], ...families])}`)

function measure(set: CleanedSet, isAlone: boolean): string[] {
  const bytes = buildBlocking(set)
  const all = measureFound(set, bytes, [])
  for (const each of worth) {
    const without = measureFound(set, bytes, [each.family])
    each.found += all.found - without.found
    each.pairs += all.pairs - without.pairs
    if (all.found > without.found) each.where += ` ${set.name}${isAlone ? '' : '*'}:${all.found - without.found}`
  }
  contacts += set.contacts.length
  const cost = measureCost(set, bytes)
  const recall = all.there === 0 ? 1 : all.found / all.there
  const bar = isAlone ? BARS[set.name]?.blocking : undefined
  return [
    set.name,
    String(set.people.length),
    bar === undefined ? rate(recall) : held(rate(recall), recall >= bar),
    rate(all.there === 0 ? 1 : all.foundStrong / all.there),
    (all.strongPairs / set.contacts.length).toFixed(2),
    (all.pairs / set.contacts.length).toFixed(2),
    cost.usStrong.toFixed(2),
    cost.usBoth.toFixed(2),
    cost.usPerPerson.toFixed(1),
    cost.bytesPerPerson.toFixed(0),
  ]
}
