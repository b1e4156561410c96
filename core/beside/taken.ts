/** The contact that was taken up, field by field number: what everybody of the directory is held against. */
import type { Contact, FieldValue } from '../contact.ts'
import { hashOfKey } from '../directory-index/value-store.ts'
import { FIELDS } from '../field.ts'
import { FIELD_NUMBERS, maskOf } from '../field-mask.ts'
import { placeOfAt } from '../levels/email-level.ts'
import { type Model, type Term, weightOf } from '../model.ts'
import { type LevelCache, MOST_NUMBERS } from './level-cache.ts'
import type { OwnValues } from './own-values.ts'
import { addOccurring } from './sketch.ts'
import type { AddressUnits } from './sure-difference.ts'

/** Fields whose values come again and again, so that it pays to keep what was found of them. */
export const REPEATING = maskOf(
  'first_name',
  'middle_name',
  'last_name',
  'company',
  'job_title',
  'city',
  'region',
  'postal_code',
  'country',
)
const EMAIL = FIELD_NUMBERS.email

export class Taken {
  readonly values: (readonly FieldValue[] | undefined)[] = FIELDS.map(() => undefined)
  /** Fields with a valid value, and those with no other and one reading of it, as bits. */
  valued = 0
  plain = 0
  /** Of plain fields that are compared by columns: place among the own values, hash of the key, and its sketch. */
  readonly places = new Int32Array(FIELDS.length)
  readonly hashes = new Int32Array(FIELDS.length)
  readonly a = new Int32Array(FIELDS.length)
  readonly b = new Int32Array(FIELDS.length)
  readonly own: OwnValues
  private readonly cache: LevelCache
  private readonly columns: number
  private readonly address: AddressUnits = { whole: { once: 0, twice: 0 }, local: { once: 0, twice: 0 } }
  private isAddressRead = false
  /** NaN until they are asked for. */
  private host = Number.NaN
  private local = Number.NaN
  private readonly model: Model

  /**
   * @param cache of levels by the numbers of own values
   * @param columns fields that the directory has, as bits
   */
  constructor(own: OwnValues, cache: LevelCache, columns: number, model: Model) {
    this.model = model
    this.own = own
    this.cache = cache
    // Names are held against each other's column too.
    this.columns = (columns | maskOf('first_name', 'last_name')) & ~maskOf('full_name')
  }

  take(contact: Contact): void {
    if (this.own.given > MOST_NUMBERS - FIELDS.length) {
      this.own.clear()
      this.cache.clear()
    }
    this.isAddressRead = false
    this.host = Number.NaN
    this.local = Number.NaN
    readValues(contact.values, this.values)
    this.valued = 0
    this.plain = 0
    for (let field = 0; field < this.values.length; field++) {
      const values = this.values[field]
      if (values !== undefined && values.length > 0) this.takeField(field, values)
    }
  }

  private takeField(field: number, values: readonly FieldValue[]): void {
    const bit = 1 << field
    const first = values[0] as FieldValue
    if (values.length > 1 || !first.isValid || first.otherKeys !== undefined) {
      if (values.some(isValid)) this.valued |= bit
      return
    }
    this.valued |= bit
    this.plain |= bit
    if ((this.columns & bit) === 0) return
    const hash = hashOfKey(first) | 0
    const { own } = this
    const place =
      (REPEATING & bit) !== 0 ? own.placeOfRepeating(field, first.key, hash) : own.placeOfSingle(field, first.key, hash)
    this.places[field] = place
    this.hashes[field] = hash
    this.a[field] = own.a(place)
    this.b[field] = own.b(place)
  }

  /** Of a plain field. */
  key(field: number): string {
    const [only] = this.values[field] as readonly FieldValue[]
    return (only as FieldValue).key
  }

  /** @returns bits that agreeing on the field weighs */
  weight(field: number): number {
    return this.own.weight(this.places[field] as number)
  }

  /** @returns bits that the same host, or the same local part of another, weighs for the e-mail address */
  weightOfHost(): number {
    if (Number.isNaN(this.host)) {
      const key = this.key(EMAIL)
      const term: Term = { kind: 'email_domain', key: key.slice(placeOfAt(key) + 1) }
      this.host = weightOf('email', 'same_domain', term, this.model)
    }
    return this.host
  }

  weightOfLocal(): number {
    if (Number.isNaN(this.local)) {
      const key = this.key(EMAIL)
      const term: Term = { kind: 'email_local', key: key.slice(0, placeOfAt(key)) }
      this.local = weightOf('email', 'same_local', term, this.model)
    }
    return this.local
  }

  /** @returns what occurs in the e-mail address */
  addressUnits(): AddressUnits {
    if (!this.isAddressRead) {
      const key = this.key(EMAIL)
      addOccurring(key, 0, key.length, this.address.whole)
      addOccurring(key, 0, placeOfAt(key), this.address.local)
      this.isAddressRead = true
    }
    return this.address
  }
}

function isValid(value: FieldValue): boolean {
  return value.isValid
}

/** Read by name: by a variable key it takes ten times as long. */
function readValues(values: Contact['values'], into: (readonly FieldValue[] | undefined)[]): void {
  into[FIELD_NUMBERS.full_name] = values.full_name
  into[FIELD_NUMBERS.first_name] = values.first_name
  into[FIELD_NUMBERS.middle_name] = values.middle_name
  into[FIELD_NUMBERS.last_name] = values.last_name
  into[FIELD_NUMBERS.email] = values.email
  into[FIELD_NUMBERS.phone] = values.phone
  into[FIELD_NUMBERS.company] = values.company
  into[FIELD_NUMBERS.job_title] = values.job_title
  into[FIELD_NUMBERS.street] = values.street
  into[FIELD_NUMBERS.street2] = values.street2
  into[FIELD_NUMBERS.city] = values.city
  into[FIELD_NUMBERS.region] = values.region
  into[FIELD_NUMBERS.postal_code] = values.postal_code
  into[FIELD_NUMBERS.country] = values.country
  into[FIELD_NUMBERS.birthday] = values.birthday
  into[FIELD_NUMBERS.website] = values.website
  into[FIELD_NUMBERS.linkedin] = values.linkedin
  into[FIELD_NUMBERS.notes] = values.notes
}
