/** Bytes to text and back with what the platform brings: Node carries full ICU since 13. */
import { ENCODINGS, type Encoding, type TextCodec } from '#core/text.ts'

const decoders = new Map<Encoding, TextDecoder>(
  ENCODINGS.map((encoding) => [encoding, new TextDecoder(encoding, { fatal: false, ignoreBOM: true })]),
)
const encoder = new TextEncoder()

export const codec: TextCodec = {
  decode: (bytes, encoding) => (decoders.get(encoding) as TextDecoder).decode(bytes),
  encode: (text) => encoder.encode(text),
}
