/**
 * The people of a directory as rows of words: hashes of their keys, their sketches, and what else tells two people apart
 * without reading a value. Most are seen not to be the contact by one look at their row.
 */
import type { PeopleTable } from '../directory-index/people-table.ts'
import { NEVER_COMPARED, SEVERAL_READINGS } from '../directory-index/value-store.ts'
import { type CompanyWords, createCompanyWords } from './company-words.ts'
import {
  addOccurring,
  CODE_KIND,
  EMAIL_KIND,
  NONE_KIND,
  SKETCH_KINDS,
  type SketchKind,
  sketchOf,
  WORDS_KIND,
} from './sketch.ts'
import { ADDRESS_WORDS } from './sure-difference.ts'

export interface SketchTable {
  /**
   * Person by person `stride` words: for each of the cells, in their order, the hash of its key as `keyOf` tells it
   * (NEVER_COMPARED for a blank one); from `sketches` on for each the two words of its sketch; from `addresses` on the
   * ADDRESS_WORDS of what occurs in the e-mail address; at `company` the place of its words. As signed numbers.
   */
  readonly rows: Int32Array
  readonly stride: number
  readonly sketches: number
  readonly addresses: number
  readonly company: number
  readonly words: CompanyWords
}

/** Words of a sketch. */
export const SKETCH_WORDS = 2

const tables = new WeakMap<PeopleTable, SketchTable>()

/** @returns the sketches of a directory; made when first asked for, some microseconds a person, and kept with it */
export function sketchTableOf(people: PeopleTable): SketchTable {
  let table = tables.get(people)
  if (table === undefined) {
    table = createSketchTable(people)
    tables.set(people, table)
  }
  return table
}

function createSketchTable(people: PeopleTable): SketchTable {
  const width = people.cells.length
  const kinds = people.cells.map((field) => SKETCH_KINDS[field])
  const size = width === 0 ? 0 : people.rows.length / width
  const sketches = width
  const addresses = sketches + SKETCH_WORDS * width
  const company = addresses + (kinds.includes(EMAIL_KIND) ? ADDRESS_WORDS : 0)
  const stride = company + (kinds.includes(WORDS_KIND) ? 1 : 0)
  const rows = new Int32Array(stride * size)
  const words = createCompanyWords()
  const sketch = { a: 0, b: 0 }
  const units = { once: 0, twice: 0 }
  /** Row, from 1 on, of the first person with a value, by number of the value; 0 for none. */
  const known = new Uint32Array(people.values)

  function addKey(kind: SketchKind, key: string, row: number, at: number): void {
    sketchOf(kind, key, sketch)
    rows[at] = sketch.a
    rows[at + 1] = sketch.b
    if (kind === WORDS_KIND) rows[row + company] = words.add(key)
    if (kind !== EMAIL_KIND) return
    addOccurring(key, 0, key.length, units)
    rows[row + addresses] = units.once
    rows[row + addresses + 1] = units.twice
    addOccurring(key, 0, key.lastIndexOf('@'), units)
    rows[row + addresses + 2] = units.once
    rows[row + addresses + 3] = units.twice
  }

  /** A value that several people have is read once. */
  function copyKey(kind: SketchKind, from: number, row: number, at: number): void {
    rows[row + at] = rows[from + at] as number
    rows[row + at + 1] = rows[from + at + 1] as number
    if (kind === WORDS_KIND) rows[row + company] = rows[from + company] as number
    if (kind === EMAIL_KIND) rows.copyWithin(row + addresses, from + addresses, from + addresses + ADDRESS_WORDS)
  }

  for (let person = 0; person < size; person++) {
    const row = stride * person
    for (let place = 0; place < width; place++) {
      const cell = people.rows[width * person + place] as number
      const hash = cell === 0 ? NEVER_COMPARED : people.keyOf(cell)
      rows[row + place] = hash
      if (hash === NEVER_COMPARED || hash === SEVERAL_READINGS) continue
      const kind = kinds[place] as SketchKind
      if (kind === NONE_KIND || kind === CODE_KIND) continue
      const at = sketches + SKETCH_WORDS * place
      const earlier = known[cell - 1] as number
      if (earlier === 0) {
        addKey(kind, people.keyText(cell), row, row + at)
        known[cell - 1] = person + 1
      } else copyKey(kind, stride * (earlier - 1), row, at)
    }
  }
  return { rows, stride, sketches, addresses, company, words: words.words() }
}
