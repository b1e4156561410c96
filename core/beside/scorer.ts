/**
 * Weighs one contact beside many people of a directory: by the same rules as `compare` and with the same results, but by
 * the numbers of fields and values, so that what one value reaches beside another is mostly seen or looked up; and only
 * those whom the gate lets through.
 */
import type { Comparison } from '../comparison.ts'
import type { Contact, FieldValue } from '../contact.ts'
import { addIndependently } from '../dependence.ts'
import { NEVER_COMPARED, SEVERAL_READINGS } from '../directory-index/value-store.ts'
import type { DirectoryIndex } from '../directory-index.ts'
import { FIELDS, type Field } from '../field.ts'
import { compareField, type FieldLevel } from '../field-level.ts'
import { FIELD_NUMBERS, firstOf } from '../field-mask.ts'
import { LEVEL_NUMBERS, LEVELS, type Level } from '../level.ts'
import type { Told, ToldLevel } from '../match.ts'
import type { Model } from '../model.ts'
import { crossNames, firstValid } from '../swapped-names.ts'
import { Gate } from './gate.ts'
import { LevelCache } from './level-cache.ts'
import { limitsOf } from './limits.ts'
import { OwnValues } from './own-values.ts'
import { Pair } from './pair.ts'
import { sketchTableOf } from './sketch-table.ts'
import { Taken } from './taken.ts'

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

type LevelToTell = { -readonly [K in keyof ToldLevel]: ToldLevel[K] }

export interface ScorerRoom {
  /** Pairs of values kept, and values of each field of the list, powers of two. */
  readonly pairs: number
  readonly values: number
}

/** Some 1 MB when full: it has to stay in the processor's own memory to be of use. */
const ROOM: ScorerRoom = { pairs: 2 ** 15, values: 2 ** 11 }

const FULL_NAME = FIELD_NUMBERS.full_name
const FIRST_NAME = FIELD_NUMBERS.first_name
const LAST_NAME = FIELD_NUMBERS.last_name
const FULL = 1 << FULL_NAME
const FIRST = 1 << FIRST_NAME
const LAST = 1 << LAST_NAME
const SEVERAL = SEVERAL_READINGS | 0
const EXACT = LEVEL_NUMBERS.exact

export function createScorer(index: DirectoryIndex, model: Model, room: ScorerRoom = ROOM): Scorer {
  const { people } = index
  /** Made when it is first asked: it reads the whole directory once. */
  let opened: OpenedScorer | null = null
  let waiting: Contact | null = null
  const open = () => {
    opened ??= new OpenedScorer(people, model, room)
    if (waiting !== null) opened.take(waiting)
    waiting = null
    return opened
  }
  return {
    take(contact) {
      waiting = contact
    },
    weight: (ordinal, least) => open().weight(ordinal, least),
    told: (ordinal) => open().toldOf(ordinal),
    comparison: (ordinal) => open().comparison(ordinal),
    levels: (ordinal) => open().levels(ordinal),
  }
}

class OpenedScorer {
  private readonly people: DirectoryIndex['people']
  private readonly model: Model
  private readonly taken: Taken
  private readonly pair: Pair
  private readonly gate: Gate
  /** Column of each field, -1 for one that the directory lacks. */
  private readonly columns: readonly number[]
  /** Number of the field of each column. */
  private readonly fields: readonly number[]
  private isAtGate = false
  /** Who was weighed last, -1 for nobody; what that weighs, and the fields of which either side has a value. */
  private weighed = -1
  private sum = 0
  private told = 0
  /** Levels found whole, of the fields whose bits are in `apart`: of several values, and of swapped names. */
  private apart = 0
  private readonly wholes: (FieldLevel | null)[] = FIELDS.map(() => null)
  /** What is told of the last person: written over for the next. */
  private readonly toTell = FIELDS.map((field): LevelToTell => ({ field, level: 'blank', weight: 0 }))
  private readonly tells: { readonly levels: LevelToTell[] } = { levels: [] }
  private readonly theirKey = (field: number) => this.keyOfTheirs(field)

