/** Given and family name in each other's column. */
import type { Contact, FieldValue } from './contact.ts'
import type { Field } from './field.ts'
import type { FieldLevel } from './field-level.ts'
import type { Level } from './level.ts'
import { isClose, isSimilar } from './levels/name-level.ts'
import type { Model } from './model.ts'
import { weightOf } from './model.ts'

/** Given and family name compared crosswise. */
export interface CrossedNames {
  readonly first: FieldLevel
  readonly last: FieldLevel
}

/** First valid given and family name of either side; null for none. */
export interface NamesOfBoth {
  readonly first: FieldValue | null
  readonly last: FieldValue | null
  readonly theirFirst: FieldValue | null
  readonly theirLast: FieldValue | null
}

/**
 * @param levels the names compared straight, among the other fields
 * @returns all levels with the names compared crosswise, or null where straight weighs as much
 */
export function crossedNames(
  contact: Contact,
  person: Contact,
  levels: readonly FieldLevel[],
  model: Model,
): FieldLevel[] | null {
  const straight = levels.filter(isName)
  if (straight.length === 0 || straight.every((level) => level.level === 'exact')) return null
  const names: NamesOfBoth = {
    first: firstValid(contact.values.first_name),
    last: firstValid(contact.values.last_name),
    theirFirst: firstValid(person.values.first_name),
    theirLast: firstValid(person.values.last_name),
  }
  const crossed = crossNames(names, sum(straight), model)
  if (crossed === null) return null
  const middle = levels.filter(({ field }) => field === 'middle_name')
  const others = levels.filter((level) => !isName(level) && level.field !== 'middle_name')
  return [crossed.first, ...middle, crossed.last, ...others]
}

/**
 * @param straight bits that the names weigh compared straight
 * @returns null where they don't weigh more crosswise
 */
export function crossNames(
  { first, last, theirFirst, theirLast }: NamesOfBoth,
  straight: number,
  model: Model,
): CrossedNames | null {
  const isWhole = first !== null && last !== null && theirFirst !== null && theirLast !== null
  const isAnchored = isWhole && (last.key === theirFirst.key || first.key === theirLast.key)
  const isAlike = isAnchored ? isSimilar : isWhole ? isClose : isSame
  const asFirst = crossed('first_name', last, theirFirst, isWhole, isAlike, model)
  const asLast = crossed('last_name', first, theirLast, isWhole, isAlike, model)
  if (asFirst === 'differs' || asLast === 'differs' || (asFirst === null && asLast === null)) return null
  const newFirst = asFirst ?? blank('first_name', last, theirFirst)
  const newLast = asLast ?? blank('last_name', first, theirLast)
  return newFirst.weight + newLast.weight <= straight ? null : { first: newFirst, last: newLast }
}

function isSame(a: string, b: string): boolean {
  return a === b
}

/** Our value beside the other column's; null where either is blank. */
function crossed(
  field: Field,
  own: FieldValue | null,
  theirs: FieldValue | null,
  isWhole: boolean,
  isAlike: (a: string, b: string) => boolean,
  model: Model,
): FieldLevel | 'differs' | null {
  if (own === null || theirs === null) return null
  if (own.key !== theirs.key && !isAlike(own.key, theirs.key)) return 'differs'
  // With half of the names blank a swap is no more than a guess.
  const level: Level = own.key === theirs.key && isWhole ? 'swapped' : 'swapped_close'
  // The family name's ladder takes the swap for granted: it is one event, and the given name's has counted it.
  const ladder = isWhole ? field : 'first_name'
  return { field, level, weight: weightOf(ladder, level, { kind: field, key: theirs.key }, model), own, theirs }
}

function blank(field: Field, own: FieldValue | null, theirs: FieldValue | null): FieldLevel {
  return { field, level: 'blank', weight: 0, own, theirs }
}

function isName({ field }: FieldLevel): boolean {
  return field === 'first_name' || field === 'last_name'
}

/** @returns the first valid one of a field's values, null without one */
export function firstValid(values: readonly FieldValue[] | undefined): FieldValue | null {
  return values?.find((value) => value.isValid) ?? null
}

function sum(levels: readonly FieldLevel[]): number {
  return levels.reduce((total, level) => total + level.weight, 0)
}
