/** One field of the contact that was taken up, and how it stands beside one person's: filled anew for each. */
import type { FieldValue } from '../contact.ts'
import type { PeopleTable } from '../directory-index/people-table.ts'
import { hashOfKey, NEVER_COMPARED, SEVERAL_READINGS } from '../directory-index/value-store.ts'
import type { Field } from '../field.ts'
import { compareField, type FieldLevel, rungOf } from '../field-level.ts'
import type { Level } from '../level.ts'
import { type Model, weightOf } from '../model.ts'
import type { LevelCache } from './level-cache.ts'
import type { ValueNumbers } from './value-numbers.ts'

const NO_VALUES: readonly FieldValue[] = []
/** For any value of a person's that stands beside a blank: nobody reads which. */
const SOMETHING: FieldValue = { text: '', key: '', isValid: true }

export interface SideParts {
  readonly people: PeopleTable
  readonly model: Model
  readonly cache: LevelCache
  /** Null for fields whose values hardly come again. */
  readonly numbers: ValueNumbers | null
  readonly passing: { next: number }
}

/** `open`: two texts have to be compared; `absent`: neither side has a valid value, so there is no level. */
export type Seen = 'told' | 'open' | 'absent'

/** Itself the level that was found: read at once, never kept. */
export class Side implements FieldLevel {
  readonly field: Field
  level: Level = 'blank'
  weight = 0
  own: FieldValue | null = null
  /** Of our values: 0 where there are none. */
  number = 0
  private readonly parts: SideParts
  /** Place of its cells in a row, -1 where the directory lacks the field. */
  private readonly place: number
  private values: readonly FieldValue[] = NO_VALUES
  /** Our only value where it has one reading, and the hash of its key. */
  private only: FieldValue | null = null
  private isTaken = false
  private hash = NEVER_COMPARED
  private firstValid: FieldValue | null = null
  private cell = 0
  /** Whether theirs is one value of one reading. */
  private isPlain = false
  private found: FieldValue | null | undefined = null

  constructor(field: Field, parts: SideParts) {
    this.field = field
    this.parts = parts
    this.place = parts.people.cells.indexOf(field)
  }

  /** Decoded only where it is asked for. */
  get theirs(): FieldValue | null {
    if (this.found === undefined) this.found = this.parts.people.valuesOf(this.cell)[0] ?? null
    return this.found
  }

  /** Another contact comes: its values are taken when they are asked for. */
  forget(): void {
    this.isTaken = false
  }

  takeOnce(values: readonly FieldValue[] = NO_VALUES): void {
    if (this.isTaken) return
    this.isTaken = true
    this.values = values
    const first = values[0]
    if (first === undefined) {
      this.number = 0
      this.only = null
      this.firstValid = null
      return
    }
    this.firstValid = values.find((value) => value.isValid) ?? null
    this.only = values.length === 1 && first.isValid && first.otherKeys === undefined ? first : null
    this.hash = this.only === null ? NEVER_COMPARED : hashOfKey(first)
    const { numbers, passing } = this.parts
    this.number = this.only !== null && numbers !== null ? numbers.numberOf(first) : passing.next++
  }

  cellIn(row: number): number {
    return this.place < 0 ? 0 : (this.parts.people.rows[row + this.place] as number)
  }

  /** @returns our only value of one reading */
  get plain(): FieldValue | null {
    return this.only
  }

  /** What is known without comparing two texts. */
  glance(row: number): Seen {
    const cell = this.cellIn(row)
    this.cell = cell
    if (cell === 0) return this.beBlank(null)
    const key = this.parts.people.keyOf(cell)
    if (key === NEVER_COMPARED) return this.beBlank(null)
    this.isPlain = key !== SEVERAL_READINGS
    if (!this.isPlain) return 'open'
    if (this.number === 0) return this.beBlank(SOMETHING)
    if (this.only === null) return 'open'
    if (key === this.hash && this.parts.people.hasKey(cell, this.only.key)) return this.beExact(this.only)
    return this.isKnown(this.only) ? 'told' : 'open'
  }

  /** Compares the texts, after a glance left it open. @returns false where there is no level */
  compareTexts(): boolean {
    const { people, model, numbers, cache } = this.parts
    if (this.only === null || !this.isPlain) {
      const found = compareField(this.field, this.values, people.valuesOf(this.cell), model)
      if (found === null) return false
      this.level = found.level
      this.weight = found.weight
      this.own = found.own
      this.found = found.theirs
      return true
    }
    const { level, term } = rungOf(this.field, this.only.key, people.keyText(this.cell), model)
    this.level = level
    this.weight = weightOf(this.field, level, term, model)
    this.own = this.only
    this.found = undefined
    if (numbers !== null) cache.keep(this.number, this.cell, level, this.weight)
    return true
  }

  /** @returns the level that was found as one to keep, with the person's own value */
  kept(weight: number): FieldLevel {
    return { field: this.field, level: this.level, weight, own: this.own, theirs: this.theirsAsWritten() }
  }

  private theirsAsWritten(): FieldValue | null {
    const { people } = this.parts
    if (this.found === SOMETHING) return people.valuesOf(this.cell).find((value) => value.isValid) ?? null
    return this.level === 'exact' && this.isPlain ? (people.valuesOf(this.cell)[0] ?? null) : this.theirs
  }

  /** @returns false where there is no level */
  compareTo(row: number): boolean {
    const seen = this.glance(row)
    return seen === 'open' ? this.compareTexts() : seen === 'told'
  }

  private beBlank(theirs: FieldValue | null): Seen {
    if (theirs === null && this.firstValid === null) return 'absent'
    this.level = 'blank'
    this.weight = 0
    this.own = this.firstValid
    this.found = theirs
    return 'told'
  }

  private beExact(own: FieldValue): Seen {
    const { cache, model, numbers } = this.parts
    this.level = 'exact'
    this.own = own
    // Equal keys: for all that reads them here, theirs is ours.
    this.found = own
    if (numbers !== null && cache.find(this.number, this.cell)) this.weight = cache.weight()
    else {
      this.weight = weightOf(this.field, 'exact', { kind: this.field, key: own.key }, model)
      if (numbers !== null) cache.keep(this.number, this.cell, 'exact', this.weight)
    }
    return 'told'
  }

  private isKnown(own: FieldValue): boolean {
    const { cache, numbers } = this.parts
    if (numbers === null || !cache.find(this.number, this.cell)) return false
    this.own = own
    this.found = undefined
    this.level = cache.level()
    this.weight = cache.weight()
    return true
  }
}
