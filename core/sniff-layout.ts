/** Delimiter, quote and comment sign of a file: the reading under which its rows agree best. */
import { type Head, type HeadRecord, readHead } from './detect-head.ts'
import type { Dialect } from './dialect.ts'
import type { TextCodec } from './text.ts'

export interface Layout {
  readonly dialect: Dialect
  /** The most common number of cells, at least 1. */
  readonly width: number
}

interface Reading extends Layout {
  readonly score: number
  readonly rows: number
  readonly malformed: number
  /** Share of the rows that have the common width. */
  readonly agreement: number
}

/** Common delimiters first: the earlier one wins a tie. Weights: how readily each is believed. */
const DELIMITERS: readonly { readonly sign: string; readonly weight: number }[] = [
  { sign: ',', weight: 1 },
  { sign: ';', weight: 1 },
  { sign: '\t', weight: 1 },
  { sign: '|', weight: 1 },
  { sign: '\u0001', weight: 1 },
  { sign: '\u001e', weight: 1 },
  { sign: '\u001f', weight: 1 },
  { sign: '~', weight: 0.4 },
  { sign: '^', weight: 0.4 },
  { sign: ':', weight: 0.4 },
]

/** A rare sign is a delimiter only where nearly every row agrees, the first one included. */
const RARE_AGREEMENT = 0.9
/** Enough rows to tell, and quick even with 2,000 columns. */
const SAMPLE_BYTES = 131_072

/**
 * @param base encoding, byte order mark and `dataStart` are taken as they are
 * @param fixed what a person has set
 */
export function sniffLayout(
  head: Head,
  base: Dialect,
  codec: TextCodec,
  fixed: { readonly delimiter?: string; readonly quote?: string },
): Layout {
  const isShort = head.bytes.length <= SAMPLE_BYTES
  const sample: Head = { bytes: head.bytes.subarray(0, SAMPLE_BYTES), isWhole: head.isWhole && isShort }
  const text = codec.decode(sample.bytes.subarray(base.dataStart), base.encoding)
  const comment = /(?:^|[\r\n])#/.test(text) ? '#' : null
  const signs =
    fixed.delimiter === undefined
      ? DELIMITERS.filter(({ sign }) => text.includes(sign))
      : [{ sign: fixed.delimiter, weight: 1 }]
  let best: Reading | null = null
  for (const { sign, weight } of signs) {
    const reading = bestQuoting(sample, { ...base, delimiter: sign, comment }, codec, text, fixed.quote)
    const isRare = weight < 1 && (reading.agreement < RARE_AGREEMENT || reading.width < 2)
    const score = isRare ? 0 : reading.score * weight
    if (best === null || score > best.score) best = { ...reading, score }
  }
  if (best === null || (best.score === 0 && fixed.delimiter === undefined)) {
    return bestQuoting(sample, { ...base, delimiter: ',', comment }, codec, text, fixed.quote)
  }
  return best
}

function bestQuoting(
  sample: Head,
  dialect: Dialect,
  codec: TextCodec,
  text: string,
  fixedQuote: string | undefined,
): Reading {
  if (fixedQuote !== undefined) return bestEscaping(sample, { ...dialect, quote: fixedQuote }, codec, text)
  const double = bestEscaping(sample, { ...dialect, quote: '"' }, codec, text)
  if (openings(text, dialect.delimiter, '"') > 0) {
    if (double.malformed === 0) return double
    // Quotes that never close are inches or ditto marks, if the rows agree without them.
    if (closesCell(text, dialect.delimiter, '"')) return double
    const none = readSample(sample, { ...dialect, quote: '' }, codec)
    // One alone may be a slip, unless nothing follows that could show how the file quotes.
    const isTelling = (sample.isWhole && none.rows >= 10) || openings(text, dialect.delimiter, '"') > 1
    return isTelling && none.agreement > RARE_AGREEMENT && none.width > 1 ? none : double
  }
  if (openings(text, dialect.delimiter, "'") > 0 && closesCell(text, dialect.delimiter, "'")) {
    const single = bestEscaping(sample, { ...dialect, quote: "'" }, codec, text)
    if (single.malformed === 0) return single
  }
  return double
}

/** Backslash escapes are believed only where doubled quotes leave text behind closing quotes and they don't. */
function bestEscaping(sample: Head, dialect: Dialect, codec: TextCodec, text: string): Reading {
  const doubled = readSample(sample, dialect, codec)
  const mayEscape = dialect.encoding !== 'shift_jis' && dialect.quote !== '' && text.includes(`\\${dialect.quote}`)
  if (doubled.malformed === 0 || !mayEscape) return doubled
  const escaped = readSample(sample, { ...dialect, escape: '\\' }, codec)
  return escaped.malformed === 0 ? escaped : doubled
}

/** @returns how many cells begin with the quote */
function openings(text: string, delimiter: string, quote: string): number {
  const behind = [delimiter, '\n', '\r'].map((before) => text.split(before + quote).length - 1)
  return behind.reduce((sum, count) => sum + count, text.startsWith(quote) ? 1 : 0)
}

function closesCell(text: string, delimiter: string, quote: string): boolean {
  return text.endsWith(quote) || [delimiter, '\n', '\r'].some((behind) => text.includes(quote + behind))
}

function readSample(sample: Head, dialect: Dialect, codec: TextCodec): Reading {
  const records = readHead(sample, dialect.dataStart, dialect, codec)
  const rows = records.filter(({ record }) => record.kind === 'row')
  const width = commonWidth(rows)
  const comments = records.filter(({ record }) => record.kind === 'comment')
  if (comments.some((line) => isRow(line, width)) || rows.length === 0) {
    // `#` begins rows here, or names a column.
    return dialect.comment === null
      ? weigh(rows, width, dialect)
      : readSample(sample, { ...dialect, comment: null }, codec)
  }
  return weigh(rows, width, dialect)
}

/** A line like `#,name` or `#12,Anne`; `# made by hand, unchecked` is a comment although its commas fit. */
function isRow({ cells }: HeadRecord, width: number): boolean {
  return cells.length === width && !/^#+(?:\s|$)/.test(cells.join(','))
}

function weigh(rows: readonly HeadRecord[], width: number, dialect: Dialect): Reading {
  const malformed = rows.filter(
    ({ record, issues }) => record.flags.length > 0 || issues.includes('csv.text_after_quote'),
  ).length
  if (width < 2) return { dialect, width, rows: rows.length, malformed, agreement: 0, score: 0 }
  // Narrow lines before the first wide one are a preamble.
  const first = rows.findIndex(({ cells }) => cells.length > 1)
  const table = rows.slice(first)
  const agreement = table.filter(({ cells }) => cells.length === width).length / table.length
  const isFirst = rows[0]?.cells.length === width
  const score = agreement * Math.log2(width + 1) * (isFirst ? 2 : 1) * (1 - malformed / rows.length / 2)
  return { dialect, width, rows: rows.length, malformed, agreement: isFirst ? agreement : agreement / 2, score }
}

/** @returns the most common width above 1, the larger of two; 1 where no row has more than one cell */
function commonWidth(rows: readonly HeadRecord[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows) if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  let width = 1
  let most = 0
  for (const [candidate, count] of counts) {
    if (count > most || (count === most && candidate > width)) {
      width = candidate
      most = count
    }
  }
  return width
}
