/** Bytes that grow: lines of a part are appended to it, texts and byte ranges alike. */
import type { TextCodec } from './text.ts'

const FIRST_BYTES = 64 * 1024

export interface ByteSink {
  /** Bytes so far. */
  length(): number
  addBytes(bytes: Uint8Array): void
  addText(text: string): void
  /** A view of all bytes so far; good until the next addition. */
  bytes(): Uint8Array
}

export function createByteSink(codec: TextCodec): ByteSink {
  let buffer = new Uint8Array(FIRST_BYTES)
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
    bytes: () => buffer.subarray(0, used),
  }
}
