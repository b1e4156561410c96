/** A contact or a person after cleaning: what the engine compares. */
import type { Field } from './field.ts'

export interface FieldValue {
  /** As written, trimmed: what people are shown. */
  readonly text: string
  /** The canonical form: two values agree exactly when their keys are equal. Never empty. */
  readonly key: string
  /** Other canonical readings where the writing is ambiguous (03/04/1980), best first. */
  readonly otherKeys?: readonly string[]
  /** A value that fails validation is shown but never compared and never becomes "latest". */
  readonly isValid: boolean
  /** Made from another field (a first name out of a full name), not read from a column of its own. */
  readonly isDerived?: boolean
}

export interface Contact {
  /** Blank fields are absent or undefined. Several columns of one field: one value each, best first, without equal keys. */
  readonly values: Readonly<Partial<Record<Field, readonly FieldValue[]>>>
  /** Codes of what is wrong with it, in field order, each once: `email.syntax`, `phone.too_short`. */
  readonly issues: readonly string[]
}

/**
 * One shape for all values, whatever is absent: what reads them is far quicker for it.
 *
 * @param otherKeys undefined for none
 */
export function fieldValue(
  text: string,
  key: string,
  isValid: boolean,
  isDerived?: true,
  otherKeys?: readonly string[],
): FieldValue {
  return { text, key, otherKeys, isValid, isDerived }
}

type Values = Partial<Record<Field, readonly FieldValue[]>>

/**
 * One shape for all contacts, whatever is blank: what reads their fields by name is far quicker for it.
 *
 * @returns a record of every field, to be filled
 */
export function blankValues(): Values {
  return {
    full_name: undefined,
    first_name: undefined,
    middle_name: undefined,
    last_name: undefined,
    email: undefined,
    phone: undefined,
    company: undefined,
    job_title: undefined,
    street: undefined,
    street2: undefined,
    city: undefined,
    region: undefined,
    postal_code: undefined,
    country: undefined,
    birthday: undefined,
    website: undefined,
    linkedin: undefined,
    notes: undefined,
  }
}

/**
 * `values[FIELDS[place]] = found`, which is far slower.
 *
 * @param place of a field in `FIELDS`
 */
export function setValues(values: Values, place: number, found: readonly FieldValue[]): void {
  switch (place) {
    case 0:
      values.full_name = found
      return
    case 1:
      values.first_name = found
      return
    case 2:
      values.middle_name = found
      return
    case 3:
      values.last_name = found
      return
    case 4:
      values.email = found
      return
    case 5:
      values.phone = found
      return
    case 6:
      values.company = found
      return
    case 7:
      values.job_title = found
      return
    case 8:
      values.street = found
      return
    case 9:
      values.street2 = found
      return
    case 10:
      values.city = found
      return
    case 11:
      values.region = found
      return
    case 12:
      values.postal_code = found
      return
    case 13:
      values.country = found
      return
    case 14:
      values.birthday = found
      return
    case 15:
      values.website = found
      return
    case 16:
      values.linkedin = found
      return
    case 17:
      values.notes = found
      return
  }
}