  constructor(people: DirectoryIndex['people'], model: Model, room: ScorerRoom) {
    this.people = people
    this.model = model
    this.columns = FIELDS.map((field) => people.cells.indexOf(field))
    this.fields = people.cells.map((field) => FIELD_NUMBERS[field])
    const cache = new LevelCache(room.pairs)
    const limits = limitsOf(model)
    const columns = this.fields.reduce((mask, field) => mask | (1 << field), 0)
    this.taken = new Taken(new OwnValues(room.values, model), cache, columns, model)
    this.pair = new Pair(people, sketchTableOf(people), this.taken, cache, limits, model)
    this.gate = new Gate(people.cells, this.pair, this.taken, limits)
  }

  take(contact: Contact): void {
    this.taken.take(contact)
    this.isAtGate = false
    this.weighed = -1
  }

  weight(ordinal: number, least: number): number {
    this.weighed = -1
    this.pair.begin(ordinal)
    if (least !== Number.NEGATIVE_INFINITY) {
      if (!this.isAtGate) this.gate.take()
      this.isAtGate = true
      if (!this.gate.mayReach(least)) return Number.NEGATIVE_INFINITY
    }
    this.weigh(ordinal)
    return this.sum
  }

  toldOf(ordinal: number): Told {
    this.weighAnew(ordinal)
    const { compared, levels, weights } = this.pair.set
    let length = 0
    for (let rest = this.told; rest !== 0; rest &= rest - 1) {
      const field = firstOf(rest)
      const isCompared = (compared & (1 << field)) !== 0
      const level = this.toTell[field] as LevelToTell
      level.level = isCompared ? (LEVELS[levels[field] as number] as Level) : 'blank'
      level.weight = isCompared ? (weights[field] as number) : 0
      this.tells.levels[length++] = level
    }
    // Cut to length, never emptied: that would give its room back.
    this.tells.levels.length = length
    return this.tells
  }

  comparison(ordinal: number): Comparison {
    this.weighAnew(ordinal)
    return { levels: this.kept(this.pair.set.weights), weight: this.sum }
  }

  levels(ordinal: number): readonly FieldLevel[] {
    this.weighAnew(ordinal)
    return this.kept(this.pair.set.alone)
  }

  private weighAnew(ordinal: number): void {
    if (this.weighed === ordinal) return
    this.pair.begin(ordinal)
    this.weigh(ordinal)
  }

  /** Weighs the person with whom the pair was begun. */
  private weigh(ordinal: number): void {
    this.compareColumns()
    if (!this.areNamesExact() && this.mayBeCrossed()) this.crossNames()
    if ((this.pair.set.compared & (FIRST | LAST)) === 0) this.compareWholeNames()
    this.sum = addIndependently(this.pair.set, this.told, this.theirKey, this.model)
    this.weighed = ordinal
  }

  private compareColumns(): void {
    const { pair, fields } = this
    const { valued, plain } = this.taken
    let told = valued & ~FULL
    let compared = 0
    this.apart = 0
    for (let column = 0; column < fields.length; column++) {
      const field = fields[column] as number
      const hash = pair.hash(column)
      if (hash === NEVER_COMPARED || field === FULL_NAME) continue
      const bit = 1 << field
      if (hash === SEVERAL || (valued & ~plain & bit) !== 0) {
        const whole = this.compareWhole(field)
        if (whole !== null) told |= bit
        if (whole !== null && whole.level !== 'blank') compared |= bit
        continue
      }
      told |= bit
      if ((plain & bit) === 0) continue
      compared |= bit
      if ((pair.found & bit) === 0) pair.compare(field, column)
    }
    this.told = told
    pair.set.compared = compared
  }

  /** Compares all values of a field, whatever there are. */
  private compareWhole(field: number): FieldLevel | null {
    const whole = compareField(FIELDS[field] as Field, this.taken.values[field], this.theirs(field), this.model)
    if (whole !== null) this.keepWhole(field, whole)
    return whole
  }

  private keepWhole(field: number, whole: FieldLevel): void {
    this.wholes[field] = whole
    this.apart |= 1 << field
    this.pair.tell(field, LEVEL_NUMBERS[whole.level], whole.weight)
  }

