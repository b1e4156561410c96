/**
 * Weighs one contact beside many people of a directory: by the same rules as `compare` and with the same results, but by
 * the numbers of values, so that what one value reaches beside another is mostly looked up; and only those whom the gate
 * lets through.
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
import type { Told, ToldLevel } from '../match.ts'
import type { Model } from '../model.ts'
import { crossedNames } from '../swapped-names.ts'
import { createGate, type Gate } from './gate.ts'
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
  /** What a decision reads of the comparison with a person; overwritten when the next is asked for. */
  readonly told: (ordinal: number) => Told
  /** The whole comparison with a person, to be kept. */
  readonly comparison: (ordinal: number) => Comparison
  /** Its levels with the weights that each has alone, as `levelsBeside` tells them, to be kept. */
  readonly levels: (ordinal: number) => readonly FieldLevel[]
}

type FieldLevelTold = { -readonly [K in keyof ToldLevel]: ToldLevel[K] }

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
  const seen: Seen[] = sides.map(() => 'absent')
  const levels: FieldLevel[] = []
  const weights = new Float64Array(FIELDS.length + 1)
  let taken: Contact = { values: {}, issues: [] }
  let isAtGate = false
  /** Made when it is first asked: it reads the whole directory once. */
  let gate: Gate | null = null
  /** Whose levels stand in the sides, and how they are lined up; -1 for nobody's. */
  let compared = -1
  let lined: readonly FieldLevel[] = levels
  let weight = 0
  const toTell = FIELDS.map((field): FieldLevelTold => ({ field, level: 'blank', weight: 0 }))
  const told: { readonly levels: FieldLevelTold[] } = { levels: [] }
  const sideOf = new Map(sides.map((side) => [side.field, side]))
  const weighTexts = (field: Field, ordinal: number) => {
    const side = sideOf.get(field) as Side
    side.takeOnce(taken.values[field])
    side.compareTo(ordinal * width)
    return side.weight
  }

  function compareSides(row: number): void {
    for (let i = 0; i < sides.length; i++) {
      const side = sides[i] as Side
      side.takeOnce(taken.values[side.field])
      const found = side.glance(row)
      seen[i] = found === 'open' ? (side.compareTexts() ? 'told' : 'absent') : found
    }
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
    if (isNamed()) return levels
    whole.takeOnce(taken.values.full_name)
    if (whole.compareTo(row)) levels.unshift(whole)
    return levels
  }

  function weigh(ordinal: number): number {
    compareSides(ordinal * width)
    compared = ordinal
    lined = line(ordinal)
    weight = independentWeights(lined, model, weights)
    return weight
  }

  return {
    take(contact) {
      taken = contact
      isAtGate = false
      compared = -1
      for (const side of sides) side.forget()
      whole.forget()
    },
    weight(ordinal, least) {
      if (least !== Number.NEGATIVE_INFINITY) {
        gate ??= createGate(people, model, weighTexts)
        if (!isAtGate) gate.take(taken)
        isAtGate = true
        compared = -1
        if (!gate.mayReach(ordinal, least)) return Number.NEGATIVE_INFINITY
      }
      return weigh(ordinal)
    },
    told(ordinal) {
      if (compared !== ordinal) weigh(ordinal)
      for (let i = 0; i < lined.length; i++) {
        const to = toTell[i] as FieldLevelTold
        to.field = (lined[i] as FieldLevel).field
        to.level = (lined[i] as FieldLevel).level
        to.weight = weights[i] as number
        told.levels[i] = to
      }
      told.levels.length = lined.length
      return told
    },
    comparison(ordinal) {
      if (compared !== ordinal) weigh(ordinal)
      const keep = (level: FieldLevel, i: number): FieldLevel =>
        level instanceof Side ? level.kept(weights[i] as number) : { ...level, weight: weights[i] as number }
      return { levels: lined.map(keep), weight }
    },
    levels(ordinal) {
      if (compared !== ordinal) weigh(ordinal)
      return lined.map((level) => (level instanceof Side ? level.kept(level.weight) : level))
    },
  }
}
