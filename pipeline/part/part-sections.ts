/** Where the sections of a part stand inside its object, and reading them. */
import type { ByteRange, ObjectReader } from '../ports/objects.ts'
import type { Part } from '../ports/parts.ts'

export type SectionName = keyof Part['sections']

/** The order in which sections follow each other in the object. */
const ORDER: readonly SectionName[] = ['result', 'spreadsheet', 'rejected', 'index', 'statuses']

/** @returns the bytes of a section inside the part's object. */
export function sectionRange(sections: Part['sections'], name: SectionName): ByteRange {
  let from = 0
  for (const earlier of ORDER.slice(0, ORDER.indexOf(name))) from += sections[earlier] ?? 0
  return { from, to: from + (sections[name] ?? 0) }
}

/** @returns a whole section in memory; at most some tens of MiB, as ranges are bounded. */
export async function readSection(objects: ObjectReader, part: Part, name: SectionName): Promise<Uint8Array> {
  return readBytes(objects, part.key, sectionRange(part.sections, name))
}

/**
 * @returns what reads one section after the other into the same memory: each is good until the next one of its name.
 *   Sections are large, and a step that reads all parts would else leave a heap of them behind.
 */
export function createSectionReader(objects: ObjectReader) {
  const rooms = new Map<SectionName, Uint8Array>()
  return async (part: Part, name: SectionName): Promise<Uint8Array> => {
    const range = sectionRange(part.sections, name)
    const length = range.to - range.from
    let room = rooms.get(name)
    if (room === undefined || room.length < length) {
      room = new Uint8Array(length)
      rooms.set(name, room)
    }
    return readBytes(objects, part.key, range, room.subarray(0, length))
  }
}

/** @returns a range of an object in memory: in `bytes`, which are as many as the range has. */
export async function readBytes(
  objects: ObjectReader,
  key: Part['key'],
  range: ByteRange,
  bytes: Uint8Array = new Uint8Array(range.to - range.from),
): Promise<Uint8Array> {
  if (bytes.byteLength === 0) return bytes
  let at = 0
  for await (const chunk of objects.read(key, { range })) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

/** @returns a view for reading fixed-size records. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
