/** Where the sections of a part stand inside its object, and reading them. */
import type { ByteRange, ObjectReader, Part } from '../ports.ts'

export type SectionName = keyof Part['sections']

/** The order in which sections follow each other in the object. */
const ORDER: readonly SectionName[] = ['result', 'spreadsheet', 'rejected', 'index']

/** @returns the bytes of a section inside the part's object. */
export function sectionRange(sections: Part['sections'], name: SectionName): ByteRange {
  let from = 0
  for (const earlier of ORDER.slice(0, ORDER.indexOf(name))) from += sections[earlier]
  return { from, to: from + sections[name] }
}

/** @returns a whole section in memory; at most some tens of MiB, as ranges are bounded. */
export async function readSection(objects: ObjectReader, part: Part, name: SectionName): Promise<Uint8Array> {
  return readBytes(objects, part.key, sectionRange(part.sections, name))
}

/** @returns a range of an object in memory. */
export async function readBytes(objects: ObjectReader, key: Part['key'], range: ByteRange): Promise<Uint8Array> {
  const bytes = new Uint8Array(range.to - range.from)
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
