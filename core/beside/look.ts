/** One field of the contact beside the same cell of many people: what it can weigh there at most, by sketches alone. */
import type { FieldValue } from '../contact.ts'
import { type DiscountGroup, discountOf } from '../dependence/groups.ts'
import { hashText } from '../directory-index/hash-text.ts'
import { hashOfKey, NEVER_COMPARED } from '../directory-index/value-store.ts'
import type { Field } from '../field.ts'
import type { Level } from '../level.ts'
import { type Model, mostBeyondExact, mostOf, weightOf } from '../model.ts'
import type { TermKind } from '../term-counts.ts'
import { addOccurring, SKETCH_KINDS, type Sketch, type SketchKind, sketchOf } from './sketch.ts'
import { CELL_WORDS, type SketchTable } from './sketch-table.ts'
import {
  ADDRESS_WORDS,
  ANY,
  addressesReach,
  areNotAlike,
  CLOSE_ADDRESS,
  DIFFERS,
  HOST,
  LOCAL,
  reachOf,
  SIMILAR_ADDRESS,
} from './sure-difference.ts'

export class Look {
  readonly field: Field
  /** Place of its words in a row of sketches. */
  readonly at: number
  /** Of those that differ together the one that weighs most counts whole, the others this share of theirs. */
  readonly group: DiscountGroup
  readonly share: number
  /** What the field weighs where it differs. */
  readonly differing: number
  /** Of the contact: hash of the key of its only valid value, NEVER_COMPARED without one. */
  hash = NEVER_COMPARED
  private readonly kind: SketchKind
  private readonly model: Model
  private readonly table: SketchTable
  private readonly most: number
  private readonly similar: number
  private readonly close: number
  private key = ''
  private readonly sketch: Sketch = { a: 0, b: 0 }
  /** Hashes of the nicknames of a name, as bits. */
  private nicknames = 0
  private readonly units = { whole: { once: 0, twice: 0 }, local: { once: 0, twice: 0 } }
  /** What agreeing weighs, and the host and the local part of an address alone: worked out once they are asked for. */
  private exact = Number.NaN
  private sameHost = Number.NaN
  private sameLocal = Number.NaN

  constructor(field: Field, place: number, table: SketchTable, model: Model) {
    this.field = field
    this.at = CELL_WORDS * place
    this.kind = SKETCH_KINDS[field]
    this.table = table
    this.model = model
    const { group, share } = discountOf(field, model)
    this.group = group
    this.share = share
    this.differing = mostOf(field, 'differs', model)
    this.similar = Math.max(this.differing, mostOf(field, 'similar', model))
    this.close = Math.max(this.similar, mostOf(field, 'close', model))
    this.most = Math.max(mostBeyondExact(field, model), this.differing)
  }

  take(only: FieldValue): void {
    const { key } = only
    this.key = key
    this.hash = hashOfKey(only)
    sketchOf(this.kind, key, this.sketch)
    this.exact = Number.NaN
    this.sameHost = Number.NaN
    this.sameLocal = Number.NaN
    this.nicknames = this.field === 'first_name' || this.field === 'middle_name' ? this.nicknameBits(key) : 0
    if (this.kind !== 'email') return
    addOccurring(key, 0, key.length, this.units.whole)
    addOccurring(key, 0, key.lastIndexOf('@'), this.units.local)
  }

  /**
   * @param at where in the table the person's cell stands, whose only key it is
   * @returns bits that the field can weigh at most
   */
  bound(at: number, ordinal: number): number {
    const { rows } = this.table
    const hash = rows[at] as number
    if (hash === this.hash) return this.ofExact()
    const a = rows[at + 1] as number
    const b = rows[at + 2] as number
    if (this.kind === 'email') return this.ofAddress(a, b, ordinal)
    if (this.nicknames !== 0 && (this.nicknames & bitOf(hash)) !== 0) return this.most
    const reach = reachOf(this.kind, this.sketch, a, b)
    return reach === ANY ? this.most : reach === DIFFERS ? this.differing : this.similar
  }

  /** @returns whether a name of another column is surely not the same one, nor nearly */
  isOther(at: number): boolean {
    const { rows } = this.table
    const hash = rows[at] as number
    if (this.hash === NEVER_COMPARED || hash === NEVER_COMPARED || hash === this.hash) return false
    return areNotAlike(this.sketch, rows[at + 1] as number, rows[at + 2] as number)
  }

  /** Keys of one hash are taken for equal: once in 2^32 pairs this turns somebody away who is nearly the same. */
  private ofExact(): number {
    if (Number.isNaN(this.exact)) this.exact = this.weigh('exact', this.field, this.key)
    return this.exact
  }

  private ofAddress(a: number, b: number, ordinal: number): number {
    const { addresses } = this.table
    const reach = addressesReach(this.sketch, a, b, this.units, addresses, ADDRESS_WORDS * ordinal)
    if (reach === 0) return this.differing
    let most =
      (reach & CLOSE_ADDRESS) !== 0 ? this.close : (reach & SIMILAR_ADDRESS) !== 0 ? this.similar : this.differing
    if ((reach & HOST) !== 0) most = Math.max(most, this.ofHost())
    if ((reach & LOCAL) !== 0) most = Math.max(most, this.ofLocal())
    return most
  }

  private ofHost(): number {
    if (Number.isNaN(this.sameHost)) {
      const host = this.key.slice(this.key.lastIndexOf('@') + 1)
      this.sameHost = this.weigh('same_domain', 'email_domain', host)
    }
    return this.sameHost
  }

  private ofLocal(): number {
    if (Number.isNaN(this.sameLocal)) {
      const local = this.key.slice(0, this.key.lastIndexOf('@'))
      this.sameLocal = this.weigh('same_local', 'email_local', local)
    }
    return this.sameLocal
  }

  private weigh(level: Level, kind: TermKind, key: string): number {
    return weightOf(this.field, level, { kind, key }, this.model)
  }

  private nicknameBits(name: string): number {
    let bits = 0
    for (const other of this.model.nicknames.of(name)) bits |= bitOf(hashText(other))
    return bits
  }
}

const bitOf = (hash: number) => 1 << (hash & 31)