  private areNamesExact(): boolean {
    return this.isAbsentOrExact(FIRST_NAME) && this.isAbsentOrExact(LAST_NAME)
  }

  private isAbsentOrExact(field: number): boolean {
    const { compared, levels } = this.pair.set
    const bit = 1 << field
    return (this.told & bit) === 0 || ((compared & bit) !== 0 && levels[field] === EXACT)
  }

  /** Only where names stand in the other's column and each may be similar to the one there. */
  private mayBeCrossed(): boolean {
    const { valued } = this.taken
    const isAnyThere =
      ((valued & LAST) !== 0 && this.theirHash(FIRST_NAME) !== NEVER_COMPARED) ||
      ((valued & FIRST) !== 0 && this.theirHash(LAST_NAME) !== NEVER_COMPARED)
    return isAnyThere && this.mayBeAlike(LAST_NAME, FIRST_NAME) && this.mayBeAlike(FIRST_NAME, LAST_NAME)
  }

  private mayBeAlike(field: number, otherField: number): boolean {
    const hash = this.theirHash(otherField)
    if (hash === NEVER_COMPARED || hash === SEVERAL || (this.taken.plain & (1 << field)) === 0) return true
    return this.pair.isAlike(field, this.columns[otherField] as number)
  }

  private theirHash(field: number): number {
    const column = this.columns[field] as number
    return column < 0 ? NEVER_COMPARED : this.pair.hash(column)
  }

  private crossNames(): void {
    const { set } = this.pair
    const { values } = this.taken
    const names = {
      first: firstValid(values[FIRST_NAME]),
      last: firstValid(values[LAST_NAME]),
      theirFirst: firstValid(this.theirs(FIRST_NAME)),
      theirLast: firstValid(this.theirs(LAST_NAME)),
    }
    let straight = 0
    for (let rest = set.compared & (FIRST | LAST); rest !== 0; rest &= rest - 1) {
      straight += set.alone[firstOf(rest)] as number
    }
    const crossed = crossNames(names, straight, this.model)
    if (crossed === null) return
    this.keepWhole(FIRST_NAME, crossed.first)
    this.keepWhole(LAST_NAME, crossed.last)
    this.told |= FIRST | LAST
    set.compared &= ~(FIRST | LAST)
    if (crossed.first.level !== 'blank') set.compared |= FIRST
    if (crossed.last.level !== 'blank') set.compared |= LAST
  }

  private compareWholeNames(): void {
    const whole = this.compareWhole(FULL_NAME)
    if (whole === null) return
    this.told |= FULL
    if (whole.level !== 'blank') this.pair.set.compared |= FULL
  }

  private theirs(field: number): readonly FieldValue[] {
    const column = this.columns[field] as number
    const cell = column < 0 ? 0 : this.pair.cellIn(column)
    return cell === 0 ? [] : this.people.valuesOf(cell)
  }

  /** Of a compared field. */
  private keyOfTheirs(field: number): string {
    if ((this.apart & (1 << field)) !== 0) return this.wholes[field]?.theirs?.key ?? ''
    if (this.pair.set.levels[field] === EXACT) return this.taken.key(field)
    return this.pair.theirKey(this.columns[field] as number)
  }

  /** @returns the levels of the last person with the given weights */
  private kept(weights: Float64Array): FieldLevel[] {
    const { compared, levels } = this.pair.set
    const kept: FieldLevel[] = []
    for (let rest = this.told; rest !== 0; rest &= rest - 1) {
      const field = firstOf(rest)
      const bit = 1 << field
      const isCompared = (compared & bit) !== 0
      const weight = isCompared ? (weights[field] as number) : 0
      const whole = this.wholes[field]
      if ((this.apart & bit) !== 0 && whole !== null && whole !== undefined) {
        kept.push({ ...whole, weight })
        continue
      }
      kept.push({
        field: FIELDS[field] as Field,
        level: isCompared ? (LEVELS[levels[field] as number] as Level) : 'blank',
        weight,
        own: firstValid(this.taken.values[field]),
        theirs: firstValid(this.theirs(field)),
      })
    }
    return kept
  }
}
