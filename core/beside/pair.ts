/**
 * The contact that was taken up beside one person: the level of each field, found when it is asked for, by hashes and
 * sketches where these tell it, by what was kept of an earlier pair of the same values, and else by the texts.
 */
import { createLevelSet, type LevelSet } from '../dependence/level-set.ts'
import type { PeopleTable } from '../directory-index/people-table.ts'
import { FIELDS, type Field } from '../field.ts'
import { rungOf, rungOfAddresses } from '../field-level.ts'
import { FIELD_NUMBERS } from '../field-mask.ts'
import { LEVEL_NUMBERS, LEVELS } from '../level.ts'
import { CLOSE_ADDRESS, HOST, LOCAL, SIMILAR_ADDRESS } from '../levels/email-level.ts'
import { isSimilar } from '../levels/name-level.ts'
import { type Model, weightOf } from '../model.ts'
import { CompanyPair } from './company-pair.ts'
import { KeyTexts } from './key-texts.ts'
import type { LevelCache } from './level-cache.ts'
import type { Limits } from './limits.ts'
import { SKETCH_KINDS, type SketchKind } from './sketch.ts'
import { SKETCH_WORDS, type SketchTable } from './sketch-table.ts'
import { ANY, addressesReach, areNotAlike, DIFFERS, type Reach, reachOf } from './sure-difference.ts'
import { REPEATING, type Taken } from './taken.ts'

const { email: EMAIL, company: COMPANY } = FIELD_NUMBERS
const EXACT_LEVEL = LEVEL_NUMBERS.exact
const DIFFERS_LEVEL = LEVEL_NUMBERS.differs
const KINDS = Uint8Array.from(FIELDS, (field) => SKETCH_KINDS[field])
const NICKNAMED = Uint8Array.from(FIELDS, (field) => Number(field === 'first_name' || field === 'middle_name'))

export class Pair {
  /** Levels found so far, of the fields whose bits are in `found`. */
  readonly set: LevelSet = createLevelSet()
  found = 0
  /** Where the person's words, and its cells, begin. */
  row = 0
  cells = 0
  /** Words of all people, as the sketch table has them. */
  readonly rows: Int32Array
  private readonly people: PeopleTable
  private readonly model: Model
  private readonly limits: Limits
  private readonly table: SketchTable
  private readonly taken: Taken
  private readonly cache: LevelCache
  private readonly texts: KeyTexts
  private readonly companies: CompanyPair
  /** Of the field that is compared: where a text may have to be read. */
  private cell = 0
  private readonly readText = () => this.texts.of(this.cell)

  constructor(people: PeopleTable, table: SketchTable, taken: Taken, cache: LevelCache, limits: Limits, model: Model) {
    this.people = people
    this.table = table
    this.rows = table.rows
    this.taken = taken
    this.cache = cache
    this.limits = limits
    this.model = model
    this.texts = new KeyTexts(people)
    this.companies = new CompanyPair(table.words, model)
  }

  begin(ordinal: number): void {
    // Whole numbers, and known to be.
    this.row = Math.imul(this.table.stride, ordinal)
    this.cells = Math.imul(this.people.cells.length, ordinal)
    this.found = 0
  }

  /** @returns hash of the key in a column; equal ones are nearly always equal keys */
  hash(column: number): number {
    return this.rows[this.row + column] as number
  }

  cellIn(column: number): number {
    return this.people.rows[this.cells + column] as number
  }

  /** Finds the level of a field of which both have one value of one reading. */
  compare(field: number, column: number): void {
    const hash = this.hash(column)
    if (hash === this.taken.hashes[field]) {
      if (this.people.hasKey(this.cellIn(column), this.taken.key(field))) {
        this.tell(field, EXACT_LEVEL, this.taken.weight(field))
        return
      }
    } else {
      const weight = this.limits.fixed[LEVELS.length * field + DIFFERS_LEVEL] as number
      const isOther = field === EMAIL ? this.reachOfAddress(column) === 0 : this.reach(field, column) === DIFFERS
      if (isOther && !Number.isNaN(weight)) {
        this.tell(field, DIFFERS_LEVEL, weight)
        return
      }
    }
    this.compareTexts(field, column)
  }

  /** The same where neither hashes nor sketches tell it. */
  compareTexts(field: number, column: number): void {
    const cell = this.cellIn(column)
    const isKept = (REPEATING & (1 << field)) !== 0
    const place = this.taken.places[field] as number
    const number = isKept ? this.taken.own.number(place) : 0
    if (isKept && this.cache.find(number, cell)) {
      this.tell(field, this.cache.level, this.cache.weight)
      return
    }
    this.cell = cell
    if (field === COMPANY) this.compareCompanies(place)
    else this.compareKeys(field, column, isKept ? this.texts.of(cell) : this.people.keyText(cell))
    if (isKept) this.cache.keep(number, cell, this.set.levels[field] as number, this.set.alone[field] as number)
  }

