/**
 * A directory as one immutable run of bytes: built once, mapped by workers and kept, never parsed as a whole.
 *
 * `KITHDIR1`, length of the header (4 bytes), header (JSON), then the sections it names, little-endian throughout:
 * records (text of every person), recordEnds, blocking (under which keys each person is filed), and terms with their
 * counts. Each section begins at a multiple of eight bytes, so that a file that was read as a whole is searched in
 * place; a view at any offset of a larger buffer will do too, at the price of a copy of the blocking section.
 *
 * Limits: 4 GiB in all, what one Uint8Array of Node 20 holds; at about 0.8 kB a person that is some 5 million people.
 */
import type { Blocking } from './blocking.ts'
import { createBlockingBuilder, openBlocking } from './blocking.ts'
import { createByteSink } from './byte-sink.ts'
import type { Contact } from './contact.ts'
import { hashText } from './directory-index/hash-text.ts'
import type { Person } from './directory-index/person-record.ts'
import { readPerson, writePerson } from './directory-index/person-record.ts'
import type { Column } from './directory-index/sorted-pairs.ts'
import { columnBytes, createPairBuilder, firstPlace, openColumn } from './directory-index/sorted-pairs.ts'
import { chanceLevels } from './estimate/chance-levels.ts'
import type { Field } from './field.ts'
import { FIELDS } from './field.ts'
import type { Nicknames } from './nickname.ts'
import type { TermCounts, TermKind } from './term-counts.ts'
import { eachTerm, householdKey } from './term-counts.ts'
import type { TextCodec } from './text.ts'

export interface DirectoryIndex extends TermCounts {
  /** People in it. */
  readonly size: number
  /** Of the format; an index of another version is not opened. */
  readonly version: number
  /** Those the directory has values for in columns of its own, in field order. */
  readonly fields: readonly Field[]
  /** @returns who is worth comparing with a contact, in two steps; a bounded number whatever the directory */
  readonly search: Blocking['search']
  /** @returns ordinals of both steps of a search, the strong ones first */
  readonly candidates: (contact: Contact, nicknames: Nicknames) => readonly number[]
  /** @param ordinal 0 … size - 1, in the order in which people were added */
  readonly person: (ordinal: number) => Person
}

export interface IndexBuilder {
  add: (id: string, contact: Contact) => void
  /** @returns the index; the same bytes for the same people in the same order */
  finish: () => Uint8Array
}

/** `directory.bad_index`: not the bytes of an index of this version. `directory.too_large`: over the limit above. */
export class DirectoryIndexError extends Error {
  readonly code: 'directory.bad_index' | 'directory.too_large'
  constructor(code: DirectoryIndexError['code']) {
    super(code)
    this.name = 'DirectoryIndexError'
    this.code = code
  }
}

const MAGIC = 'KITHDIR1'
const VERSION = 3
const MAX_BYTES = 2 ** 32 - 1
/** Sections begin at multiples of this many bytes. */
const ALIGNED = 8
/** People kept decoded, by ordinal modulo this. */
const KEPT_PEOPLE = 16_384

const SECTIONS = ['records', 'recordEnds', 'blocking', 'terms', 'termCounts'] as const
type Section = (typeof SECTIONS)[number]

interface Header {
  readonly version: number
  readonly size: number
  readonly fields: readonly Field[]
  readonly totals: Readonly<Partial<Record<TermKind, number>>>
  readonly households: TermCounts['households']
  readonly chances: TermCounts['chances']
  /** Bytes of each section without the zeros that fill it up, in the order of SECTIONS. */
  readonly lengths: Readonly<Record<Section, number>>
}

export function createIndexBuilder(codec: TextCodec): IndexBuilder {
  const records = createByteSink(codec)
  const ends = createPairBuilder()
  const blocking = createBlockingBuilder()
  const terms = createPairBuilder()
  const homes = createPairBuilder()
  const fields = new Set<Field>()
  const totals: Partial<Record<TermKind, number>> = {}
  let size = 0
  return {
    add(id, contact) {
      records.addText(writePerson({ id, contact }))
      if (records.length() > MAX_BYTES) throw new DirectoryIndexError('directory.too_large')
      ends.add(size, records.length())
      blocking.add(contact, size)
      for (const field of FIELDS) if (contact.values[field]?.some((value) => !value.isDerived)) fields.add(field)
      const home = householdKey(contact)
      if (home !== null) homes.add(hashText(home), 1)
      const kinds = new Set<TermKind>()
      eachTerm(contact, (kind, key) => {
        kinds.add(kind)
        terms.add(hashText(`${kind}:${key}`), 1)
      })
      for (const kind of kinds) totals[kind] = (totals[kind] ?? 0) + 1
      size++
    },
    finish() {
      const counts = counted(terms.sorted().keys)
      const recordEnds = ends.sorted().values
      const sections: Record<Section, Uint8Array> = {
        records: records.bytes(),
        recordEnds: columnBytes(recordEnds),
        blocking: blocking.bytes(),
        terms: columnBytes(counts.keys),
        termCounts: columnBytes(counts.values),
      }
      const lengths = Object.fromEntries(SECTIONS.map((name) => [name, sections[name].length])) as Header['lengths']
      const textOf = (ordinal: number) =>
        sections.records.subarray(ordinal === 0 ? 0 : recordEnds[ordinal - 1], recordEnds[ordinal])
      const contactOf = (ordinal: number) => readPerson(codec.decode(textOf(ordinal), 'utf-8')).contact
      const counting = { totals, households: households(homes.sorted().keys) }
      const termCounts = openTerms(columnOf(sections.terms), columnOf(sections.termCounts), {
        ...counting,
        chances: {},
      })
      const header: Header = {
        version: VERSION,
        size,
        fields: FIELDS.filter((field) => fields.has(field)),
        ...counting,
        chances: chanceLevels(size, contactOf, termCounts),
        lengths,
      }
      return joined(header, sections, codec)
    },
  }
}

