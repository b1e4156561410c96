/** Bytes to text and back, handed in by whoever runs the engine: `core` itself has no codec. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'shift_jis'] as const

export type Encoding = (typeof ENCODINGS)[number]

export interface TextCodec {
  /** Malformed input becomes U+FFFD; a byte order mark is kept as U+FEFF. */
  readonly decode: (bytes: Uint8Array, encoding: Encoding) => string
  /** Always UTF-8. */
  readonly encode: (text: string) => Uint8Array
}
