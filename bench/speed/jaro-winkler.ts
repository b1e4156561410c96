/** One string against many by Jaro–Winkler: ours against natural's, on names and on what is longer than names. */
import { JaroWinklerDistance } from 'natural/lib/natural/distance/index.js'
import { jaroWinkler } from '#core/similarity.ts'
import { makePerson, type Person } from '../lists/people.ts'
import { createRandom } from '../lists/random.ts'
import { compareCpu } from './cpu.ts'
import { type Finding, timesLess } from './finding.ts'

export const name = 'jaro-winkler'

const BAR = 4
const ROUNDS = 7
const PEOPLE = 3000
/** So many of them are compared with all. */
const ASKED = 60

const LISTS: Readonly<Record<string, (person: Person) => readonly string[]>> = {
  'given and family names': ({ first, last }) => [first, last],
  'full names': ({ first, last }) => [`${first} ${last}`],
  streets: ({ street }) => [street],
  companies: ({ company }) => [company],
  'e-mail addresses': ({ email }) => [email],
}

export async function measure(): Promise<readonly Finding[]> {
  const random = createRandom(23)
  const people = Array.from({ length: PEOPLE }, () => makePerson(random))
  return Object.entries(LISTS).map(([what, textsOf]) => {
    const texts = people.flatMap(textsOf).map((text) => text.toLowerCase())
    const differing = countDiffering(what, texts)
    const taken = compareCpu(
      () => ours(texts),
      () => theirs(texts),
      ROUNDS,
    )
    const share = ((100 * differing) / (ASKED * texts.length)).toFixed(1)
    return timesLess(`${what} (${share} % differ)`, taken.ours, taken.theirs, BAR)
  })
}

function ours(texts: readonly string[]): number {
  let sum = 0
  for (const a of texts.slice(0, ASKED)) for (const b of texts) sum += jaroWinkler(a, b)
  return sum
}

const OPTIONS = {}

function theirs(texts: readonly string[]): number {
  let sum = 0
  for (const a of texts.slice(0, ASKED)) for (const b of texts) sum += JaroWinklerDistance(a, b, OPTIONS)
  return sum
}

/**
 * natural gives a prefix bonus at or below 0.7 too and keeps odd half-transpositions, of which each costs a sixth of a
 * letter at most: nothing else may differ.
 * @returns how many comparisons show it
 */
function countDiffering(what: string, texts: readonly string[]): number {
  let differing = 0
  for (const a of texts.slice(0, ASKED)) {
    for (const b of texts) {
      const ours = jaroWinkler(a, b)
      const theirs = JaroWinklerDistance(a, b, OPTIONS)
      if (Math.abs(ours - theirs) < 1e-12) continue
      differing++
      const isBonus = ours <= 0.7 && theirs > ours - 1 / 6
      const isHalf = ours > theirs && ours - theirs <= 1 / 6
      if (!isBonus && !isHalf) throw new Error(`${what}: the two differ by more than their conventions do`)
    }
  }
  return differing
}
