/** The people of a directory as rows of cells: a cell is the number of a value, so that people are compared by numbers. */
import { blankValues, type Contact, type FieldValue } from '../contact.ts'
import type { Field } from '../field.ts'
import type { TextCodec } from '../text.ts'
import type { IndexHeader, Sections } from './format.ts'
import { DirectoryIndexError } from './format.ts'
import { isKeyOf, readKey, readText, readValue } from './value-record.ts'
import { SEVERAL_READINGS } from './value-store.ts'
import { wordsOf } from './words.ts'

/** Somebody that a directory knows. */
export interface Person {
  /** What the directory calls it. */
  readonly id: string
  readonly contact: Contact
}

export interface PeopleTable {
  /** Those of a row's cells, in field order. */
  readonly cells: readonly Field[]
  /**
   * Row by row, one cell for each of `cells`: 0 for a blank one, else a number that stands for its values: equal
   * numbers in one column, equal values.
   */
  readonly rows: Uint32Array
  /** Distinct values: a cell that is one of them is its number from 1 on. */
  readonly values: number
  readonly valuesOf: (cell: number) => readonly FieldValue[]
  /**
   * @param cell not blank
   * @returns hash of the key of its only value; NEVER_COMPARED where none is valid, SEVERAL_READINGS where there are
   *   several values or readings
   */
  readonly keyOf: (cell: number) => number
  /** @returns the key of the cell's only value */
  readonly keyText: (cell: number) => string
  /** @returns the text of the cell's only value, for one look at it: nothing is kept */
  readonly text: (cell: number) => string
  /** @returns whether `key` is the key of the cell's only value */
  readonly hasKey: (cell: number, key: string) => boolean
  readonly id: (ordinal: number) => string
  readonly person: (ordinal: number) => Person
}

/** The highest bit of a cell: the rest is a place among the lists, where the count of its values and they stand. */
export const LIST = 0x80000000
/** Cells kept decoded, by number modulo this (a power of two), for whoever asks for whole values: some 3 MB when full. */
const KEPT_CELLS = 2 ** 14

/** @throws DirectoryIndexError `directory.bad_index` */
export function openPeopleTable(header: IndexHeader, sections: Sections, codec: TextCodec): PeopleTable {
  const { cells, size } = header
  const { ids, values } = sections
  const idEnds = wordsOf(sections.idEnds)
  const rows = wordsOf(sections.rows)
  const lists = wordsOf(sections.lists)
  const valueEnds = wordsOf(sections.valueEnds)
  const valueKeys = wordsOf(sections.valueKeys)
  if (idEnds.length !== size || rows.length !== size * cells.length || valueKeys.length !== valueEnds.length) {
    throw new DirectoryIndexError('directory.bad_index')
  }
  const keptCells = new Uint32Array(KEPT_CELLS)
  const kept: (readonly FieldValue[])[] = []

  function valueAt(number: number): FieldValue {
    const from = number === 0 ? 0 : (valueEnds[number - 1] as number)
    return readValue(values, from, valueEnds[number] as number, codec)
  }

  function decoded(cell: number): readonly FieldValue[] {
    if (cell < LIST) return [valueAt(cell - 1)]
    const at = cell - LIST
    return Array.from({ length: lists[at] as number }, (_, i) => valueAt(lists[at + 1 + i] as number))
  }

  function valuesOf(cell: number): readonly FieldValue[] {
    const place = cell & (KEPT_CELLS - 1)
    if (keptCells[place] === cell) return kept[place] as readonly FieldValue[]
    const values = decoded(cell)
    keptCells[place] = cell
    kept[place] = values
    return values
  }

  const id = (ordinal: number) =>
    codec.decode(ids.subarray(ordinal === 0 ? 0 : idEnds[ordinal - 1], idEnds[ordinal]), 'utf-8')

  return {
    cells,
    rows,
    values: valueEnds.length,
    valuesOf,
    keyOf: (cell) => (cell < LIST ? (valueKeys[cell - 1] as number) : SEVERAL_READINGS),
    keyText(cell) {
      const from = cell === 1 ? 0 : (valueEnds[cell - 2] as number)
      return readKey(values, from, valueEnds[cell - 1] as number, codec)
    },
    text(cell) {
      const from = cell === 1 ? 0 : (valueEnds[cell - 2] as number)
      return readText(values, from, valueEnds[cell - 1] as number, codec)
    },
    hasKey(cell, key) {
      if (cell >= LIST) return false
      const from = cell === 1 ? 0 : (valueEnds[cell - 2] as number)
      return isKeyOf(values, from, valueEnds[cell - 1] as number, key) ?? valuesOf(cell)[0]?.key === key
    },
    id,
    person(ordinal) {
      const contact = blankValues()
      for (const [place, field] of cells.entries()) {
        const cell = rows[ordinal * cells.length + place] as number
        if (cell !== 0) contact[field] = valuesOf(cell)
      }
      return { id: id(ordinal), contact: { values: contact, issues: [] } }
    },
  }
}
