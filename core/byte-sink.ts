/** Bytes that grow: lines of a part are appended to it, texts and byte ranges alike. */
import type { TextCodec } from './text.ts'

const FIRST_BYTES = 64 * 1024

export interface ByteSink {
  /** Bytes so far. */
  length(): number
  addBytes(bytes: Uint8Array): void
  addText(text: string): void
  /** Adds an ASCII text that holds no character of `stops` (by code: 1). @returns false where nothing was added */
  addTextWithout(text: string, stops: Uint8Array): boolean
  /** A view of all bytes so far; good until the next addition. */
  bytes(): Uint8Array
}

/** @param firstBytes how many are likely to come; more is no mistake, as memory that is never written is never taken */
export function createByteSink(codec: TextCodec, firstBytes = FIRST_BYTES): ByteSink {
  let buffer = new Uint8Array(firstBytes)
  let used = 0

  function reserve(more: number): void {
    if (used + more <= buffer.byteLength) return
    const larger = new Uint8Array(Math.max(buffer.byteLength * 2, used + more))
    larger.set(buffer.subarray(0, used))
    buffer = larger
  }

  function addBytes(bytes: Uint8Array): void {
    reserve(bytes.byteLength)
    buffer.set(bytes, used)
    used += bytes.byteLength
  }

  return {
    length: () => used,
    addBytes,
    addText(text) {
      reserve(text.length)
      // Most texts are ASCII: written straight in; the first other character sends the whole text to the codec.
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i)
        if (unit > 0x7f) return addBytes(codec.encode(text))
        buffer[used + i] = unit
      }
      used += text.length
    },
    addTextWithout(text, stops) {
      reserve(text.length)
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i)
        if (unit > 0x7f || stops[unit] === 1) return false
        buffer[used + i] = unit
      }
      used += text.length
      return true
    },
    bytes: () => buffer.subarray(0, used),
  }
}
