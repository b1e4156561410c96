/** Columns of unsigned 32-bit numbers inside a larger run of bytes, little-endian. */

const IS_LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1

/**
 * @param bytes whole words
 * @returns the numbers: in place where the bytes lie at a multiple of four, else a copy
 */
export function wordsOf(bytes: Uint8Array): Uint32Array {
  const length = bytes.byteLength >>> 2
  if (IS_LITTLE_ENDIAN) {
    if (bytes.byteOffset % 4 === 0) return new Uint32Array(bytes.buffer, bytes.byteOffset, length)
    return new Uint32Array(bytes.slice().buffer, 0, length)
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length }, (_, place) => view.getUint32(4 * place, true))
}

/** @returns the numbers as bytes: the same memory where the machine writes numbers in that order. */
export function bytesOfWords(words: Uint32Array): Uint8Array {
  if (IS_LITTLE_ENDIAN) return new Uint8Array(words.buffer, words.byteOffset, words.byteLength)
  const bytes = new Uint8Array(words.byteLength)
  const view = new DataView(bytes.buffer)
  for (const [place, word] of words.entries()) view.setUint32(4 * place, word, true)
  return bytes
}
