/**
 * Weighs one contact beside many people of a directory: by the same rules as `compare` and with the same results, but by
 * the numbers of values, so that what one value reaches beside another is mostly looked up.
 */
import type { Comparison } from '../comparison.ts'
import type { Contact, FieldValue } from '../contact.ts'
import { independentWeights } from '../dependence.ts'
import { NEVER_COMPARED, SEVERAL_READINGS } from '../directory-index/value-store.ts'
import type { DirectoryIndex } from '../directory-index.ts'
import type { Field } from '../field.ts'
import { FIELDS } from '../field.ts'
import { compareField, type FieldLevel } from '../field-level.ts'
import { isSimilar } from '../levels/name-level.ts'
import type { Model } from '../model.ts'
import { crossedNames } from '../swapped-names.ts'
import { createLevelCache } from './level-cache.ts'
import { createValueNumbers, type NumberSource, type ValueNumbers } from './value-numbers.ts'

export interface Scorer {
  /** Takes up the next contact; the others speak of the last one. */
  readonly take: (contact: Contact) => void
  /** @returns the weight of the comparison with a person */
  readonly weight: (ordinal: number) => number
  readonly comparison: (ordinal: number) => Comparison
}

export interface ScorerRoom {
  /** Pairs of values kept, a power of two, and values kept of each field of the list. */
  readonly pairs: number
  readonly values: number
}

/** Some 30 MB when full. */
const ROOM: ScorerRoom = { pairs: 2 ** 16, values: 2 ** 14 }
const PASSING_PAIRS = 2 ** 9
/** For any value of a person's that stands beside a blank. */
const SOMETHING: FieldValue = { text: '', key: '', isValid: true }
const NO_VALUES: readonly FieldValue[] = []

/** Fields whose values come again and again, so that it pays to keep what was found of them. */
const REPEATING: ReadonlySet<Field> = new Set([
  'first_name',
  'middle_name',
  'last_name',
  'job_title',
  'city',
  'region',
  'country',
])

/** One field of the contact that was taken up, and where the directory has it. */
interface Side {
  readonly field: Field
  /** Place of its cells in a row, -1 where the directory lacks the field. */
  readonly place: number
  readonly numbers: ValueNumbers | null
  /** With SOMETHING in place of theirs. */
  readonly blankBesideTheirs: FieldLevel
  values: readonly FieldValue[]
  /** Of the values, 0 where there are none. */
  number: number
  /** Of ours beside a blank, null where none is valid; undefined until it is asked for. */
  blankBesideOurs: FieldLevel | null | undefined
}

export function createScorer(index: DirectoryIndex, model: Model, room: ScorerRoom = ROOM): Scorer {
  const { cells, rows, keyOf, valuesOf } = index.people
  const width = cells.length
  const cache = createLevelCache(room.pairs)
  /** Of values that hardly come again but in this lookup, so that they do not drive out the others. */
  const passing = createLevelCache(PASSING_PAIRS)
  const source: NumberSource = { next: 1 }
  const sides = FIELDS.map((field) => sideOf(field))
  const whole = sides.shift() as Side
  const [first, , last] = sides as [Side, Side, Side]
  const levels: FieldLevel[] = []
  const weights = new Float64Array(FIELDS.length + 1)
  let taken: Contact = { values: {}, issues: [] }

  function sideOf(field: Field): Side {
    return {
      field,
      place: cells.indexOf(field),
      numbers: REPEATING.has(field) ? createValueNumbers(source, room.values) : null,
      blankBesideTheirs: { field, level: 'blank', weight: 0, own: null, theirs: SOMETHING },
      values: NO_VALUES,
      number: 0,
      blankBesideOurs: undefined,
    }
  }

  function takeSide(side: Side, values: readonly FieldValue[] = NO_VALUES): void {
    side.values = values
    side.number = 0
    side.blankBesideOurs = null
    const [only] = values
    if (only === undefined) return
    side.blankBesideOurs = undefined
    side.number = values.length === 1 && side.numbers !== null ? side.numbers.numberOf(only) : source.next++
  }

  function cellOf(side: Side, row: number): number {
    return side.place < 0 ? 0 : (rows[row + side.place] as number)
  }

  function levelOf(side: Side, cell: number): FieldLevel | null {
    if (cell === 0) {
      if (side.blankBesideOurs === undefined) {
        side.blankBesideOurs = compareField(side.field, side.values, undefined, model)
      }
      return side.blankBesideOurs
    }
    if (side.number === 0) {
      const key = keyOf(cell)
      if (key === NEVER_COMPARED) return null
      if (key !== SEVERAL_READINGS) return side.blankBesideTheirs
    }
    const known = side.numbers === null ? passing : cache
    const found = known.get(side.number, cell)
    if (found !== undefined) return found
    const level = compareField(side.field, side.values, valuesOf(cell), model)
    known.set(side.number, cell, level)
    return level
  }

  /** Fills `levels` as `compare` does. */
  function line(ordinal: number): FieldLevel[] {
    const row = ordinal * width
    let length = 0
    let isNamed = false
    let isStraight = true
    for (const side of sides) {
      const level = levelOf(side, cellOf(side, row))
      if (level === null) continue
      levels[length++] = level
      if (side !== first && side !== last) continue
      if (level.level !== 'blank') isNamed = true
      if (level.level !== 'exact') isStraight = false
    }
    // Cut to length, never emptied: that would give its room back.
    levels.length = length
    let named = levels
    if (!isStraight && mayBeCrossed(row)) {
      const crossed = crossedNames(taken, index.person(ordinal).contact, levels, model)
      if (crossed !== null) {
        named = crossed
        isNamed = true
      }
    }
    if (!isNamed) {
      const level = levelOf(whole, cellOf(whole, row))
      if (level !== null) named.unshift(level)
    }
    return named
  }

  /** Only where names stand in the other's column and each is at least similar to the one there. */
  function mayBeCrossed(row: number): boolean {
    const theirFirst = cellOf(first, row)
    const theirLast = cellOf(last, row)
    const isAnyThere = (theirFirst !== 0 && last.number !== 0) || (theirLast !== 0 && first.number !== 0)
    return isAnyThere && isAlikeOrBlank(last, theirFirst) && isAlikeOrBlank(first, theirLast)
  }

  function isAlikeOrBlank(side: Side, cell: number): boolean {
    if (cell === 0 || side.values.length !== 1 || keyOf(cell) === SEVERAL_READINGS) return true
    const found = cache.get(side.number, cell)
    if (found !== undefined) return found !== null
    const own = (side.values[0] as FieldValue).key
    const theirs = (valuesOf(cell)[0] as FieldValue).key
    const isAlike = own === theirs || isSimilar(own, theirs)
    cache.set(side.number, cell, isAlike ? side.blankBesideTheirs : null)
    return isAlike
  }

  /** With the person's own value where another stood for it. */
  function told(level: FieldLevel, ordinal: number): FieldLevel {
    if (level.theirs !== SOMETHING) return level
    const cell = rows[ordinal * width + cells.indexOf(level.field)] as number
    return compareField(level.field, undefined, valuesOf(cell), model) ?? level
  }

  return {
    take(contact) {
      taken = contact
      for (const side of sides) takeSide(side, contact.values[side.field])
      takeSide(whole, contact.values.full_name)
    },
    weight: (ordinal) => independentWeights(line(ordinal), model, weights),
    comparison(ordinal) {
      const named = line(ordinal)
      const weight = independentWeights(named, model, weights)
      const levelsOf = named.map((level, i) => ({ ...told(level, ordinal), weight: weights[i] as number }))
      return { levels: levelsOf, weight }
    },
  }
}
