/** How an uploaded file is written, from its head: encoding, delimiter, quoting, preamble, header. */
import { type Head, type HeadRecord, readHead } from './detect-head.ts'
import { firstLineEnd, lineOffset, linesBefore } from './detect-lines.ts'
import { checkOverrides } from './detect-overrides.ts'
import { headWarnings, type Warning } from './detect-warnings.ts'
import type { Dialect, DialectOverrides } from './dialect.ts'
import { markBytes, sniffEncoding } from './sniff-encoding.ts'
import { type Refusal, sniffBinary, sniffFile } from './sniff-file.ts'
import { sniffHeader } from './sniff-header.ts'
import { sniffLayout } from './sniff-layout.ts'
import type { Encoding, TextCodec } from './text.ts'

export type Detected =
  | {
      readonly dialect: Dialect
      readonly warnings: readonly Warning[]
      /** Records of the head from `dialect.dataStart` on. */
      readonly records: readonly HeadRecord[]
    }
  | { readonly error: Refusal }

/**
 * @param bytes the first bytes of the file, from its very first one: all of it, or at least some rows (1 MiB is good)
 * @param overrides what a person has set; the rest is detected to fit it
 * @returns the dialect with warnings that a person understands, or the reason why this is no readable table (codes
 *   `file.*`, `override.*`, `csv.first_line_too_long`); never throws, whatever the bytes and the overrides
 */
export function detectDialect(
  bytes: Uint8Array,
  { isWhole }: { readonly isWhole: boolean },
  codec: TextCodec,
  overrides: DialectOverrides = {},
): Detected {
  const error = checkOverrides(overrides) ?? sniffFile(bytes)
  if (error !== null) return { error }
  const head: Head = { bytes, isWhole }
  const sniffed = sniffEncoding(head)
  const encoding = overrides.encoding ?? sniffed.encoding
  const bomBytes = markBytes(bytes, encoding)
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') {
    const binary = sniffBinary(bytes.subarray(bomBytes))
    if (binary !== null) return { error: binary }
  }
  const blank: Dialect = {
    encoding,
    bom: bomBytes > 0,
    delimiter: overrides.delimiter ?? ',',
    quote: overrides.quote ?? '"',
    lineEnd: '\n',
    comment: null,
    headerRow: null,
    dataStart: bomBytes,
    linesBeforeData: 0,
    columns: [],
    asciiHead: encoding === 'utf-8' && sniffed.isAscii,
  }
  return findTable(head, blank, codec, overrides, sniffed.encoding)
}

function findTable(
  head: Head,
  blank: Dialect,
  codec: TextCodec,
  overrides: DialectOverrides,
  likelyEncoding: Encoding,
): Detected {
  const named = separatorLine(head, blank, codec)
  let from = named?.end ?? blank.dataStart
  const wanted = overrides.headerRow ?? null
  if (wanted !== null) {
    const offset = lineOffset(head.bytes, blank, wanted)
    if (offset === null) return { error: noSuchLine(wanted) }
    from = offset
  }
  const fixed = { delimiter: overrides.delimiter ?? named?.delimiter, quote: overrides.quote }
  const layout = sniffLayout(head, { ...blank, dataStart: from }, codec, fixed)
  const lineEnd = firstLineEnd(head.bytes, layout.dialect)
  const records = readHead(head, from, layout.dialect, codec)
  const refusal = refuseRecords(head, records)
  if (refusal !== null) return { error: refuseEncoding(blank.encoding, likelyEncoding) ?? refusal }

  const sniffed = sniffHeader(records, layout.width)
  const isSet = overrides.headerRow !== undefined
  const first = isSet
    ? Math.max(
        0,
        records.findIndex(({ record }) => wanted === null || record.kind !== 'empty'),
      )
    : sniffed.first
  const isHeader = isSet ? wanted !== null : sniffed.isHeader
  const table = records[first] as HeadRecord
  const dataStart = isHeader ? table.record.end : table.record.start
  const headerRow = isHeader ? linesBefore(head.bytes, blank, table.record.start) + 1 : null
  const headerLines = isHeader ? linesBefore(head.bytes, blank, dataStart) - (headerRow as number) + 1 : 0
  const dialect: Dialect = {
    ...layout.dialect,
    lineEnd,
    headerRow,
    dataStart,
    linesBeforeData: linesBefore(head.bytes, blank, dataStart) - headerLines,
    columns: isHeader ? table.cells : numbered(layout.width),
  }
  const data = readHead(head, dataStart, dialect, codec)
  const warnings = headWarnings({
    head,
    dialect,
    header: isHeader ? table : null,
    data,
    overrides,
    likelyEncoding,
    isHeaderGuess: !isSet && sniffed.isGuess,
  })
  return { dialect, warnings, records: data }
}

/** Excel's own first line, `sep=;`, names the delimiter and is no row. */
function separatorLine(head: Head, blank: Dialect, codec: TextCodec) {
  const end = lineOffset(head.bytes, blank, 2) ?? head.bytes.length
  if (end - blank.dataStart > 40) return null
  const match = /^"?sep=([^\r\n"])"?[\r\n]*$/i.exec(
    codec.decode(head.bytes.subarray(blank.dataStart, end), blank.encoding),
  )
  const delimiter = match?.[1]
  if (delimiter === undefined || checkOverrides({ delimiter }) !== null) return null
  return { delimiter, end }
}

function refuseRecords(head: Head, records: readonly HeadRecord[]): Refusal | null {
  const first = records.find(({ record }) => record.kind === 'row')
  if (first?.record.flags.includes('csv.record_too_long') || (first === undefined && !head.isWhole)) {
    return {
      code: 'csv.first_line_too_long',
      message: 'The first line is longer than a megabyte: this is no table with columns, or its line ends are missing.',
    }
  }
  if (first === undefined) return { code: 'file.empty', message: 'This file holds no rows, only empty lines.' }
  return null
}

/** Read in the wrong encoding a file has no lines. */
function refuseEncoding(chosen: Encoding, likely: Encoding): Refusal | null {
  if (chosen === likely) return null
  return { code: 'override.encoding', message: `Read as ${chosen} this file has no lines. It looks like ${likely}.` }
}

function noSuchLine(line: number): Refusal {
  return { code: 'override.header_row', message: `There is no line ${line} at the beginning of this file.` }
}

function numbered(width: number): readonly string[] {
  return Array.from({ length: width }, (_, i) => `Column ${i + 1}`)
}
