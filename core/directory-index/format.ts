/**
 * The run of bytes that an index is: `KITHDIR1`, length of the header (4 bytes), header (JSON), then the sections it
 * names, little-endian throughout. Each section begins at a multiple of eight bytes, so that a file that was read as a
 * whole is searched in place; a view at any offset of a larger buffer will do too, at the price of copies.
 *
 * Limits: 4 GiB in all, what one Uint8Array of Node 20 holds, and five million people: at the 0.6 kB that one of them
 * takes with all fields filled this comes first, and their import stays within 10 GB. See docs/scale.md.
 */
import type { Field } from '../field.ts'
import type { TermCounts, TermKind } from '../term-counts.ts'
import type { TextCodec } from '../text.ts'

/**
 * `directory.outdated`: an index of another version: its list has to be imported again. `directory.bad_index`: not the
 * bytes of an index. `directory.too_large`: over one of the limits above.
 */
export class DirectoryIndexError extends Error {
  readonly code: 'directory.outdated' | 'directory.bad_index' | 'directory.too_large'
  constructor(code: DirectoryIndexError['code']) {
    super(code)
    this.name = 'DirectoryIndexError'
    this.code = code
  }
}

/** Of the format; an index of another version is not opened. */
export const INDEX_VERSION = 7

/**
 * What people are called and where each name ends; per person a row of cells; cells of several values; the distinct
 * values, where each ends and the hash of its key; under which keys each person is filed; terms with their counts.
 */
const SECTIONS = ['ids', 'idEnds', 'rows', 'lists', 'values', 'valueEnds', 'valueKeys', 'blocking', 'terms'] as const
export type Section = (typeof SECTIONS)[number]
export type Sections = Readonly<Record<Section, Uint8Array>>

export interface IndexHeader {
  readonly version: number
  readonly size: number
  /** Those the directory has values for in columns of its own, in field order. */
  readonly fields: readonly Field[]
  /** Those of a row's cells, in field order: also fields whose values were made from others. */
  readonly cells: readonly Field[]
  readonly totals: Readonly<Partial<Record<TermKind, number>>>
  readonly households: TermCounts['households']
  readonly chances: TermCounts['chances']
}

/** As it is written: with the bytes of each section, without the zeros that fill it up. */
interface StoredHeader extends IndexHeader {
  readonly lengths: Readonly<Record<Section, number>>
}

const MAGIC = 'KITHDIR1'
const HEAD_AT = MAGIC.length + 4
export const MAX_INDEX_BYTES = 2 ** 32 - 1
export const MOST_PEOPLE = 5_000_000
/** Sections begin at multiples of this many bytes. */
const ALIGNED = 8

/** @throws DirectoryIndexError `directory.too_large` */
export function joinIndex(header: IndexHeader, sections: Sections, codec: TextCodec): Uint8Array {
  const lengths = Object.fromEntries(SECTIONS.map((name) => [name, sections[name].length])) as StoredHeader['lengths']
  const json = JSON.stringify({ ...header, lengths } satisfies StoredHeader)
  // JSON of ASCII alone: a character is a byte.
  const head = codec.encode(json.padEnd(filledUp(HEAD_AT + json.length) - HEAD_AT))
  const total = SECTIONS.reduce((sum, name) => sum + filledUp(sections[name].length), HEAD_AT + head.length)
  if (total > MAX_INDEX_BYTES) throw new DirectoryIndexError('directory.too_large')
  const bytes = new Uint8Array(total)
  bytes.set(codec.encode(MAGIC))
  new DataView(bytes.buffer).setUint32(MAGIC.length, head.length, true)
  bytes.set(head, HEAD_AT)
  let offset = HEAD_AT + head.length
  for (const name of SECTIONS) {
    bytes.set(sections[name], offset)
    offset += filledUp(sections[name].length)
  }
  return bytes
}

/** @throws DirectoryIndexError `directory.outdated`, `directory.bad_index` */
export function splitIndex(bytes: Uint8Array, codec: TextCodec): { header: IndexHeader; sections: Sections } {
  const { header, start } = readHeader(bytes, codec)
  const sections: Partial<Record<Section, Uint8Array>> = {}
  let offset = start
  for (const name of SECTIONS) {
    const length = header.lengths[name]
    sections[name] = bytes.subarray(offset, offset + length)
    offset += filledUp(length)
  }
  if (offset !== bytes.byteLength) throw new DirectoryIndexError('directory.bad_index')
  return { header, sections: sections as Sections }
}

function readHeader(bytes: Uint8Array, codec: TextCodec): { readonly header: StoredHeader; readonly start: number } {
  if (bytes.length < HEAD_AT || codec.decode(bytes.subarray(0, MAGIC.length), 'utf-8') !== MAGIC) {
    throw new DirectoryIndexError('directory.bad_index')
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = HEAD_AT + view.getUint32(MAGIC.length, true)
  if (start > bytes.length) throw new DirectoryIndexError('directory.bad_index')
  const header = parsed(codec.decode(bytes.subarray(HEAD_AT, start), 'utf-8'))
  if (header === null) throw new DirectoryIndexError('directory.bad_index')
  if (header.version !== INDEX_VERSION) throw new DirectoryIndexError('directory.outdated')
  return { header, start }
}

function parsed(json: string): StoredHeader | null {
  try {
    return JSON.parse(json) as StoredHeader
  } catch {
    return null
  }
}

function filledUp(length: number): number {
  return Math.ceil(length / ALIGNED) * ALIGNED
}
