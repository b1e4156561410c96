/** Names that a row lacks, made from those that it has. */
import { type FieldValue, fieldValue } from '../contact.ts'
import type { Field } from '../field.ts'
import { fold, visible } from '../fold.ts'
import { eastAsianCuts } from './name-east-asian.ts'
import { parseName } from './name-parse.ts'
import { speltOut } from './spelling.ts'

type Values = Partial<Record<Field, readonly FieldValue[]>>

const TRAILING_INITIALS = /^[^ ]{2,}(?: [^ ]{2,})*((?: [a-z])+)$/

/**
 * Adds `full_name` where given and family name are there, and each of the others that is blank where a full name is.
 * @param values what the row's own columns say; changed in place
 */
export function deriveNames(values: Values): void {
  const full = values.full_name?.find((value) => value.isValid)
  if (full !== undefined) fromFullName(values, full)
  else if (values.full_name === undefined) toFullName(values)
  initialsToMiddle(values)
}

function fromFullName(values: Values, full: FieldValue): void {
  if (values.first_name && values.last_name && values.middle_name) return
  const text = visible(full.text)
  const [cut, ...otherCutsOfText] = eastAsianCuts(text)
  if (cut !== undefined) {
    fill(
      values,
      'first_name',
      [cut.given],
      otherCutsOfText.map(({ given }) => [given]),
    )
    fill(
      values,
      'last_name',
      [cut.family],
      otherCutsOfText.map(({ family }) => [family]),
    )
    return
  }
  const { first, middle, last, nicknames } = parseName(text)
  if (middle.length === 0 && nicknames.length === 0) {
    fill(values, 'first_name', first, [])
    fill(values, 'last_name', last, [])
    return
  }
  const middleNames = middle.some((word) => fold(word).length > 1) ? middle : []
  const givenNames = first.length > 0 ? [first, [...first, ...middleNames]] : []
  const [given = [], ...otherCuts] = [...givenNames, ...nicknames.map((name) => [name])]
  fill(values, 'first_name', given, otherCuts)
  fill(values, 'middle_name', middle, [])
  fill(values, 'last_name', last, [[...middleNames, ...last]])
}

function toFullName(values: Values): void {
  const [first] = values.first_name ?? []
  const [last] = values.last_name ?? []
  if (!first?.isValid || !last?.isValid) return
  const [middle] = values.middle_name ?? []
  const hasMiddle = middle?.isValid === true
  const text = hasMiddle ? `${first.text} ${middle.text} ${last.text}` : `${first.text} ${last.text}`
  const key = hasMiddle ? `${first.key} ${middle.key} ${last.key}` : `${first.key} ${last.key}`
  values.full_name = [fieldValue(text, key, true, true)]
}

/** A first-name column that reads `John A.` holds the middle initial too. */
function initialsToMiddle(values: Values): void {
  const [first] = values.first_name ?? []
  if (values.middle_name !== undefined || first === undefined || !first.isValid || first.isDerived) return
  if (!first.key.includes(' ')) return
  const initials = TRAILING_INITIALS.exec(first.key)?.[1]?.trim()
  if (initials !== undefined) values.middle_name = [fieldValue(initials.toUpperCase(), initials, true, true)]
}

/** Leaves a field that has a value, or for which no word is left, as it is. */
function fill(values: Values, field: Field, words: readonly string[], otherCuts: readonly (readonly string[])[]): void {
  const value = values[field] === undefined ? derived(words, otherCuts) : undefined
  if (value !== undefined) values[field] = [value]
}

/** @returns one derived value, with the other ways to cut the full name as other keys; undefined where no word is left. */
function derived(words: readonly string[], otherCuts: readonly (readonly string[])[]): FieldValue | undefined {
  const text = words.length === 1 ? (words[0] ?? '') : words.join(' ')
  const key = fold(text)
  if (key === '') return undefined
  const spelt = speltOut(text)
  if (otherCuts.length === 0 && spelt === null) return fieldValue(text, key, true, true)
  const others = otherCuts.map((cut) => cut.join(' '))
  const otherKeys = [...new Set((spelt === null ? others : [...others, spelt]).map(fold))].filter(
    (other) => other !== '' && other !== key,
  )
  return fieldValue(text, key, true, true, otherKeys.length > 0 ? otherKeys : undefined)
}
