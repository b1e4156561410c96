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

/**
 * What a contact is asked for, field by field, in the order in which the columns are looked at: laid out once for many
 * people, and at one place for all gates, since an array that is always the same one is read at once.
 */
const fields = new Uint8Array(FIELDS.length)
const columns = new Int32Array(FIELDS.length)
const hashes = new Int32Array(FIELDS.length)
/** What each counts at most by its reach, REACHES for each; beyond that, its group, where it differs. */
const mosts = new Float64Array(REACHES * FIELDS.length)
const beyonds = new Float64Array(FIELDS.length)
const groups = new Uint8Array(FIELDS.length)
/** Of the last person: places in the plan that are not told yet, and what each weighs at most. */
const open = new Uint8Array(FIELDS.length)
const bounds = new Float64Array(FIELDS.length)
/** Of the differences of each group, what the strongest counts beyond its share. */
const beyond = new Float64Array(GROUPS.length)
/** Whose contact it is. */
let planned: Gate | null = null

export class Gate {
  private readonly pair: Pair
  private readonly taken: Taken
  private readonly limits: Limits
  /** Fields of the directory, those of which most is to be told first, and the column of each field. */
  private readonly order: readonly number[]
  private readonly columns: Int32Array
  /** Fields that the contact has a value for; whether all of its values are of one reading. */
  private asked = 0
  private isPlain = false
  /** What all of these count at most where none is equal. */
  private mostOfAll = 0

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
    this.isPlain = (valued & ~plain) === 0 && this.columnOf(FIRST_NAME) >= 0 && this.columnOf(LAST_NAME) >= 0
    this.plan()
  }

  private plan(): void {
    planned = this
    const { limits, taken } = this
    let asked = 0
    let most = ROUNDING
    for (let i = 0; i < this.order.length; i++) {
      const field = this.order[i] as number
      if ((taken.plain & (1 << field)) === 0) continue
      fields[asked] = field
      columns[asked] = this.columnOf(field)
      hashes[asked] = taken.hashes[field] as number
      for (let reach = 0; reach < REACHES; reach++) {
        mosts[REACHES * asked + reach] = limits.counted[REACHES * field + reach] as number
      }
      beyonds[asked] = limits.beyond[field] as number
      groups[asked] = limits.groups[field] as number
      most += mosts[REACHES * asked + ANY] as number
      asked++
    }
    this.asked = asked
    this.mostOfAll = most
  }

  /** @returns false only where the pair weighs less than `least` */
  mayReach(least: number): boolean {
    if (!this.isPlain || !this.areNamesTold()) return true
    if (planned !== this) this.plan()
    const { asked } = this
    const { rows, row } = this.pair
    beyond[HOME] = 0
    beyond[WORK] = 0
    // By hashes alone.
    let most = this.mostOfAll
    let left = 0
    for (let i = 0; i < asked; i++) {
      const hash = rows[row + (columns[i] as number)] as number
      if (hash !== hashes[i] && hash !== NEVER_COMPARED && hash !== SEVERAL) {
        open[left++] = i
        continue
      }
      if (hash === SEVERAL) return true
      most -= mosts[REACHES * i + ANY] as number
      if (hash !== NEVER_COMPARED) most += this.counted(i, this.taken.weight(fields[i] as number))
    }
    return this.mayReachBySketches(most, left, least)
  }

  private mayReachBySketches(bound: number, openCount: number, least: number): boolean {
    const { pair } = this
    let most = bound
    let left = 0
    for (let k = 0; k < openCount; k++) {
      if (most + (beyond[HOME] as number) + (beyond[WORK] as number) < least) return false
      const i = open[k] as number
      const field = fields[i] as number
      const reach = field === EMAIL ? this.reachOfAddress(i) : pair.reach(field, columns[i] as number)
      if (reach === DIFFERS) {
        most += (mosts[REACHES * i + DIFFERS] as number) - (mosts[REACHES * i + ANY] as number)
        const group = groups[i] as number
        if ((beyonds[i] as number) < (beyond[group] as number)) beyond[group] = beyonds[i] as number
      } else {
        if (field !== EMAIL) bounds[i] = mosts[REACHES * i + reach] as number
        most += (bounds[i] as number) - (mosts[REACHES * i + ANY] as number)
        open[left++] = i
      }
    }
    return this.mayReachByTexts(most, left, least)
  }

  /** Levels of addresses weigh by their parts, so the bound is set here. */
  private reachOfAddress(i: number): Reach {
    const most = this.pair.mostOfAddress(columns[i] as number)
    if (most === this.limits.differing[EMAIL]) return DIFFERS
    bounds[i] = most < 0 ? (this.limits.shares[EMAIL] as number) * most : most
    return ANY
  }

  /** Compares the texts of the fields that are open, until the bound is too low. */
  private mayReachByTexts(bound: number, openCount: number, least: number): boolean {
    const { pair } = this
    const { levels, alone } = pair.set
    let most = bound
    let left = openCount
    while (most + (beyond[HOME] as number) + (beyond[WORK] as number) >= least) {
      if (left === 0) return true
      const k = this.widest(left)
      const i = open[k] as number
      const field = fields[i] as number
      open[k] = open[--left] as number
      pair.compareTexts(field, columns[i] as number)
      const weight = alone[field] as number
      most -= bounds[i] as number
      if (levels[field] === DIFFERS_LEVEL) most += this.counted(i, weight)
      else most += weight < 0 ? weight * (this.limits.shares[field] as number) : weight
    }
    return false
  }

  /** @returns what a weight that is told counts at least */
  private counted(i: number, weight: number): number {
    if (weight >= 0) return weight
    const share = this.limits.shares[fields[i] as number] as number
    const group = groups[i] as number
    const more = (1 - share) * weight
    if (more < (beyond[group] as number)) beyond[group] = more
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

  /** @returns place among the open ones of the one of which most is still to be told */
  private widest(openCount: number): number {
    const { differing } = this.limits
    let place = 0
    let most = Number.NEGATIVE_INFINITY
    for (let k = 0; k < openCount; k++) {
      const i = open[k] as number
      const gap = (bounds[i] as number) - (differing[fields[i] as number] as number)
      if (gap <= most) continue
      most = gap
      place = k
    }
    return place
  }

  private columnOf(field: number): number {
    return this.columns[field] as number
  }
}
