/** What a provider has of one person, asked field by field: of most fields nobody reads the text. */
import type { Contact, FieldValue } from './contact.ts'
import type { PeopleTable } from './directory-index/people-table.ts'
import { NEVER_COMPARED, SEVERAL_READINGS } from './directory-index/value-store.ts'
import { FIELDS, type Field } from './field.ts'

export interface Theirs {
  /** @returns whether there is a valid value */
  readonly has: (field: Field) => boolean
  /** @returns the best valid value, one that the provider wrote itself before one made from its other fields; or empty */
  readonly text: (field: Field) => string
  /** @returns whether one of the valid values has the key */
  readonly hasKey: (field: Field, key: string) => boolean
}

export function theirsOf(person: Contact): Theirs {
  const valuesOf = (field: Field) => person.values[field] ?? NOTHING
  return {
    has: (field) => valuesOf(field).some(isValid),
    text: (field) => textOf(valuesOf(field)),
    hasKey: (field, key) => valuesOf(field).some((value) => value.isValid && value.key === key),
  }
}

/** Of the people of a directory, one after the other. */
export interface TheirsInTable extends Theirs {
  /** Takes up a person; all else speaks of the last one. */
  readonly take: (ordinal: number) => void
}

export function createTheirs(people: PeopleTable): TheirsInTable {
  const { cells, rows } = people
  const places = Object.fromEntries(FIELDS.map((field) => [field, cells.indexOf(field)])) as Record<Field, number>
  let row = 0
  const cellOf = (field: Field) => {
    const place = places[field]
    return place < 0 ? 0 : (rows[row + place] as number)
  }
  return {
    take(ordinal) {
      row = ordinal * cells.length
    },
    has(field) {
      const cell = cellOf(field)
      if (cell === 0) return false
      const key = people.keyOf(cell)
      return key === SEVERAL_READINGS ? people.valuesOf(cell).some(isValid) : key !== NEVER_COMPARED
    },
    text(field) {
      const cell = cellOf(field)
      const key = cell === 0 ? NEVER_COMPARED : people.keyOf(cell)
      if (key === NEVER_COMPARED) return ''
      return key === SEVERAL_READINGS ? textOf(people.valuesOf(cell)) : people.text(cell)
    },
    hasKey(field, key) {
      const cell = cellOf(field)
      return cell !== 0 && people.valuesOf(cell).some((value) => value.isValid && value.key === key)
    },
  }
}

function textOf(values: readonly FieldValue[]): string {
  let derived: FieldValue | null = null
  for (const value of values) {
    if (!value.isValid) continue
    if (value.isDerived !== true) return value.text
    derived ??= value
  }
  return derived?.text ?? ''
}

const NOTHING: readonly FieldValue[] = []

const isValid = (value: FieldValue) => value.isValid
