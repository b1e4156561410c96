/** What a person sees of a file before starting: how it is read, its columns, what they feed, its first rows. */
import { detectDialect } from './detect-dialect.ts'
import type { HeadRecord } from './detect-head.ts'
import type { Warning } from './detect-warnings.ts'
import type { Dialect, DialectOverrides } from './dialect.ts'
import type { Field, Mapping } from './field.ts'
import { type RememberedFields, suggestMapping } from './mapping.ts'
import type { Refusal } from './sniff-file.ts'
import type { Encoding, TextCodec } from './text.ts'

export interface PreviewColumn {
  readonly name: string
  readonly field: Field | null
  readonly confidence: number
  /** Share of the head's rows that have a value there, 0–1. */
  readonly fill: number
  /** The first three different values. */
  readonly samples: readonly string[]
}

/** The JSON of design §4. */
export interface Preview {
  readonly encoding: Encoding
  readonly delimiter: string
  readonly quote: string
  readonly headerRow: number | null
  readonly columns: readonly PreviewColumn[]
  readonly mapping: Mapping
  readonly rows: readonly (readonly string[])[]
  readonly warnings: readonly Warning[]
}

export type Previewed = { readonly preview: Preview; readonly dialect: Dialect } | { readonly error: Refusal }

const SAMPLES = 3
/** A cell of a megabyte says no more than its beginning. */
const SHOWN_CHARACTERS = 1000
/** Enough rows to judge columns by, few enough for 2,000 columns. */
const JUDGED_ROWS = 1000

/**
 * @param head the file's first bytes; 1 MiB is enough for any file that can be read
 * @param rows how many rows to show
 * @param remembered what was chosen for columns of these names before
 * @returns the preview and the dialect to read the whole file with, or why it can't be read; never throws
 */
export function previewFile(
  head: Uint8Array,
  { isWhole, rows }: { readonly isWhole: boolean; readonly rows: number },
  codec: TextCodec,
  overrides: DialectOverrides = {},
  remembered: RememberedFields = {},
): Previewed {
  const detected = detectDialect(head, { isWhole }, codec, overrides)
  if ('error' in detected) return detected
  const { dialect, records } = detected
  const judged = records.filter(({ record }) => record.kind === 'row').slice(0, JUDGED_ROWS)
  const values = dialect.columns.map((_, column) => judged.map(({ cells }) => cells[column] ?? ''))
  const suggested = suggestMapping(
    dialect.columns.map((name, column) => ({ name, values: values[column] as string[] })),
    remembered,
  )
  const columns = dialect.columns.map((name, column): PreviewColumn => {
    const guess = suggested.columns[column] ?? { field: null, confidence: 0 }
    return { name, ...guess, ...summary(values[column] as string[]) }
  })
  const { encoding, delimiter, quote, headerRow } = dialect
  const shown = judged.slice(0, rows).map(({ cells }) => cells.map(shorten))
  const warnings = [...detected.warnings, ...skippedLines(dialect, records)]
  return {
    preview: { encoding, delimiter, quote, headerRow, columns, mapping: suggested.mapping, rows: shown, warnings },
    dialect,
  }
}

function summary(values: readonly string[]): { fill: number; samples: readonly string[] } {
  const filled = values.filter((value) => value.trim() !== '')
  const samples: string[] = []
  for (const value of filled) {
    const sample = shorten(value.trim())
    if (!samples.includes(sample)) samples.push(sample)
    if (samples.length === SAMPLES) break
  }
  const fill = values.length === 0 ? 0 : Math.round((filled.length / values.length) * 10_000) / 10_000
  return { fill, samples }
}

function shorten(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text
}

/** Lines that are no rows are counted where people can see it. */
function skippedLines(dialect: Dialect, records: readonly HeadRecord[]): readonly Warning[] {
  const counts: readonly (readonly [string, number, string])[] = [
    ['csv.lines_before_header', dialect.linesBeforeData, 'before the table'],
    ['csv.empty_lines', records.filter(({ record }) => record.kind === 'empty').length, 'empty'],
    ['csv.comment_lines', records.filter(({ record }) => record.kind === 'comment').length, 'a comment'],
  ]
  return counts
    .filter(([, count]) => count > 0)
    .map(([code, count, what]) => ({
      code,
      message: `${count} ${count === 1 ? 'line is' : 'lines are'} ${what} and ${count === 1 ? 'is no row' : 'are no rows'}.`,
    }))
}