/**
 * @param bytes all of an index; kept and read in place
 * @throws DirectoryIndexError `directory.bad_index`
 */
export function openDirectoryIndex(bytes: Uint8Array, codec: TextCodec): DirectoryIndex {
  const { header, start } = readHeader(bytes, codec)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const offsets: Partial<Record<Section, number>> = {}
  let offset = start
  for (const name of SECTIONS) {
    offsets[name] = offset
    offset += filledUp(header.lengths[name])
  }
  if (offset !== bytes.byteLength) throw new DirectoryIndexError('directory.bad_index')
  const column = (name: Section): Column => openColumn(view, offsets[name] as number, header.lengths[name] / 4)
  const recordEnds = column('recordEnds')
  const at = offsets.blocking as number
  const { search } = openBlocking(bytes.subarray(at, at + header.lengths.blocking), header.size)
  const kept: { readonly ordinal: number; readonly person: Person }[] = []

  return {
    size: header.size,
    version: header.version,
    fields: header.fields,
    search,
    candidates(contact, nicknames) {
      const { strong, rest } = search(contact, nicknames)
      return [...strong(), ...rest()]
    },
    person(ordinal) {
      const found = kept[ordinal % KEPT_PEOPLE]
      if (found?.ordinal === ordinal) return found.person
      const from = ordinal === 0 ? 0 : recordEnds.at(ordinal - 1)
      const text = codec.decode(bytes.subarray(start + from, start + recordEnds.at(ordinal)), 'utf-8')
      const person = readPerson(text)
      kept[ordinal % KEPT_PEOPLE] = { ordinal, person }
      return person
    },
    ...openTerms(column('terms'), column('termCounts'), header),
  }
}

/** @param terms of which more than one person has, sorted by hash, `counts` in the same order */
function openTerms(
  terms: Column,
  counts: Column,
  { totals, households, chances }: Pick<Header, 'totals' | 'households' | 'chances'>,
): TermCounts {
  return {
    households,
    chances,
    total: (kind) => totals[kind] ?? 0,
    count(kind, key) {
      const hash = hashText(`${kind}:${key}`)
      const place = firstPlace(terms, hash)
      // Terms of one person alone are not stored.
      return place < terms.length && terms.at(place) === hash ? counts.at(place) : 1
    },
  }
}

function columnOf(bytes: Uint8Array): Column {
  return openColumn(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, bytes.byteLength / 4)
}

function readHeader(bytes: Uint8Array, codec: TextCodec): { readonly header: Header; readonly start: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const headerAt = MAGIC.length + 4
  if (bytes.length < headerAt || codec.decode(bytes.subarray(0, MAGIC.length), 'utf-8') !== MAGIC) {
    throw new DirectoryIndexError('directory.bad_index')
  }
  const start = headerAt + view.getUint32(MAGIC.length, true)
  if (start > bytes.length) throw new DirectoryIndexError('directory.bad_index')
  const header = JSON.parse(codec.decode(bytes.subarray(headerAt, start), 'utf-8')) as Header
  if (header.version !== VERSION) throw new DirectoryIndexError('directory.bad_index')
  return { header, start }
}

function joined(header: Header, sections: Readonly<Record<Section, Uint8Array>>, codec: TextCodec): Uint8Array {
  const json = JSON.stringify(header)
  const headAt = MAGIC.length + 4
  // JSON of ASCII alone: a character is a byte.
  const head = codec.encode(json.padEnd(filledUp(headAt + json.length) - headAt))
  const total = SECTIONS.reduce((sum, name) => sum + filledUp(sections[name].length), headAt + head.length)
  if (total > MAX_BYTES) throw new DirectoryIndexError('directory.too_large')
  const bytes = new Uint8Array(total)
  bytes.set(codec.encode(MAGIC))
  new DataView(bytes.buffer).setUint32(MAGIC.length, head.length, true)
  bytes.set(head, headAt)
  let offset = headAt + head.length
  for (const name of SECTIONS) {
    bytes.set(sections[name], offset)
    offset += filledUp(sections[name].length)
  }
  return bytes
}

function filledUp(length: number): number {
  return Math.ceil(length / ALIGNED) * ALIGNED
}

/** Each member of a home of n shares it with n - 1 others. */
function households(sortedHomes: Uint32Array): TermCounts['households'] {
  const shared = counted(sortedHomes).values
  return { people: sortedHomes.length, pairs: shared.reduce((sum, members) => sum + members * (members - 1), 0) }
}

/** @returns each key that comes more than once, with how often. */
function counted(sortedKeys: Uint32Array): { readonly keys: Uint32Array; readonly values: Uint32Array } {
  const counts = createPairBuilder()
  for (let from = 0; from < sortedKeys.length; ) {
    let to = from + 1
    while (to < sortedKeys.length && sortedKeys[to] === sortedKeys[from]) to++
    if (to - from > 1) counts.add(sortedKeys[from] as number, to - from)
    from = to
  }
  return counts.sorted()
}
