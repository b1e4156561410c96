/**
 * How well two different people of one directory agree by chance: what u is estimated from.
 *
 * A fixed sample of pairs is compared field by field; how often two share a value outright is too rare for a sample and
 * is read from the counts of all values instead.
 */
import type { Contact } from '../contact.ts'
import { FIELDS, type Field } from '../field.ts'
import { compareField } from '../field-level.ts'
import type { Level } from '../level.ts'
import { openModel } from '../model.ts'
import { openNicknames } from '../nickname.ts'
import { SHIPPED_PARAMETERS } from '../parameters.ts'
import type { TermCounts } from '../term-counts.ts'
import type { Chances, FieldChances } from './chances.ts'

/** 2,000 people with ten others each take a quarter of a second, whatever the directory. */
const MOST_PEOPLE = 2000
const OTHERS = 10
/** Which columns a share of the people has says nothing about agreement, and free text is not compared. */
const SKIPPED: ReadonlySet<Field> = new Set(['full_name', 'notes'])

/**
 * @param size people in the directory
 * @param person by ordinal, 0 … size - 1
 * @param terms of the same directory
 * @returns the same for the same people in the same order
 */
export function chanceLevels(size: number, person: (ordinal: number) => Contact, terms: TermCounts): Chances {
  const people = sampled(size).map(person)
  const model = openModel(SHIPPED_PARAMETERS, openNicknames([]), { ...terms, chances: {} })
  const chances: Partial<Record<Field, FieldChances>> = {}
  for (const field of FIELDS) {
    if (SKIPPED.has(field)) continue
    const those = people.filter((contact) => contact.values[field]?.some((value) => value.isValid))
    const levels: Partial<Record<Level, number>> = {}
    let pairs = 0
    for (const [a, b] of pairsOf(those.length)) {
      const found = compareField(field, those[a]?.values[field], those[b]?.values[field], model)
      if (found === null || found.level === 'blank') continue
      pairs++
      levels[found.level] = (levels[found.level] ?? 0) + 1
    }
    if (pairs === 0) continue
    if (terms.total(field) > 1) levels.exact = rounded(pairs * shareOutright(field, those, terms))
    chances[field] = { pairs, levels }
  }
  return chances
}

/** Ordinals spread evenly over the directory. */
function sampled(size: number): number[] {
  const most = Math.min(size, MOST_PEOPLE)
  return Array.from({ length: most }, (_, i) => Math.floor((i * size) / most))
}

/** Each pair at most once; all pairs of up to 2 * OTHERS + 1 people. */
function* pairsOf(people: number): Iterable<readonly [number, number]> {
  const farthest = Math.floor((people - 1) / 2)
  const strides = Math.min(OTHERS, farthest)
  for (let k = 1; k <= strides; k++) {
    const stride = Math.floor((k * farthest) / strides)
    for (let i = 0; i < people; i++) yield [i, (i + stride) % people]
  }
  // An even number of people has half as many pairs of those that stand opposite.
  if (people % 2 === 0 && farthest < OTHERS) for (let i = 0; i < people / 2; i++) yield [i, i + people / 2]
}

/** The probability that another person of the directory has one's first value of a field. */
function shareOutright(field: Field, people: readonly Contact[], terms: TermCounts): number {
  let others = 0
  for (const contact of people) {
    const value = contact.values[field]?.find(({ isValid }) => isValid)
    if (value !== undefined) others += terms.count(field, value.key) - 1
  }
  return others / people.length / (terms.total(field) - 1)
}

/** Four digits after the point: enough for a count, and the same text on every machine. */
function rounded(count: number): number {
  return Math.round(count * 10_000) / 10_000
}
