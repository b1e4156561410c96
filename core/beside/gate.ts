/**
 * Turns away who can't be the contact by one look at a person's row: hashes and sketches of keys bound what the whole
 * comparison may weigh. What they leave open is compared, field by field, until the bound is too low or nothing is
 * open. Nobody is turned away who reaches `least`.
 */
import { NEVER_COMPARED, SEVERAL_READINGS } from '../directory-index/value-store.ts'
import { FIELDS, type Field } from '../field.ts'
import { FIELD_NUMBERS } from '../field-mask.ts'
import { LEVEL_NUMBERS } from '../level.ts'
import { GROUPS, type Limits, REACHES } from './limits.ts'
import type { Pair } from './pair.ts'
import { ANY, DIFFERS, type Reach } from './sure-difference.ts'
import type { Taken } from './taken.ts'

const { first_name: FIRST_NAME, last_name: LAST_NAME, email: EMAIL } = FIELD_NUMBERS
const SEVERAL = SEVERAL_READINGS | 0
const DIFFERS_LEVEL = LEVEL_NUMBERS.differs
const HOME = GROUPS.indexOf('address')
const WORK = GROUPS.indexOf('workplace')
/** No sum of a few roundings is off by as much. */
const ROUNDING = 1e-9

export class Gate {
  private readonly pair: Pair
  private readonly taken: Taken
  private readonly limits: Limits
  /** Fields of the directory, those of which most is to be told first, and the column of each field. */
  private readonly order: readonly number[]
  private readonly columns: Int32Array
  /** Those of them that the contact has a value for; whether all of its values are of one reading. */
  private readonly asked = new Uint8Array(FIELDS.length)
  private askedCount = 0
  private isPlain = false
  /** What all of these count at most where none is equal. */
  private mostOfAll = 0
  /** Of the last person: fields that are not told yet, and what each weighs at most. */
  private readonly open = new Uint8Array(FIELDS.length)
  private readonly bounds = new Float64Array(FIELDS.length)
  /** Of the differences of each group, what the strongest counts beyond its share. */
  private readonly beyond = new Float64Array(GROUPS.length)

  constructor(cells: readonly Field[], pair: Pair, taken: Taken, limits: Limits) {
    this.pair = pair
    this.taken = taken
    this.limits = limits
    this.columns = Int32Array.from(FIELDS, (field) => cells.indexOf(field))
    const gap = (field: number) => (limits.most[field] as number) - (limits.differing[field] as number)
    this.order = cells
      .map((field) => FIELD_NUMBERS[field])
      .filter((field) => field !== FIELD_NUMBERS.full_name)
      .sort((a, b) => gap(b) - gap(a) || a - b)
  }

  /** Takes up what `taken` has. */
  take(): void {
    const { valued, plain } = this.taken
    const { counted } = this.limits
    this.askedCount = 0
    let most = ROUNDING
    for (let i = 0; i < this.order.length; i++) {
      const field = this.order[i] as number
      if ((plain & (1 << field)) === 0) continue
      this.asked[this.askedCount++] = field
      most += counted[REACHES * field + ANY] as number
    }
    this.mostOfAll = most
    this.isPlain = (valued & ~plain) === 0 && this.columnOf(FIRST_NAME) >= 0 && this.columnOf(LAST_NAME) >= 0
  }

  /** @returns false only where the pair weighs less than `least` */
  mayReach(least: number): boolean {
    if (!this.isPlain || !this.areNamesTold()) return true
    const { asked, askedCount, columns, open, beyond } = this
    const { counted } = this.limits
    const { hashes } = this.taken
    const { rows, row } = this.pair
    beyond[HOME] = 0
    beyond[WORK] = 0
    // By hashes alone.
    let most = this.mostOfAll
    let openCount = 0
    for (let i = 0; i < askedCount; i++) {
      const field = asked[i] as number
      const hash = rows[row + (columns[field] as number)] as number
      if (hash !== hashes[field] && hash !== NEVER_COMPARED && hash !== SEVERAL) {
        open[openCount++] = field
        continue
      }
      if (hash === SEVERAL) return true
      most -= counted[REACHES * field + ANY] as number
      if (hash !== NEVER_COMPARED) most += this.counted(field, this.taken.weight(field))
    }
    return this.mayReachBySketches(most, openCount, least)
  }

  private mayReachBySketches(bound: number, openCount: number, least: number): boolean {
    const { open, bounds, beyond, pair } = this
    const { counted, groups, beyond: beyondOf } = this.limits
    let most = bound
    let left = 0
    for (let i = 0; i < openCount; i++) {
      if (most + (beyond[HOME] as number) + (beyond[WORK] as number) < least) return false
      const field = open[i] as number
      const any = counted[REACHES * field + ANY] as number
      const reach = field === EMAIL ? this.reachOfAddress() : pair.reach(field, this.columnOf(field))
      if (reach === DIFFERS) {
        const group = groups[field] as number
        beyond[group] = Math.min(beyond[group] as number, beyondOf[field] as number)
        most += (counted[REACHES * field + DIFFERS] as number) - any
      } else {
        if (field !== EMAIL) bounds[field] = counted[REACHES * field + reach] as number
        most += (bounds[field] as number) - any
        open[left++] = field
      }
    }
    return this.mayReachByTexts(most, left, least)
  }

  /** Levels of addresses weigh by their parts, so the bound is set here. */
  private reachOfAddress(): Reach {
    const most = this.pair.mostOfAddress(this.columnOf(EMAIL))
    if (most === this.limits.differing[EMAIL]) return DIFFERS
    this.bounds[EMAIL] = most < 0 ? (this.limits.shares[EMAIL] as number) * most : most
    return ANY
  }

  /** Compares the texts of the fields that are open, until the bound is too low. */
  private mayReachByTexts(bound: number, openCount: number, least: number): boolean {
    const { open, bounds, beyond, pair } = this
    const { levels, alone } = pair.set
    let most = bound
    let left = openCount
    while (most + (beyond[HOME] as number) + (beyond[WORK] as number) >= least) {
      if (left === 0) return true
      const i = this.widest(left)
      const field = open[i] as number
      open[i] = open[--left] as number
      pair.compareTexts(field, this.columnOf(field))
      const weight = alone[field] as number
      most -= bounds[field] as number
      if (levels[field] === DIFFERS_LEVEL) most += this.counted(field, weight)
      else most += weight < 0 ? weight * (this.limits.shares[field] as number) : weight
    }
    return false
  }

  /** @returns what a weight that is told counts at least */
  private counted(field: number, weight: number): number {
    if (weight >= 0) return weight
    const { beyond } = this
    const share = this.limits.shares[field] as number
    const group = this.limits.groups[field] as number
    beyond[group] = Math.min(beyond[group] as number, (1 - share) * weight)
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
    const { open, bounds } = this
    const { differing } = this.limits
    let place = 0
    let most = Number.NEGATIVE_INFINITY
    for (let i = 0; i < openCount; i++) {
      const field = open[i] as number
      const gap = (bounds[field] as number) - (differing[field] as number)
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
