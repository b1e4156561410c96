/** The distinct values of a directory, each stored once and known by its number. */
import type { FieldValue } from '../contact.ts'
import type { TextCodec } from '../text.ts'
import { hashBytes, hashText } from './hash-text.ts'
import { writeValue } from './value-record.ts'

export interface ValueStore {
  /** @returns the value's number, from 0 up in the order in which values first came; the same for the same value */
  readonly numberOf: (fieldNumber: number, value: FieldValue) => number
  readonly size: () => number
  /** Bytes of all records. */
  readonly length: () => number
  /** The records one behind the other, where each ends, and the hash of each one's key. */
  readonly bytes: () => Uint8Array
  readonly ends: () => Uint32Array
  readonly keys: () => Uint32Array
}

/** Of values that no hash can stand for: invalid ones, which are never compared, and those of several readings. */
export const NEVER_COMPARED = 0
export const SEVERAL_READINGS = 0xffffffff

/** @returns what equal keys have in common: two values of different hashes have different keys. */
export function hashOfKey(value: FieldValue): number {
  if (!value.isValid) return NEVER_COMPARED
  if (value.otherKeys !== undefined && value.otherKeys.length > 0) return SEVERAL_READINGS
  return Math.min(Math.max(hashText(value.key), 1), 0xfffffffe)
}

export function createValueStore(codec: TextCodec): ValueStore {
  let bytes = new Uint8Array(64 * 1024)
  let used = 0
  let ends = new Uint32Array(1024)
  let keys = new Uint32Array(1024)
  /** Hash of each record. */
  let hashes = new Uint32Array(1024)
  let size = 0
  /** Value numbers from 1 on by hash of the record, at the first free place from there; 0 is free. */
  let table = new Uint32Array(4096)

  const reserve = (more: number) => {
    if (used + more > bytes.length) bytes = grown(bytes, Math.max(2 * bytes.length, used + more))
  }
  const sink = {
    addByte(byte: number) {
      reserve(1)
      bytes[used++] = byte
    },
    addText(text: string) {
      reserve(text.length)
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i)
        if (unit > 0x7f) return addBytes(codec.encode(text))
        bytes[used + i] = unit
      }
      used += text.length
    },
  }

  function addBytes(encoded: Uint8Array): void {
    reserve(encoded.length)
    bytes.set(encoded, used)
    used += encoded.length
  }

  function isSame(number: number, start: number): boolean {
    const from = number === 0 ? 0 : (ends[number - 1] as number)
    const length = used - start
    if ((ends[number] as number) - from !== length) return false
    for (let i = 0; i < length; i++) if (bytes[from + i] !== bytes[start + i]) return false
    return true
  }

  function enlargeTable(): void {
    table = new Uint32Array(2 * table.length)
    for (let number = 0; number < size; number++) {
      let place = (hashes[number] as number) & (table.length - 1)
      while (table[place] !== 0) place = (place + 1) & (table.length - 1)
      table[place] = number + 1
    }
  }

  return {
    numberOf(fieldNumber, value) {
      // Written behind the others first: what is stored is what is compared.
      const start = used
      writeValue(sink, fieldNumber, value)
      const hash = hashBytes(bytes, start, used)
      let place = hash & (table.length - 1)
      for (let entry = table[place] as number; entry !== 0; entry = table[place] as number) {
        if (hashes[entry - 1] === hash && isSame(entry - 1, start)) {
          used = start
          return entry - 1
        }
        place = (place + 1) & (table.length - 1)
      }
      if (size === ends.length) {
        ends = grownWords(ends)
        keys = grownWords(keys)
        hashes = grownWords(hashes)
      }
      table[place] = size + 1
      ends[size] = used
      keys[size] = hashOfKey(value)
      hashes[size] = hash
      size++
      if (2 * size > table.length) enlargeTable()
      return size - 1
    },
    size: () => size,
    length: () => used,
    bytes: () => bytes.subarray(0, used),
    ends: () => ends.subarray(0, size),
    keys: () => keys.subarray(0, size),
  }
}

function grown(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length)
  larger.set(bytes)
  return larger
}

/** @returns a column twice as long that begins with the given one */
export function grownWords(words: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * words.length)
  larger.set(words)
  return larger
}
