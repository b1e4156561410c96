import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Encoding } from '#core/text.ts'
import { codec } from './codec.ts'

/** Bytes as iconv writes them: `printf 'é…' | iconv -t <encoding> | xxd`. */
const SAMPLES: readonly (readonly [Encoding, readonly number[], string])[] = [
  ['utf-8', [0xc3, 0xa9, 0xe2, 0x82, 0xac], 'é€'],
  ['utf-16le', [0xe9, 0x00, 0xac, 0x20], 'é€'],
  ['utf-16be', [0x00, 0xe9, 0x20, 0xac], 'é€'],
  ['windows-1252', [0xe9, 0x80], 'é€'],
  ['shift_jis', [0x93, 0xfa, 0x96, 0x7b], '日本'],
]

describe('codec', () => {
  it.each(SAMPLES)('reads %s', (encoding, bytes, text) => {
    expect(codec.decode(Uint8Array.from(bytes), encoding)).toBe(text)
  })

  it('reads every byte of Windows-1252 as published', () => {
    const bytes = Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index)
    const published = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
    expect(codec.decode(bytes, 'windows-1252')).toBe(published)
  })

  it('keeps a byte order mark and replaces what is malformed', () => {
    expect(codec.decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xff), 'utf-8')).toBe('\uFEFFa\uFFFD')
  })

  it('reads any bytes as UTF-8 as the standard has it', () => {
    const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true })
    const text = fc.string({ unit: 'binary' }).map((written) => new TextEncoder().encode(written))
    const odd = fc.oneof(
      fc.integer({ min: 0x80, max: 0xff }),
      fc.constantFrom(0x61, 0xe2, 0xed, 0xa0, 0xf0, 0xef, 0xbb, 0xbf),
    )
    const bytes = fc.oneof(
      text,
      fc.uint8Array(),
      fc.array(odd).map((units) => Uint8Array.from(units)),
    )
    fc.assert(
      fc.property(bytes, fc.nat(3), (all, from) => {
        const some = all.subarray(Math.min(from, all.length))
        expect(codec.decode(some, 'utf-8')).toBe(decoder.decode(some))
      }),
      { numRuns: 5000 },
    )
  })

  it('writes UTF-8', () => {
    expect([...codec.encode('é€')]).toEqual([0xc3, 0xa9, 0xe2, 0x82, 0xac])
  })
})
