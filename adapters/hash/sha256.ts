/** SHA-256 of bytes that may be gigabytes. */
import { createHash } from 'node:crypto'

/** Node refuses 2 GiB and more at once, and heartbeats get their turn between two pieces. */
const PIECE_BYTES = 64 * 1024 * 1024

/** @returns lower-case hex */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256')
  for (let at = 0; at < bytes.byteLength; at += PIECE_BYTES) {
    hash.update(bytes.subarray(at, at + PIECE_BYTES))
    await new Promise((resume) => setImmediate(resume))
  }
  return hash.digest('hex')
}
