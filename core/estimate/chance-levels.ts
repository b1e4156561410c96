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
import { PLACES } from '../places.ts'
import type { TermCounts } from '../term-counts.ts'
import type { Chances, FieldChances, SharedAround } from './chances.ts'

/** 2,000 people with ten others each take a quarter of a second, whatever the directory. */
const MOST_PEOPLE = 2000
const OTHERS = 10
/** People of one place that are looked at. */
const MOST_SHARING = 20
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
    const values = those.map((contact) => contact.values[field])
    const levels: Partial<Record<Level, number>> = {}
    let pairs = 0
    eachPair(those.length, (a, b) => {
      const found = compareField(field, values[a], values[b], model)
      if (found === null || found.level === 'blank') return
      pairs++
      levels[found.level] = (levels[found.level] ?? 0) + 1
    })
    if (pairs === 0) continue
    if (terms.total(field) > 1) levels.exact = rounded(pairs * shareOutright(field, those, terms))
    const around = sharedAround(field, those)
    chances[field] = { pairs, levels, ...rareValues(field, those, terms), ...(around === null ? {} : { around }) }
  }
  return chances
}

/** Ordinals spread evenly over the directory. */
function sampled(size: number): number[] {
  const most = Math.min(size, MOST_PEOPLE)
  return Array.from({ length: most }, (_, i) => Math.floor((i * size) / most))
}

/** Each pair at most once; all pairs of up to 2 * OTHERS + 1 people. */
function eachPair(people: number, call: (a: number, b: number) => void): void {
  const farthest = Math.floor((people - 1) / 2)
  const strides = Math.min(OTHERS, farthest)
  for (let k = 1; k <= strides; k++) {
    const stride = Math.floor((k * farthest) / strides)
    for (let i = 0; i < people; i++) call(i, (i + stride) % people)
  }
  // An even number of people has half as many pairs of those that stand opposite.
  if (people % 2 === 0 && farthest < OTHERS) for (let i = 0; i < people / 2; i++) call(i, i + people / 2)
}

/** How many of the people have a value that nobody else has, and that one other has. */
function rareValues(
  field: Field,
  people: readonly Contact[],
  terms: TermCounts,
): Pick<FieldChances, 'alone' | 'paired'> {
  let alone = 0
  let paired = 0
  for (const contact of people) {
    const value = contact.values[field]?.find(({ isValid }) => isValid)
    const count = value === undefined ? 0 : terms.count(field, value.key)
    if (count === 1) alone++
    else if (count === 2) paired++
  }
  return { alone, paired }
}

/** Of pairs of people that share a place: whether what may lie around it follows from it. Null for what is no place. */
function sharedAround(field: Field, people: readonly Contact[]): FieldChances['around'] | null {
  const place = PLACES.indexOf(field)
  if (place < 0) return null
  const byKey = new Map<string, Contact[]>()
  for (const contact of people) {
    const key = keyOf(field, contact)
    if (key === null) continue
    const sharing = byKey.get(key)
    if (sharing === undefined) byKey.set(key, [contact])
    else if (sharing.length < MOST_SHARING) sharing.push(contact)
  }
  const around: Partial<Record<Field, SharedAround>> = {}
  for (const outer of PLACES.slice(place + 1)) {
    let pairs = 0
    let agreeing = 0
    for (const sharing of byKey.values()) {
      const keys = sharing.map((contact) => keyOf(outer, contact)).filter((key) => key !== null)
      for (let i = 0; i < keys.length; i++) {
        for (let j = i + 1; j < keys.length; j++) {
          pairs++
          if (keys[i] === keys[j]) agreeing++
        }
      }
    }
    if (pairs > 0) around[outer] = { pairs, agreeing }
  }
  return around
}

function keyOf(field: Field, contact: Contact): string | null {
  return contact.values[field]?.find(({ isValid }) => isValid)?.key ?? null
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
