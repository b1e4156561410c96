/**
 * The one reader of record ends: bytes in, record boundaries out, whatever the chunking.
 *
 * A record ends at \n, \r\n or \r outside quotes. A quote opens a quoted cell only where a cell begins; a doubled
 * quote inside it is a quote; after the closing quote the rest of the cell is plain. UTF-16 is read through a shadow
 * of one byte per two-byte unit, so that every encoding runs through the same loop. Shift-JIS needs no more: none of
 * its trail bytes (0x40 and up) is a line end or a quote, and a delimiter that can be one is looked at twice.
 */
import type { Dialect } from './dialect.ts'

/** Design §1: a record ends here at the latest, in bytes without its line end. */
export const MAX_RECORD_BYTES = 1_048_576

/** Where the bytes stop: of the file, or of a range that ends at a record end with more file behind it. */
export type ScanEnd = 'file' | 'range'

export type RecordKind = 'row' | 'empty' | 'comment'

/** Told of every record in order; each begins where the one before it ended. */
export type RecordSink = (
  kind: RecordKind,
  /** Holds the record's bytes at [from, to); a view on a pushed chunk or on a copy that is never written again. */
  window: Uint8Array,
  from: number,
  to: number,
  /** Byte offset in the file past the record's line end. */
  end: number,
  /** Byte index in the record from which quotes are plain characters, -1 for none. */
  plainFrom: number,
  /** A quote was still open at the end of the file. */
  isOpen: boolean,
  /** Bytes of a record that is too long, cut off. */
  cutBytes: number,
) => void

const LF = 10
const CR = 13
const BACKSLASH = 92
/** Stands for every UTF-16 unit above 0xFF, and for a last odd byte: no character we look for. */
const OTHER = 0xff

/** Plain: a quote may open at a cell's start. Rest: up to the line end all quotes are plain. */
const PLAIN = 0
const QUOTED = 1
const REST = 2
const COMMENT = 3

export interface RecordEngine {
  readonly push: (chunk: Uint8Array) => void
  readonly end: (at: ScanEnd) => void
}

/**
 * @param offset byte offset in the file of the first byte that will be pushed; a record begins there
 * @param maxBytes an even number; every reader of one file must take the same
 * @returns an engine that holds at most one record and one chunk; the work is linear in the bytes pushed
 */
