/**
 * What is worked out of one value of the list: number, sketch, nicknames, weight. Values that come again and again are
 * found again by their key. Each field has places of its own, so one contact's values are never in each other's way.
 */
import { hashText } from '../directory-index/hash-text.ts'
import { FIELDS, type Field } from '../field.ts'
import { FIELD_NUMBERS } from '../field-mask.ts'
import { type Model, weightOf } from '../model.ts'
import type { OwnCompany } from './company-pair.ts'
import { SKETCH_KINDS, type Sketch, sketchOf } from './sketch.ts'

/** Words of a place: hash of the key, number, both words of the sketch, nicknames, one spare, and the weight in two. */
const WORDS = 8
const NUMBER = 1
const A = 2
const B = 3
const NICKNAMES = 4
const WEIGHT = 3
const { first_name: FIRST_NAME, middle_name: MIDDLE_NAME } = FIELD_NUMBERS

export class OwnValues {
  /** Numbers given so far. */
  given = 0
  private readonly model: Model
  private readonly places: number
  private readonly words: Int32Array
  private readonly weights: Float64Array
  private readonly keys: string[]
  private readonly companies: (OwnCompany | null)[]
  private readonly sketch: Sketch = { a: 0, b: 0 }

  /** @param places for each field, a power of two; some 50 bytes each */
  constructor(places: number, model: Model) {
    this.model = model
    this.places = places
    const all = places * FIELDS.length
    this.weights = new Float64Array((all * WORDS) / 2)
    this.words = new Int32Array(this.weights.buffer)
    this.keys = Array<string>(all).fill('')
    this.companies = Array<OwnCompany | null>(all).fill(null)
  }

  /**
   * @param hash of the key
   * @returns its place; good until the next one of the field is asked for
   */
  placeOfRepeating(field: number, key: string, hash: number): number {
    const place = this.places * field + (hash & (this.places - 1))
    const at = WORDS * place
    if (this.words[at] !== hash || this.keys[place] !== key) {
      this.fill(place, field, key, hash)
      this.words[at + NUMBER] = ++this.given
    }
    return place
  }

  /** @returns the place of a value of a field of which nothing is kept beyond the contact */
  placeOfSingle(field: number, key: string, hash: number): number {
    const place = this.places * field
    this.fill(place, field, key, hash)
    return place
  }

  /** Gives numbers from 1 on again. */
  clear(): void {
    this.words.fill(0)
    this.keys.fill('')
    this.companies.fill(null)
    this.given = 0
  }

  key(place: number): string {
    return this.keys[place] as string
  }

  /** @returns from 1 up: never the same for two different values of a field; 0 for a single one */
  number(place: number): number {
    return this.words[WORDS * place + NUMBER] as number
  }

  a(place: number): number {
    return this.words[WORDS * place + A] as number
  }

  b(place: number): number {
    return this.words[WORDS * place + B] as number
  }

  /** @returns whether a name whose key has this hash may be a nickname of this one, or the other way round */
  mayBeNickname(place: number, hash: number): boolean {
    return ((this.words[WORDS * place + NICKNAMES] as number) & bitOf(hash)) !== 0
  }

  /** @returns bits that agreeing on it weighs */
  weight(place: number): number {
    const known = this.weights[(WORDS / 2) * place + WEIGHT] as number
    if (!Number.isNaN(known)) return known
    const field = FIELDS[Math.floor(place / this.places)] as Field
    const weight = weightOf(field, 'exact', { kind: field, key: this.key(place) }, this.model)
    this.weights[(WORDS / 2) * place + WEIGHT] = weight
    return weight
  }

  company(place: number): OwnCompany | null {
    return this.companies[place] as OwnCompany | null
  }

  keepCompany(place: number, company: OwnCompany): void {
    this.companies[place] = company
  }

  private fill(place: number, field: number, key: string, hash: number): void {
    const at = WORDS * place
    sketchOf(SKETCH_KINDS[FIELDS[field] as Field], key, this.sketch)
    this.words[at] = hash
    this.words[at + NUMBER] = 0
    this.words[at + A] = this.sketch.a
    this.words[at + B] = this.sketch.b
    this.words[at + NICKNAMES] = field === FIRST_NAME || field === MIDDLE_NAME ? this.nicknameBits(key) : 0
    this.weights[(WORDS / 2) * place + WEIGHT] = Number.NaN
    this.keys[place] = key
    this.companies[place] = null
  }

  private nicknameBits(name: string): number {
    let bits = 0
    for (const other of this.model.nicknames.of(name)) bits |= bitOf(hashText(other))
    return bits
  }
}

const bitOf = (hash: number) => 1 << (hash & 31)
