/** Bytes to text and back with what the platform brings: Node carries full ICU since 13. */
import { ENCODINGS, type Encoding, type TextCodec } from '#core/text.ts'

const decoders = new Map<Encoding, TextDecoder>(
  ENCODINGS.map((encoding) => [encoding, new TextDecoder(encoding, { fatal: false, ignoreBOM: true })]),
)
const encoder = new TextEncoder()

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
    const text = (decoders.get(encoding) as TextDecoder).decode(bytes)
    return encoding === 'windows-1252' ? mendLatin1(text) : text
  },
  encode: (text) => encoder.encode(text),
}