  private compareKeys(field: number, column: number, theirs: string): void {
    const name = FIELDS[field] as Field
    const own = this.taken.key(field)
    const { level, term } =
      field === EMAIL
        ? rungOfAddresses(own, theirs, this.reachOfAddress(column))
        : rungOf(name, own, theirs, this.model)
    const number = LEVEL_NUMBERS[level]
    const weight = this.limits.fixed[LEVELS.length * field + number] as number
    this.tell(field, number, Number.isNaN(weight) ? weightOf(name, level, term, this.model) : weight)
  }

  /** The level is told by other means. */
  tell(field: number, level: number, weight: number): void {
    this.set.levels[field] = level
    this.set.alone[field] = weight
    this.found |= 1 << field
  }

  /** @returns whether our name and the one in the other's column are surely not even similar */
  areNotAlike(field: number, column: number): boolean {
    const { a, b } = this.taken
    const at = this.sketchAt(column)
    return areNotAlike(a[field] as number, b[field] as number, this.rows[at] as number, this.rows[at + 1] as number)
  }

  /** @returns whether our name and the one in the other's column are the same one or similar */
  isAlike(field: number, column: number): boolean {
    if (this.hash(column) !== this.taken.hashes[field] && this.areNotAlike(field, column)) return false
    const cell = this.cellIn(column)
    const number = this.taken.own.number(this.taken.places[field] as number)
    // Kept beside the levels: a cell belongs to one column, so no level is ever asked for by this pair.
    if (this.cache.find(number, cell)) return this.cache.level === EXACT_LEVEL
    const [ours, theirs] = [this.taken.key(field), this.texts.of(cell)]
    const isAlike = ours === theirs || isSimilar(ours, theirs)
    this.cache.keep(number, cell, isAlike ? EXACT_LEVEL : DIFFERS_LEVEL, 0)
    return isAlike
  }

  /** @returns key of the person's only value in a column */
  theirKey(column: number): string {
    return this.texts.of(this.cellIn(column))
  }

  /** @returns the levels that a field other than the e-mail address may still reach where hashes are not equal */
  reach(field: number, column: number): Reach {
    const { own, places, a, b } = this.taken
    if (NICKNAMED[field] === 1 && own.mayBeNickname(places[field] as number, this.hash(column))) return ANY
    const at = this.sketchAt(column)
    const kind = KINDS[field] as SketchKind
    return reachOf(kind, a[field] as number, b[field] as number, this.rows[at] as number, this.rows[at + 1] as number)
  }

  private reachOfAddress(column: number): number {
    const { a, b } = this.taken
    const at = this.sketchAt(column)
    const { rows } = this
    return addressesReach(
      a[EMAIL] as number,
      b[EMAIL] as number,
      rows[at] as number,
      rows[at + 1] as number,
      this.taken.addressUnits(),
      rows,
      this.row + this.table.addresses,
    )
  }

  /** @returns bits that the e-mail address can weigh at most where hashes are not equal */
  mostOfAddress(column: number): number {
    const { limits, taken } = this
    const reach = this.reachOfAddress(column)
    let most = limits.differing[EMAIL] as number
    if (reach === 0) return most
    if ((reach & CLOSE_ADDRESS) !== 0) most = limits.close[EMAIL] as number
    else if ((reach & SIMILAR_ADDRESS) !== 0) most = limits.similar[EMAIL] as number
    if ((reach & HOST) !== 0) most = Math.max(most, taken.weightOfHost())
    if ((reach & LOCAL) !== 0) most = Math.max(most, taken.weightOfLocal())
    return most
  }

  private sketchAt(column: number): number {
    return this.row + this.table.sketches + SKETCH_WORDS * column
  }

  private compareCompanies(place: number): void {
    const { own } = this.taken
    let company = own.company(place)
    if (company === null) {
      company = this.companies.open(own.key(place))
      own.keepCompany(place, company)
    }
    this.companies.compare(company, this.rows[this.row + this.table.company] as number, this.readText)
    const level = LEVEL_NUMBERS[this.companies.level]
    const weight = this.limits.fixed[LEVELS.length * COMPANY + level] as number
    this.tell(COMPANY, level, Number.isNaN(weight) ? this.companies.weight(this.readText) : weight)
  }
}
