/** Bytes to text and back with what the platform brings: Node carries full ICU since 13. */
import { Buffer } from 'node:buffer'
import { ENCODINGS, type Encoding, type TextCodec } from '#core/text.ts'

const decoders = new Map<Encoding, TextDecoder>(
  ENCODINGS.map((encoding) => [encoding, new TextDecoder(encoding, { fatal: false, ignoreBOM: true })]),
)
const encoder = new TextEncoder()

/**
 * What `Buffer.toString` is made of: the same text as a TextDecoder's, and for the short runs of a directory's values in
 * half of its time. Node 20, 22 and 24 have it, but no page of theirs promises it: without it, a TextDecoder will do.
 */
const { utf8Slice } = Buffer.prototype as unknown as {
  utf8Slice?: (this: Uint8Array, from: number, to: number) => string
}

/**
 * What Windows-1252 has where Latin-1 has control characters, from 0x80 on; a dot where it has nothing either.
 * https://encoding.spec.whatwg.org/index-windows-1252.txt
 */
const WINDOWS_1252 = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ'
const UNDEFINED = '.'

/** Several versions of Node read Windows-1252 as Latin-1; for those that don't, this changes nothing. */
function mendLatin1(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => {
    const meant = WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? UNDEFINED
    return meant === UNDEFINED ? control : meant
  })
}

export const codec: TextCodec = {
  decode(bytes, encoding) {
    if (encoding === 'utf-8' && utf8Slice !== undefined) return utf8Slice.call(bytes, 0, bytes.length)
    const text = (decoders.get(encoding) as TextDecoder).decode(bytes)
    return encoding === 'windows-1252' ? mendLatin1(text) : text
  },
  encode: (text) => encoder.encode(text),
}
