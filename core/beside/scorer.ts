/**
 * Weighs one contact beside many people of a directory: by the same rules as `compare` and with the same results, but by
 * the numbers of values, so that what one value reaches beside another is mostly looked up; and no further than it takes
 * to see that somebody is out of the race.
 */
import type { Comparison } from '../comparison.ts'
import type { Contact } from '../contact.ts'
import { independentWeights } from '../dependence.ts'
import { SEVERAL_READINGS } from '../directory-index/value-store.ts'
import type { DirectoryIndex } from '../directory-index.ts'
import type { Field } from '../field.ts'
import { FIELDS } from '../field.ts'
import type { FieldLevel } from '../field-level.ts'
import { isSimilar } from '../levels/name-level.ts'
import type { Model } from '../model.ts'
import { crossedNames } from '../swapped-names.ts'
import { createLevelCache } from './level-cache.ts'
import { type Seen, Side } from './side.ts'
import { createValueNumbers } from './value-numbers.ts'

export interface Scorer {
  /** Takes up the next contact; `weight` speaks of the last one. */
  readonly take: (contact: Contact) => void
  /**
   * @param least what is below need not be known exactly
   * @returns the weight of the comparison with a person, in bits; -Infinity for one that is below `least`
   */
  readonly weight: (ordinal: number, least: number) => number
  /** The whole comparison with a person, to be kept. */
  readonly comparison: (ordinal: number) => Comparison
}

export interface ScorerRoom {
  /** Pairs of values kept, a power of two, and values kept of each field of the list. */
  readonly pairs: number
  readonly values: number
}

/** Some 10 MB when full. */
const ROOM: ScorerRoom = { pairs: 2 ** 18, values: 2 ** 14 }

/** Fields whose values come again and again, so that it pays to keep what was found of them. */
const REPEATING: ReadonlySet<Field> = new Set([
  'first_name',
  'middle_name',
  'last_name',
  'company',
  'job_title',
  'city',
  'region',
  'postal_code',
  'country',
])
/** What tells most for little work comes first. */
const ORDER: readonly Field[] = ['first_name', 'last_name', 'middle_name', 'phone', 'birthday', 'email', 'postal_code']
/** Differences here are never discounted for others that go with them. */
const STANDING_ALONE: ReadonlySet<Field> = new Set(['first_name', 'middle_name', 'last_name', 'birthday', 'linkedin'])

export function createScorer(index: DirectoryIndex, model: Model, room: ScorerRoom = ROOM): Scorer {
  const { people } = index
  const width = people.cells.length
  const cache = createLevelCache(room.pairs)
  const passing = { next: 1 }
  const sides = FIELDS.map((field) => {
    const numbers = REPEATING.has(field) ? createValueNumbers(passing, room.values) : null
    return new Side(field, { people, model, cache, numbers, passing })
  })
  const whole = sides.shift() as Side
  const [first, , last] = sides as [Side, Side, Side]
  const { address, workplace } = model.parameters
  const leastShare = Math.min(address.otherDifference, workplace.otherDifference, 1)
  const order = [...ORDER, ...FIELDS.filter((field) => field !== 'full_name' && !ORDER.includes(field))].map((field) =>
    sides.findIndex((side) => side.field === field),
  )
  const seen: Seen[] = sides.map(() => 'absent')
  const levels: FieldLevel[] = []
  const weights = new Float64Array(FIELDS.length + 1)
  let taken: Contact = { values: {}, issues: [] }

  /** What a level can add to the sum at most: what agrees is only ever discounted, and so is what differs. */
  function atMost(side: Side): number {
    return side.weight >= 0 || STANDING_ALONE.has(side.field) ? side.weight : side.weight * leastShare
  }

  /** @returns whether all levels are told: not where they can't sum up to `least` */
  function compareSides(row: number, least: number): boolean {
    for (let i = 0; i < sides.length; i++) seen[i] = (sides[i] as Side).glance(row)
    let most = mostOfAll()
    // Names that may stand in each other's column, or that only the whole name tells, are not bounded by the columns.
    let isBounded = false
    for (const i of order) {
      if (seen[i] !== 'open') continue
      const side = sides[i] as Side
      isBounded ||= seen[0] === 'told' && seen[2] === 'told' && isNamed() && (isStraight() || !mayBeCrossed(row))
      if (isBounded && most < least) return false
      seen[i] = side.compareTexts() ? 'told' : 'absent'
      most = mostOfAll()
    }
    return !isBounded || most >= least
  }

  function mostOfAll(): number {
    let most = 0
    for (let i = 0; i < sides.length; i++) {
      if (seen[i] === 'told') most += atMost(sides[i] as Side)
      else if (seen[i] === 'open') most += (sides[i] as Side).most
    }
    return most
  }

  function isNamed(): boolean {
    return (seen[0] === 'told' && first.level !== 'blank') || (seen[2] === 'told' && last.level !== 'blank')
  }

  function isStraight(): boolean {
    return (seen[0] === 'absent' || first.level === 'exact') && (seen[2] === 'absent' || last.level === 'exact')
  }

  /** Only where names stand in the other's column and each is at least similar to the one there. */
  function mayBeCrossed(row: number): boolean {
    const theirFirst = first.cellIn(row)
    const theirLast = last.cellIn(row)
    const isAnyThere = (theirFirst !== 0 && last.number !== 0) || (theirLast !== 0 && first.number !== 0)
    return isAnyThere && isAlikeOrBlank(last, theirFirst) && isAlikeOrBlank(first, theirLast)
  }

  function isAlikeOrBlank(side: Side, cell: number): boolean {
    const own = side.plain
    if (cell === 0 || own === null || people.keyOf(cell) === SEVERAL_READINGS) return true
    // Kept beside the levels: a cell belongs to one column, so no level is ever asked for by this pair.
    if (cache.find(side.number, cell)) return cache.level() === 'similar'
    const theirs = people.valuesOf(cell)[0]?.key ?? ''
    const isAlike = own.key === theirs || isSimilar(own.key, theirs)
    cache.keep(side.number, cell, isAlike ? 'similar' : 'differs', 0)
    return isAlike
  }

  /** The levels of the last person as `compare` lines them up. */
  function line(ordinal: number): readonly FieldLevel[] {
    const row = ordinal * width
    let length = 0
    for (let i = 0; i < sides.length; i++) if (seen[i] === 'told') levels[length++] = sides[i] as Side
    // Cut to length, never emptied: that would give its room back.
    levels.length = length
    if (!isStraight() && mayBeCrossed(row)) {
      const crossed = crossedNames(taken, index.person(ordinal).contact, levels, model)
      if (crossed !== null) return crossed
    }
    if (!isNamed() && whole.compareTo(row)) levels.unshift(whole)
    return levels
  }

  return {
    take(contact) {
      taken = contact
      for (const side of sides) side.take(contact.values[side.field])
      whole.take(contact.values.full_name)
    },
    weight(ordinal, least) {
      if (!compareSides(ordinal * width, least)) return Number.NEGATIVE_INFINITY
      return independentWeights(line(ordinal), model, weights)
    },
    comparison(ordinal) {
      compareSides(ordinal * width, Number.NEGATIVE_INFINITY)
      const named = line(ordinal)
      const weight = independentWeights(named, model, weights)
      const keep = (level: FieldLevel, i: number): FieldLevel =>
        level instanceof Side ? level.kept(weights[i] as number) : { ...level, weight: weights[i] as number }
      return { levels: named.map(keep), weight }
    },
  }
}
