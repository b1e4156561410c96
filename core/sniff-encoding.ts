/** Which of the encodings we read a file is written in, from its first bytes. */
import type { Head } from './detect-head.ts'
import { isLeadByte } from './record-engine.ts'
import type { Encoding } from './text.ts'
import { utf8Length } from './utf8.ts'

export interface SniffedEncoding {
  readonly encoding: Encoding
  /** Length of the byte order mark, 0 for none. */
  readonly bomBytes: number
  readonly isAscii: boolean
}

const MARKS: readonly { readonly encoding: Encoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]

/** @returns the length of the byte order mark of `encoding` at the head's start, 0 for none */
export function markBytes(head: Uint8Array, encoding: Encoding): number {
  const mark = MARKS.find((one) => one.encoding === encoding)
  return mark?.bytes.every((byte, i) => head[i] === byte) ? mark.bytes.length : 0
}

/**
 * A byte order mark decides; else NUL bytes on one side of the pairs tell UTF-16, well-formed text UTF-8, and what is
 * left is Shift-JIS where that reads without fault and gives Japanese, or Windows-1252.
 */
export function sniffEncoding(file: Head): SniffedEncoding {
  const head = file.bytes
  for (const { encoding } of MARKS) {
    const bomBytes = markBytes(head, encoding)
    if (bomBytes > 0) return { encoding, bomBytes, isAscii: isAscii(head.subarray(bomBytes)) }
  }
  return { encoding: sniffUtf16(head) ?? sniffBytes(file), bomBytes: 0, isAscii: isAscii(head) }
}

function isAscii(bytes: Uint8Array): boolean {
  return !bytes.some((byte) => byte >= 0x80)
}

function sniffUtf16(head: Uint8Array): Encoding | null {
  const pairs = Math.min(head.length, 65_536) >> 1
  if (pairs < 2) return null
  let first = 0
  let second = 0
  for (let i = 0; i < pairs; i++) {
    if (head[2 * i] === 0) first++
    if (head[2 * i + 1] === 0) second++
  }
  // Delimiters, digits and line ends have a NUL half in any script: a fifth is little even for Chinese.
  if (second >= pairs / 5 && first <= second / 10) return 'utf-16le'
  if (first >= pairs / 5 && second <= first / 10) return 'utf-16be'
  return null
}

/** So many bytes that fit no UTF-8 say enough. */
const ENOUGH_BROKEN = 2000

function sniffBytes({ bytes: head, isWhole }: Head): Encoding {
  let wellFormed = 0
  let broken = 0
  for (let at = 0; at < head.length && broken < ENOUGH_BROKEN; ) {
    const length = utf8Length(head.subarray(at))
    for (let i = at; i < at + length; i++) if ((head[i] as number) >= 0xc0) wellFormed++
    at += length
    // A head that is not the whole file may end inside a character.
    if (at < head.length && (isWhole || !isCutCharacter(head.subarray(at)))) broken++
    at++
  }
  // A few damaged characters don't make a UTF-8 file another encoding: others hit well-formed sequences rarely.
  if (broken === 0 || wellFormed >= 10 * broken) return 'utf-8'
  return isShiftJis(head) ? 'shift_jis' : 'windows-1252'
}

function isCutCharacter(rest: Uint8Array): boolean {
  const lead = rest[0] as number
  const length = lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0
  if (lead > 0xf4 || rest.length >= length) return false
  return rest.length < length && rest.subarray(1).every((byte) => (byte & 0xc0) === 0x80)
}

function isShiftJis(head: Uint8Array): boolean {
  let pairs = 0
  let common = 0
  let kana = 0
  let kanaRuns = 0
  for (let i = 0; i < head.length; i++) {
    const byte = head[i] as number
    if (byte < 0x80) continue
    if (byte >= 0xa1 && byte <= 0xdf) {
      kana++
      const before = i > 0 ? (head[i - 1] as number) : 0
      if (before < 0xa1 || before > 0xdf) kanaRuns++
      continue
    }
    if (!isLeadByte(byte)) return false
    if (i + 1 === head.length) break
    const trail = head[i + 1] as number
    if (trail < 0x40 || trail === 0x7f || trail > 0xfc) return false
    pairs++
    // Kana and the everyday kanji; in Windows-1252 these leads are typographic signs or nothing.
    if (byte <= 0x98) common++
    i++
  }
  if (pairs === 0) return kana >= 3 * kanaRuns && kanaRuns > 0
  return common >= pairs / 2 && common * 2 >= kana - 2 * kanaRuns
}
