/**
 * A contact beside a person, field by field: the level each field reaches and what it weighs. Compared once; match,
 * kind, labels and evidence all read this.
 */
import type { Contact } from './contact.ts'
import { independentWeights } from './dependence.ts'
import { FIELDS } from './field.ts'
import { compareField, type FieldLevel } from './field-level.ts'
import type { Model } from './model.ts'
import { crossedNames } from './swapped-names.ts'

export interface Comparison {
  /** Every field that either side has, in field order; `full_name` only where given and family name tell nothing. */
  readonly levels: readonly FieldLevel[]
  /** The sum of the levels' weights. */
  readonly weight: number
}

/**
 * Compares a contact with a person of a directory.
 *
 * @param contact the row of the list
 * @param person the provider's record
 * @returns weights in bits: log2 of how much likelier the pair is one person than two drawn at random
 */
export function compare(contact: Contact, person: Contact, model: Model): Comparison {
  const named = levelsBeside(contact, person, model)
  const weights = new Float64Array(named.length)
  const weight = independentWeights(named, model, weights)
  return { levels: named.map((level, i) => ({ ...level, weight: weights[i] as number })), weight }
}

/** @returns the levels of `compare` with the weights that each has alone */
function levelsBeside(contact: Contact, person: Contact, model: Model): FieldLevel[] {
  const levels: FieldLevel[] = []
  for (const field of FIELDS) {
    if (field === 'full_name') continue
    const found = compareField(field, contact.values[field], person.values[field], model)
    if (found !== null) levels.push(found)
  }
  const named = crossedNames(contact, person, levels, model) ?? levels
  if (!named.some((level) => isName(level) && level.level !== 'blank')) {
    const whole = compareField('full_name', contact.values.full_name, person.values.full_name, model)
    if (whole !== null) named.unshift(whole)
  }
  return named
}

function isName({ field }: FieldLevel): boolean {
  return field === 'first_name' || field === 'last_name'
}