export function createRecordEngine(
  dialect: Dialect,
  offset: number,
  sink: RecordSink,
  maxBytes = MAX_RECORD_BYTES,
): RecordEngine {
  const unitBytes = dialect.encoding === 'utf-16le' || dialect.encoding === 'utf-16be' ? 2 : 1
  const lowByte = dialect.encoding === 'utf-16be' ? 1 : 0
  const maxUnits = maxBytes / unitBytes
  const quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0)
  const backslash = dialect.escape === '\\' ? BACKSLASH : -1
  const delimiter = dialect.delimiter.charCodeAt(0)
  const mayBeTrailByte = dialect.encoding === 'shift_jis' && delimiter >= 0x40
  const comment = dialect.comment === null ? [] : Array.from(dialect.comment, (c) => c.charCodeAt(0))
  const highest = Math.max(CR, quote)

  let raw: Uint8Array = new Uint8Array(0)
  let rawLength = 0
  let units: Uint8Array = raw
  let unitCount = 0
  /** Byte offset in the file of raw[0]. */
  let base = offset
  /** Unit indexes in the window: where the record begins, how far it is read, where its quote opened. */
  let start = 0
  let position = 0
  let openAt = 0
  let mode = PLAIN
  let isFresh = true
  /** Unit index in the record, or -1. */
  let plainFrom = -1
  /** The kept part of a record that is too long, while its rest is passed over. */
  let kept: Uint8Array | null = null
  let keptOffset = 0
  /** No more bytes follow: what a last byte means need not wait for the next one. */
  let isEnded = false
  /** The window belongs to the engine alone and may be appended to. */
  let isOwned = false

  const byteAt = (unit: number) => Math.min(unit * unitBytes, rawLength)

  function emit(contentEnd: number, next: number, isOpen: boolean): void {
    const end = base + byteAt(next)
    const plainByte = plainFrom < 0 ? -1 : plainFrom * unitBytes
    if (kept === null) {
      const kind = mode === COMMENT ? 'comment' : contentEnd === start ? 'empty' : 'row'
      sink(kind, raw, byteAt(start), byteAt(contentEnd), end, plainByte, isOpen, 0)
    } else {
      const cutBytes = base + byteAt(contentEnd) - keptOffset - kept.length
      sink(mode === COMMENT ? 'comment' : 'row', kept, 0, kept.length, end, plainByte, false, cutBytes)
      kept = null
    }
    start = next
    position = next
    mode = PLAIN
    isFresh = true
    plainFrom = -1
    isOwned = false
  }

  function beginsCell(at: number): boolean {
    if (at === start) return true
    if (units[at - 1] !== delimiter) return false
    if (!mayBeTrailByte) return true
    // A run of lead bytes before it: of an odd number the last one takes the delimiter's byte as its trail.
    let before = at - 2
    while (before >= start && isLeadByte(units[before] as number)) before--
    return (at - 2 - before) % 2 === 0
  }

  /** @returns false while too few bytes are there to tell */
  function readComment(): boolean {
    for (let i = 0; i < comment.length; i++) {
      if (start + i >= unitCount) return isEnded
      if (units[start + i] !== comment[i]) return true
    }
    if (comment.length > 0) mode = COMMENT
    return true
  }

  /** The record is too long: quotes that never closed become plain, else it is cut. */
  function overrun(): void {
    if (mode === QUOTED) {
      readAsPlain()
      return
    }
    let length = byteAt(start + maxUnits) - byteAt(start)
    const first = byteAt(start)
    if (dialect.encoding === 'utf-8') while (length > 0 && ((raw[first + length] as number) & 0xc0) === 0x80) length--
    kept = raw.slice(first, first + length)
    keptOffset = base + first
    if (mode === PLAIN) mode = REST
    position = start + maxUnits
    start = position
  }

  function readAsPlain(): void {
    mode = REST
    plainFrom = openAt - start
    position = openAt + 1
  }

  /** Reads on until the window is used up. */
  function run(): void {
    while (true) {
      if (isFresh) {
        if (start >= unitCount || !readComment()) return
        isFresh = false
      }
      const limit = kept === null ? start + maxUnits + 1 : Number.POSITIVE_INFINITY
      const cap = Math.min(unitCount, limit)
      const isDone = mode === QUOTED ? readQuoted(cap, limit) : readPlain(cap)
      if (isDone) continue
      if (position >= limit) {
        overrun()
        continue
      }
      return
    }
  }

  /** @returns true when a record ended or the mode changed; false at the cap or where the next unit must be known */
  function readPlain(cap: number): boolean {
    const window = units
    const passed = highest
    const mayOpen = mode === PLAIN
    let i = position
    while (i < cap) {
      // Nearly every unit is passed over here: nothing else stands in this loop.
      while (i < cap && (window[i] as number) > passed) i++
      if (i === cap) break
      const unit = window[i] as number
      if (unit === LF) {
        emit(i, i + 1, false)
        return true
      }
      if (unit === CR) {
        if (i + 1 === unitCount && !isEnded) break
        emit(i, i + 1 < unitCount && window[i + 1] === LF ? i + 2 : i + 1, false)
        return true
      }
      if (unit === quote && mayOpen && beginsCell(i)) {
        const behind = closedBefore(i + 1, cap)
        if (behind < 0) {
          openAt = i
          position = i + 1
          mode = QUOTED
          return true
        }
        i = behind
      } else {
        i++
      }
    }
    position = i
    return false
  }

  /** @returns behind which unit the quote that opened before `from` is closed for sure; -1: not before `cap` */
  function closedBefore(from: number, cap: number): number {
    const window = units
    for (let i = from; i < cap; i++) {
      while (i < cap && window[i] !== quote && window[i] !== backslash) i++
      if (i + 1 >= cap) return -1
      if (window[i] === backslash || window[i + 1] === quote) i++
      else return i + 1
    }
    return -1
  }

  function readQuoted(cap: number, limit: number): boolean {
    const window = units
    let i = position
    while (i < cap) {
      while (i < cap && window[i] !== quote && window[i] !== backslash) i++
      if (i === cap) break
      const unit = window[i]
      if (i + 1 < cap) {
        if (unit === backslash || window[i + 1] === quote) {
          i += 2
          continue
        }
      } else if (cap < limit && !isEnded) {
        break
      } else if (cap === limit || unit === backslash) {
        i = cap
        break
      }
      position = i + 1
      mode = PLAIN
      return true
    }
    position = i
    return false
  }

  function append(chunk: Uint8Array): void {
    if (rawLength === 0) {
      raw = chunk
      rawLength = chunk.length
      isOwned = false
    } else {
      const needed = rawLength + chunk.length
      if (!isOwned || needed > raw.length) {
        const grown = new Uint8Array(Math.max(needed, isOwned ? 2 * raw.length : needed))
        grown.set(raw.subarray(0, rawLength))
        raw = grown
        isOwned = true
      }
      raw.set(chunk, rawLength)
      rawLength = needed
    }
    if (unitBytes === 1) {
      units = raw
      unitCount = rawLength
    } else {
      shadow()
    }
  }

  function shadow(): void {
    const count = rawLength >> 1
    if (units.length < count) {
      const grown = new Uint8Array(Math.max(count, raw.length >> 1))
      grown.set(units.subarray(0, unitCount))
      units = grown
    }
    for (let i = unitCount; i < count; i++) {
      units[i] = raw[2 * i + 1 - lowByte] === 0 ? (raw[2 * i + lowByte] as number) : OTHER
    }
    unitCount = count
  }

  /** Forgets what was told, so that the window holds the open record alone. */
  function compact(): void {
    if (kept !== null) start = position
    if (start === 0) {
      // A pushed chunk stays the caller's: what goes on growing is copied.
      if (!isOwned && rawLength > 0) raw = raw.slice(0, rawLength)
      isOwned = true
      if (unitBytes === 1) units = raw
      return
    }
    const from = byteAt(start)
    raw = raw.slice(from, rawLength)
    rawLength -= from
    isOwned = true
    units = unitBytes === 1 ? raw : units.slice(start, unitCount)
    unitCount -= start
    base += from
    position -= start
    openAt -= start
    start = 0
  }

  return {
    push(chunk) {
      append(chunk)
      run()
      compact()
    },
    end(at) {
      if (unitBytes === 2 && rawLength % 2 === 1) {
        const grown = new Uint8Array(unitCount + 1)
        grown.set(units.subarray(0, unitCount))
        grown[unitCount++] = OTHER
        units = grown
      }
      isEnded = true
      run()
      while (start < unitCount || kept !== null) {
        if (mode === QUOTED && at === 'range') readAsPlain()
        else emit(unitCount, unitCount, mode === QUOTED)
        run()
      }
    },
  }
}

/** @returns whether `byte` begins a two-byte character of Shift-JIS (the encoding standard's ranges). */
export function isLeadByte(byte: number): boolean {
  return (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc)
}
