/** Copies a range of one open file into another through one buffer: new memory for every piece costs more than the copy. */
import type { FileHandle } from 'node:fs/promises'

const BUFFER_BYTES = 1024 * 1024

/** @returns how many bytes were there to copy */
export async function copyBytes(
  from: FileHandle,
  range: { readonly from: number; readonly to: number },
  to: FileHandle,
  at: number,
): Promise<number> {
  const buffer = Buffer.allocUnsafe(Math.min(BUFFER_BYTES, range.to - range.from))
  let copied = 0
  while (range.from + copied < range.to) {
    const wanted = Math.min(buffer.length, range.to - range.from - copied)
    const { bytesRead } = await from.read(buffer, 0, wanted, range.from + copied)
    if (bytesRead === 0) break
    await writeWhole(to, buffer.subarray(0, bytesRead), at + copied)
    copied += bytesRead
  }
  return copied
}

/** A file may take less than it is given. */
export async function writeWhole(to: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await to.write(bytes, written, bytes.length - written, at + written)
    written += bytesWritten
  }
}
