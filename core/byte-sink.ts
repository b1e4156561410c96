/** Bytes that grow: lines of a part are appended to it, texts and byte ranges alike. */
import type { TextCodec } from './text.ts'

const FIRST_BYTES = 64 * 1024

export interface ByteSink {
  /** Bytes so far. */
  length(): number
  addBytes(bytes: Uint8Array): void
  addText(text: string): void
  /**
   * Adds an ASCII character by its code, and behind it an ASCII text without any character of `stops` (by code: 1).
   * @returns false where nothing was added, as the text is another one
   */
  addPlain(before: number, text: string, stops: Uint8Array): boolean
  /** Adds a few bytes: of a word quicker than `addBytes`. */
  addWord(bytes: Uint8Array): void
  /** A view of all bytes so far; good until the next addition. */
  bytes(): Uint8Array
  /** Forgets all bytes, and keeps their memory for the next ones. */
  clear(): void
}

/** @param firstBytes how many are likely to come; memory that is never written is never taken */
export function createByteSink(codec: TextCodec, firstBytes = FIRST_BYTES): ByteSink {
  return new Sink(codec, firstBytes)
}

/** A class, as it is written to for every cell: what it holds is then one step away. */
class Sink implements ByteSink {
  private readonly codec: TextCodec
  private buffer: Uint8Array
  private used = 0

  constructor(codec: TextCodec, firstBytes: number) {
    this.codec = codec
    this.buffer = new Uint8Array(firstBytes)
  }

  length(): number {
    return this.used
  }

  addBytes(bytes: Uint8Array): void {
    this.reserve(bytes.length)
    this.buffer.set(bytes, this.used)
    this.used += bytes.length
  }

  addText(text: string): void {
    this.reserve(text.length)
    const { buffer, used } = this
    // Most texts are ASCII: written straight in; the first other character sends the whole text to the codec.
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      if (unit > 0x7f) {
        this.addBytes(this.codec.encode(text))
        return
      }
      buffer[used + i] = unit
    }
    this.used = used + text.length
  }

  addPlain(before: number, text: string, stops: Uint8Array): boolean {
    this.reserve(text.length + 1)
    const { buffer } = this
    let at = this.used
    buffer[at++] = before
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      if (unit > 0x7f || stops[unit] === 1) return false
      buffer[at++] = unit
    }
    this.used = at
    return true
  }

  addWord(bytes: Uint8Array): void {
    this.reserve(bytes.length)
    const { buffer, used } = this
    for (let i = 0; i < bytes.length; i++) buffer[used + i] = bytes[i] as number
    this.used = used + bytes.length
  }

  bytes(): Uint8Array {
    return this.buffer.subarray(0, this.used)
  }

  clear(): void {
    this.used = 0
  }

  private reserve(more: number): void {
    const needed = this.used + more
    if (needed <= this.buffer.length) return
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, needed))
    larger.set(this.buffer.subarray(0, this.used))
    this.buffer = larger
  }
}
