/**
 * The people of a directory as rows of three words a cell, the hash of the key and its sketch, one behind the other: most
 * people are seen not to be the contact by one look at their row.
 */
import type { PeopleTable } from '../directory-index/people-table.ts'
import { NEVER_COMPARED, SEVERAL_READINGS } from '../directory-index/value-store.ts'
import { addOccurring, SKETCH_KINDS, type SketchKind, sketchOf } from './sketch.ts'
import { ADDRESS_WORDS } from './sure-difference.ts'

export interface SketchTable {
  /**
   * CELL_WORDS for each of a person's cells, in their order: hash of the key (as `keyOf` tells it, NEVER_COMPARED for a
   * blank cell) and the two words of the sketch.
   */
  readonly rows: Uint32Array
  /** ADDRESS_WORDS for each person: what occurs in the e-mail address. */
  readonly addresses: Int32Array
}

export const CELL_WORDS = 3

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
  const { cells, rows } = people
  const width = cells.length
  const kinds = cells.map((field) => SKETCH_KINDS[field])
  const size = width === 0 ? 0 : rows.length / width
  const words = new Uint32Array(CELL_WORDS * rows.length)
  const addresses = new Int32Array(ADDRESS_WORDS * size)
  const sketch = { a: 0, b: 0 }
  const units = { once: 0, twice: 0 }
  /** Where in `words` the sketch of a value stands that came before, by number of the value; 0 for none. */
  const known = new Uint32Array(people.values)

  function addKey(cell: number, kind: SketchKind, at: number, row: number): void {
    const key = people.keyText(cell)
    sketchOf(kind, key, sketch)
    words[at + 1] = sketch.a
    words[at + 2] = sketch.b
    if (kind !== 'email') return
    addOccurring(key, 0, key.length, units)
    addresses[ADDRESS_WORDS * row] = units.once
    addresses[ADDRESS_WORDS * row + 1] = units.twice
    addOccurring(key, 0, key.lastIndexOf('@'), units)
    addresses[ADDRESS_WORDS * row + 2] = units.once
    addresses[ADDRESS_WORDS * row + 3] = units.twice
  }

  for (let row = 0; row < size; row++) {
    for (let place = 0; place < width; place++) {
      const cell = rows[row * width + place] as number
      const at = CELL_WORDS * (row * width + place)
      const hash = cell === 0 ? NEVER_COMPARED : people.keyOf(cell)
      words[at] = hash
      if (hash === NEVER_COMPARED || hash === SEVERAL_READINGS) continue
      const kind = kinds[place] as SketchKind
      if (kind === 'none' || kind === 'code') continue
      // A value that several people have is read once; their addresses are read one by one.
      const earlier = known[cell - 1] as number
      if (earlier === 0 || kind === 'email') addKey(cell, kind, at, row)
      else words.copyWithin(at + 1, earlier + 1, earlier + CELL_WORDS)
      known[cell - 1] = at
    }
  }
  return { rows: words, addresses }
}
