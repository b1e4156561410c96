/**
 * One distinct value of a field as the index keeps it. The first byte holds the number of the field, whether the value
 * is derived, invalid, and told in parts. Then comes its text, which is its key too; or, in parts, text, key and other
 * readings, each behind its length.
 */
import type { FieldValue } from '../contact.ts'
import type { TextCodec } from '../text.ts'

const DERIVED = 32
const INVALID = 64
const IN_PARTS = 128

/** Where a record is written to. */
export interface RecordSink {
  readonly addByte: (byte: number) => void
  readonly addText: (text: string) => void
  readonly length: () => number
  /** Puts a byte where one was added. */
  readonly setByte: (place: number, byte: number) => void
}

/** @param fieldNumber its place in FIELDS, below 32 */
export function writeValue(sink: RecordSink, fieldNumber: number, value: FieldValue): void {
  const { text, key, otherKeys = [], isValid, isDerived } = value
  const isInParts = text !== key || otherKeys.length > 0
  sink.addByte(fieldNumber + (isDerived === true ? DERIVED : 0) + (isValid ? 0 : INVALID) + (isInParts ? IN_PARTS : 0))
  if (!isInParts) {
    sink.addText(text)
    return
  }
  addPart(sink, text)
  addPart(sink, key)
  for (const other of otherKeys) addPart(sink, other)
}

/** @param bytes one record */
export function readValue(bytes: Uint8Array, codec: TextCodec): FieldValue {
  const head = bytes[0] as number
  const [text = '', key = text, ...otherKeys] =
    (head & IN_PARTS) === 0 ? [codec.decode(bytes.subarray(1), 'utf-8')] : parts(bytes, codec)
  return {
    text,
    key,
    ...(otherKeys.length > 0 ? { otherKeys } : {}),
    isValid: (head & INVALID) === 0,
    ...((head & DERIVED) === 0 ? {} : { isDerived: true }),
  }
}

/** Three bytes of length, which stand before what is not yet known to be so long. */
const LENGTH_BYTES = 3

function addPart(sink: RecordSink, text: string): void {
  const at = sink.length()
  for (let i = 0; i < LENGTH_BYTES; i++) sink.addByte(0)
  sink.addText(text)
  const length = sink.length() - at - LENGTH_BYTES
  for (let i = 0; i < LENGTH_BYTES; i++) sink.setByte(at + i, (length >>> (8 * i)) & 0xff)
}

function parts(bytes: Uint8Array, codec: TextCodec): string[] {
  const found: string[] = []
  let at = 1
  while (at < bytes.length) {
    let length = 0
    for (let i = 0; i < LENGTH_BYTES; i++) length += (bytes[at + i] as number) << (8 * i)
    at += LENGTH_BYTES
    found.push(codec.decode(bytes.subarray(at, at + length), 'utf-8'))
    at += length
  }
  return found
}
