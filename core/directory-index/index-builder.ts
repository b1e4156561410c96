/** Builds the index of a directory, person by person. */
import { createBlockingBuilder } from '../blocking.ts'
import { createByteSink } from '../byte-sink.ts'
import type { Contact, FieldValue } from '../contact.ts'
import { chanceLevels } from '../estimate/chance-levels.ts'
import type { Field } from '../field.ts'
import { FIELDS } from '../field.ts'
import type { TermCounts } from '../term-counts.ts'
import { householdKey } from '../term-counts.ts'
import type { TextCodec } from '../text.ts'
import type { IndexHeader, Sections } from './format.ts'
import { DirectoryIndexError, INDEX_VERSION, joinIndex, MAX_INDEX_BYTES, MOST_PEOPLE } from './format.ts'
import { hashText } from './hash-text.ts'
import { LIST, openPeopleTable } from './people-table.ts'
import { createPairBuilder } from './sorted-pairs.ts'
import { createTermCounter } from './term-counter.ts'
import { openTermTable, termTableOf } from './term-table.ts'
import { createValueStore } from './value-store.ts'
import { createWordList } from './word-list.ts'
import { bytesOfWords } from './words.ts'

export interface IndexBuilder {
  /** @throws DirectoryIndexError `directory.too_large` */
  add: (id: string, contact: Contact) => void
  /**
   * Ends the building.
   *
   * @returns the index; the same bytes for the same people in the same order
   * @throws DirectoryIndexError `directory.too_large`
   */
  finish: () => Uint8Array
}

/** Values remembered of a field; where there are more, none. */
const MOST_RECENT = 4096

/** @param mostPeople one more is too many */
export function createIndexBuilder(codec: TextCodec, mostPeople = MOST_PEOPLE): IndexBuilder {
  const ids = createByteSink(codec)
  const idEnds = createWordList()
  /** A cell per field for each person: which fields there are shows only at the end. */
  const rows = createWordList()
  const lists = createWordList()
  const store = createValueStore(codec)
  const terms = createTermCounter()
  const blocking = createBlockingBuilder()
  const homes = createPairBuilder()
  /** Cleaning gives the same value for the same cell of a field that it remembers; of others there are soon too many. */
  const recent: (Map<FieldValue, number> | null)[] = FIELDS.map(() => new Map())
  const used = new Set<Field>()
  const written = new Set<Field>()
  let size = 0

  function numberOf(fieldNumber: number, field: Field, value: FieldValue): number {
    const ofField = recent[fieldNumber] ?? null
    const found = ofField?.get(value)
    if (found !== undefined) return found
    const known = store.size()
    const number = store.numberOf(fieldNumber, value)
    if (number === known) {
      terms.addValue(field, value)
      if (value.isDerived !== true) written.add(field)
    }
    if (ofField !== null && ofField.size >= MOST_RECENT) recent[fieldNumber] = null
    ofField?.set(value, number)
    return number
  }

  function cellOf(fieldNumber: number, field: Field, values: readonly FieldValue[]): number {
    const [only] = values
    if (only === undefined) return 0
    used.add(field)
    if (values.length === 1) {
      const number = numberOf(fieldNumber, field, only)
      terms.addCell(number)
      return number + 1
    }
    const at = lists.length()
    lists.add(values.length)
    for (const value of values) lists.add(numberOf(fieldNumber, field, value))
    terms.addSeveral(field, values)
    return LIST + at
  }

  return {
    add(id, contact) {
      if (size >= mostPeople) throw new DirectoryIndexError('directory.too_large')
      ids.addText(id)
      idEnds.add(ids.length())
      for (let fieldNumber = 0; fieldNumber < FIELDS.length; fieldNumber++) {
        const field = FIELDS[fieldNumber] as Field
        const values = contact.values[field]
        rows.add(values === undefined ? 0 : cellOf(fieldNumber, field, values))
      }
      if (store.length() + ids.length() > MAX_INDEX_BYTES) throw new DirectoryIndexError('directory.too_large')
      blocking.add(contact, size)
      const home = householdKey(contact)
      if (home !== null) homes.add(hashText(home), 1)
      size++
    },
    finish() {
      const shared = terms.terms()
      const termTable = termTableOf(shared.keys, shared.values)
      const cells = FIELDS.filter((field) => used.has(field))
      const sections: Sections = {
        ids: ids.bytes(),
        idEnds: bytesOfWords(idEnds.words()),
        rows: bytesOfWords(onlyCells(rows.words(), size, cells)),
        lists: bytesOfWords(lists.words()),
        values: store.bytes(),
        valueEnds: bytesOfWords(store.ends()),
        valueKeys: bytesOfWords(store.keys()),
        blocking: blocking.bytes(),
        terms: bytesOfWords(termTable),
      }
      const counting: IndexHeader = {
        version: INDEX_VERSION,
        size,
        fields: FIELDS.filter((field) => written.has(field)),
        cells,
        totals: terms.totals(),
        households: households(homes.sorted().keys),
        chances: {},
      }
      const { person } = openPeopleTable(counting, sections, codec)
      const contactOf = (ordinal: number) => person(ordinal).contact
      const chances = chanceLevels(size, contactOf, openTermTable(termTable, counting))
      return joinIndex({ ...counting, chances }, sections, codec)
    },
  }
}

/** @param rows with a cell for every field; overwritten, since nothing reads them any more */
function onlyCells(rows: Uint32Array, size: number, cells: readonly Field[]): Uint32Array {
  const places = cells.map((field) => FIELDS.indexOf(field))
  let length = 0
  for (let row = 0; row < size; row++) {
    // Never ahead of what is still to be read: a short row lies before the long one it is made of.
    for (const place of places) rows[length++] = rows[row * FIELDS.length + place] as number
  }
  return rows.subarray(0, length)
}

/** Each member of a home of n shares it with n - 1 others. */
function households(sortedHomes: Uint32Array): TermCounts['households'] {
  let pairs = 0
  for (let from = 0; from < sortedHomes.length; ) {
    let to = from + 1
    while (to < sortedHomes.length && sortedHomes[to] === sortedHomes[from]) to++
    pairs += (to - from) * (to - from - 1)
    from = to
  }
  return { people: sortedHomes.length, pairs }
}
