/**
 * One distinct value of a field as the index keeps it. The first byte holds the number of the field, whether the value
 * is derived, invalid, and told in parts. Then comes its text, which is its key too; or, in parts, how many there are
 * and how many UTF-16 units each but the last has, and text, key and other readings in one piece: one decoding for all.
 */
import { type FieldValue, fieldValue } from '../contact.ts'
import type { TextCodec } from '../text.ts'

const DERIVED = 32
const INVALID = 64
const IN_PARTS = 128

/** Where a record is written to. */
export interface RecordSink {
  readonly addByte: (byte: number) => void
  readonly addText: (text: string) => void
}

/** @param fieldNumber its place in FIELDS, below 32 */
export function writeValue(sink: RecordSink, fieldNumber: number, value: FieldValue): void {
  const { text, key, otherKeys: others = [], isValid, isDerived } = value
  const isInParts = text !== key || others.length > 0
  sink.addByte(fieldNumber + (isDerived === true ? DERIVED : 0) + (isValid ? 0 : INVALID) + (isInParts ? IN_PARTS : 0))
  if (isInParts) {
    sink.addByte(2 + others.length)
    addNumber(sink, text.length)
    if (others.length > 0) addNumber(sink, key.length)
    for (const other of others.slice(0, -1)) addNumber(sink, other.length)
    sink.addText(text)
    sink.addText(key)
    for (const other of others) sink.addText(other)
  } else sink.addText(text)
}

/** @returns the value in one record: the bytes from `from` to `to` */
export function readValue(bytes: Uint8Array, from: number, to: number, codec: TextCodec): FieldValue {
  const head = bytes[from] as number
  const isValid = (head & INVALID) === 0
  const isDerived = (head & DERIVED) !== 0
  if ((head & IN_PARTS) === 0) {
    const text = codec.decode(bytes.subarray(from + 1, to), 'utf-8')
    return fieldValue(text, text, isValid, isDerived || undefined)
  }
  const [text = '', key = '', ...otherKeys] = partsOf(bytes, from, to, codec)
  return fieldValue(text, key, isValid, isDerived || undefined, otherKeys.length > 0 ? otherKeys : undefined)
}

/**
 * Told from the bytes where all of them are ASCII, which is nearly always.
 *
 * @returns whether `key` is the key of the value in one record; null where that takes decoding it
 */
export function isKeyOf(bytes: Uint8Array, from: number, to: number, key: string): boolean | null {
  let start = from + 1
  if (((bytes[from] as number) & IN_PARTS) !== 0) {
    if (bytes[from + 1] !== 2) return null
    const at = endOfNumber(bytes, from + 2)
    start = at + numberAt(bytes, from + 2)
    if (!isAscii(bytes, at, start)) return null
  }
  // More bytes than units: something is not ASCII.
  if (to - start !== key.length) return null
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i)
    if (unit > 0x7f) return null
    if (unit !== bytes[start + i]) return false
  }
  return true
}

/** @returns the key of the value in one record */
export function readKey(bytes: Uint8Array, from: number, to: number, codec: TextCodec): string {
  const head = bytes[from] as number
  if ((head & IN_PARTS) === 0) return codec.decode(bytes.subarray(from + 1, to), 'utf-8')
  if (bytes[from + 1] !== 2) return partsOf(bytes, from, to, codec)[1] ?? ''
  const at = endOfNumber(bytes, from + 2)
  const end = at + numberAt(bytes, from + 2)
  // Where the text is ASCII its units are bytes, and the key can be decoded alone.
  if (isAscii(bytes, at, end)) return codec.decode(bytes.subarray(end, to), 'utf-8')
  return codec.decode(bytes.subarray(at, to), 'utf-8').slice(end - at)
}

/** @returns the text of the value in one record */
export function readText(bytes: Uint8Array, from: number, to: number, codec: TextCodec): string {
  const head = bytes[from] as number
  if ((head & IN_PARTS) === 0) return codec.decode(bytes.subarray(from + 1, to), 'utf-8')
  if (bytes[from + 1] !== 2) return partsOf(bytes, from, to, codec)[0] ?? ''
  const at = endOfNumber(bytes, from + 2)
  const end = at + numberAt(bytes, from + 2)
  if (isAscii(bytes, at, end)) return codec.decode(bytes.subarray(at, end), 'utf-8')
  return codec.decode(bytes.subarray(at, to), 'utf-8').slice(0, end - at)
}

function isAscii(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((bytes[i] as number) > 0x7f) return false
  return true
}

function partsOf(bytes: Uint8Array, from: number, to: number, codec: TextCodec): string[] {
  const ends: number[] = []
  let at = from + 2
  for (let left = (bytes[from + 1] as number) - 1; left > 0; left--) {
    ends.push((ends.at(-1) ?? 0) + numberAt(bytes, at))
    at = endOfNumber(bytes, at)
  }
  const whole = codec.decode(bytes.subarray(at, to), 'utf-8')
  const parts = ends.map((end, i) => whole.slice(ends[i - 1] ?? 0, end))
  parts.push(whole.slice(ends.at(-1)))
  return parts
}

/** Seven bits to a byte, the lowest first; the highest bit says that more follow. */
const MORE = 0x80

function addNumber(sink: RecordSink, number: number): void {
  let rest = number
  for (; rest >= MORE; rest >>>= 7) sink.addByte(MORE + (rest & 0x7f))
  sink.addByte(rest)
}

function numberAt(bytes: Uint8Array, from: number): number {
  let number = 0
  for (let at = from, shift = 0; ; at++, shift += 7) {
    const byte = bytes[at] as number
    number += (byte & (MORE - 1)) << shift
    if (byte < MORE) return number
  }
}

/** @returns the place behind the number that begins at `from` */
function endOfNumber(bytes: Uint8Array, from: number): number {
  let at = from
  while ((bytes[at] as number) >= MORE) at++
  return at + 1
}
