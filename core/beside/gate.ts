/**
 * Turns away who can't be the contact by one look at a person's row: hashes and sketches of keys bound what the whole
 * comparison may weigh. What they leave open is compared, field by field, until the bound is too low or nothing is
 * open. Nobody is turned away who reaches `least`.
 */
import { NEVER_COMPARED, SEVERAL_READINGS } from '../directory-index/value-store.ts'
import { FIELDS, type Field } from '../field.ts'
import { FIELD_NUMBERS } from '../field-mask.ts'
import { LEVEL_NUMBERS } from '../level.ts'
import type { Limits } from './limits.ts'
import type { Pair } from './pair.ts'
import type { Taken } from './taken.ts'

const { first_name: FIRST_NAME, last_name: LAST_NAME } = FIELD_NUMBERS
const SEVERAL = SEVERAL_READINGS | 0
const DIFFERS = LEVEL_NUMBERS.differs
/** No sum of a few roundings is off by as much. */
const ROUNDING = 1e-9

export class Gate {
  private readonly pair: Pair
  private readonly taken: Taken
  private readonly limits: Limits
  /** Fields of the directory, those of which most is to be told first, and the column of each field. */
  private readonly order: readonly number[]
  private readonly columns: readonly number[]
  /** Those of them that the contact has a value for; whether all of its values are of one reading. */
  private readonly asked = new Uint8Array(FIELDS.length)
  private askedCount = 0
  private isPlain = false
  /** Of the last person: fields that are not told yet, and what each weighs at most. */
  private readonly open = new Uint8Array(FIELDS.length)
  private readonly bounds = new Float64Array(FIELDS.length)
  /** Of the differences of a group, what the strongest counts beyond its share. */
  private home = 0
  private work = 0

  constructor(cells: readonly Field[], pair: Pair, taken: Taken, limits: Limits) {
    this.pair = pair
    this.taken = taken
    this.limits = limits
    this.columns = FIELDS.map((field) => cells.indexOf(field))
    const gap = (field: number) => (limits.most[field] as number) - (limits.differing[field] as number)
    this.order = cells
      .map((field) => FIELD_NUMBERS[field])
      .filter((field) => field !== FIELD_NUMBERS.full_name)
      .sort((a, b) => gap(b) - gap(a) || a - b)
  }

  /** Takes up what `taken` has. */
  take(): void {
    const { valued, plain } = this.taken
    this.askedCount = 0
    for (const field of this.order) {
      if ((plain & (1 << field)) !== 0) this.asked[this.askedCount++] = field
    }
    this.isPlain = (valued & ~plain) === 0 && this.columnOf(FIRST_NAME) >= 0 && this.columnOf(LAST_NAME) >= 0
  }

  /** @returns false only where the pair weighs less than `least` */
  mayReach(least: number): boolean {
    if (!this.isPlain || !this.areNamesTold()) return true
    this.home = 0
    this.work = 0
    const { pair, limits, taken, open, bounds } = this
    let most = ROUNDING
    let openCount = 0
    for (let i = 0; i < this.askedCount; i++) {
      const field = this.asked[i] as number
      const hash = pair.hash(this.columnOf(field))
      if (hash === NEVER_COMPARED) continue
      if (hash === SEVERAL) return true
      if (hash === taken.hashes[field]) most += this.counted(field, taken.weight(field))
      else {
        most += limits.most[field] as number
        open[openCount++] = field
      }
    }
    let left = 0
    for (let i = 0; i < openCount; i++) {
      if (most + this.home + this.work < least) return false
      const field = open[i] as number
      const bound = pair.most(field, this.columnOf(field))
      most -= limits.most[field] as number
      if (bound === limits.differing[field]) {
        most += this.counted(field, bound)
      } else {
        bounds[field] = bound < 0 ? (limits.shares[field] as number) * bound : bound
        most += bounds[field] as number
        open[left++] = field
      }
    }
    return this.mayReachByTexts(most, left, least)
  }

  /** Compares the texts of the fields that are open, until the bound is too low. */
  private mayReachByTexts(bound: number, openCount: number, least: number): boolean {
    const { pair, limits, open, bounds } = this
    let most = bound
    let left = openCount
    while (most + this.home + this.work >= least) {
      if (left === 0) return true
      const i = this.widest(left)
      const field = open[i] as number
      open[i] = open[--left] as number
      pair.compareTexts(field, this.columnOf(field))
      const weight = pair.set.alone[field] as number
      most -= bounds[field] as number
      if (pair.set.levels[field] === DIFFERS) most += this.counted(field, weight)
      else most += weight < 0 ? weight * (limits.shares[field] as number) : weight
    }
    return false
  }

  /** @returns what a weight that is told counts at least */
  private counted(field: number, weight: number): number {
    if (weight >= 0) return weight
    const share = this.limits.shares[field] as number
    const group = this.limits.groups[field]
    if (group === 'address') this.home = Math.min(this.home, (1 - share) * weight)
    else if (group === 'workplace') this.work = Math.min(this.work, (1 - share) * weight)
    return share * weight
  }

  /** Names in each other's column, or compared as one whole, are not told by their columns. */
  private areNamesTold(): boolean {
    const { pair } = this
    const { plain, hashes } = this.taken
    const hasFirst = (plain & (1 << FIRST_NAME)) !== 0
    const hasLast = (plain & (1 << LAST_NAME)) !== 0
    const ourFirst = hasFirst ? hashes[FIRST_NAME] : NEVER_COMPARED
    const ourLast = hasLast ? hashes[LAST_NAME] : NEVER_COMPARED
    const theirFirst = pair.hash(this.columnOf(FIRST_NAME))
    const theirLast = pair.hash(this.columnOf(LAST_NAME))
    const isFirstCompared = hasFirst && theirFirst !== NEVER_COMPARED
    const isLastCompared = hasLast && theirLast !== NEVER_COMPARED
    if (!isFirstCompared && !isLastCompared) return false
    if (theirFirst === ourFirst && theirLast === ourLast) return true
    return (
      (hasLast && this.isOther(LAST_NAME, theirFirst, FIRST_NAME)) ||
      (hasFirst && this.isOther(FIRST_NAME, theirLast, LAST_NAME))
    )
  }

  /** @returns whether our name is surely not the one in the other column, nor nearly */
  private isOther(field: number, hash: number, otherField: number): boolean {
    if (hash === NEVER_COMPARED || hash === this.taken.hashes[field]) return false
    return this.pair.areNotAlike(field, this.columnOf(otherField))
  }

  /** @returns place among the open fields of the one of which most is still to be told */
  private widest(openCount: number): number {
    let place = 0
    let most = Number.NEGATIVE_INFINITY
    for (let i = 0; i < openCount; i++) {
      const field = this.open[i] as number
      const gap = (this.bounds[field] as number) - (this.limits.differing[field] as number)
      if (gap <= most) continue
      most = gap
      place = i
    }
    return place
  }

  private columnOf(field: number): number {
    return this.columns[field] as number
  }
}
