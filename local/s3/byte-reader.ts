// Reads lines and runs of bytes, in turn, from a stream of chunks cut anywhere.

export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>
  #rest: Buffer = Buffer.alloc(0)

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** At least one and at most `maxBytes` bytes, or null at the end. */
  async take(maxBytes: number): Promise<Buffer | null> {
    while (this.#rest.length === 0) if (!(await this.#more())) return null
    const taken = this.#rest.subarray(0, maxBytes)
    this.#rest = this.#rest.subarray(taken.length)
    return taken
  }

  /** The next line without its line end (LF or CRLF), or null where none ends within `maxBytes`. */
  async line(maxBytes: number): Promise<string | null> {
    let end = this.#rest.indexOf(10)
    while (end < 0) {
      if (this.#rest.length > maxBytes || !(await this.#more())) return null
      end = this.#rest.indexOf(10)
    }
    const line = this.#rest.toString('latin1', 0, end).replace(/\r$/, '')
    this.#rest = this.#rest.subarray(end + 1)
    return line
  }

  async #more(): Promise<boolean> {
    const next = await this.#chunks.next()
    if (next.done) return false
    this.#rest = this.#rest.length === 0 ? asBuffer(next.value) : Buffer.concat([this.#rest, next.value])
    return true
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
