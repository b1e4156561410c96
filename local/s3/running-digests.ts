// The entity tag, and a checksum where one is wanted, of bytes on their way past.

import { createHash } from 'node:crypto'
import { type ChecksumAlgorithm, startChecksum } from './checksum.ts'

export class RunningDigests {
  readonly #md5 = createHash('md5')
  readonly #checksum

  constructor(algorithm: ChecksumAlgorithm | null) {
    this.#checksum = algorithm && startChecksum(algorithm)
  }

  async *through(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      this.#md5.update(chunk)
      this.#checksum?.update(chunk)
      yield chunk
    }
  }

  /** Call it once, when all bytes have passed. `md5` is in hex, `checksum` in base64. */
  finish(): { readonly md5: string; readonly checksum: string | null } {
    return { md5: this.#md5.digest('hex'), checksum: this.#checksum?.digest() ?? null }
  }
}
