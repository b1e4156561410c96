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
 * One shape for all contacts, whatever is blank: what reads their fields by name is far quicker for it.
 *
 * @returns a record of every field, to be filled
 */
export function blankValues(): Partial<Record<Field, readonly FieldValue[]>> {
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
