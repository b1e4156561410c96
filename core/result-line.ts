/** Kith's cells of one result line, and the lines of `rejected.csv`. */
import { writeCell } from './cell.ts'
import type { Dialect } from './dialect.ts'
import { isFormula, neutralise, unneutralise } from './formula.ts'
import { issueSentence } from './issues.ts'
import { knownCell, type LineWriter } from './line-writer.ts'
import {
  LABELS,
  type Label,
  MATCH_KINDS,
  type MatchKind,
  ROW_STATUSES,
  type RowOutcome,
  type RowStatus,
} from './outcome.ts'
import { FIRST_FIELD_COLUMN, ISSUES_COLUMN, SOURCE_COLUMN, SOURCE_ID_COLUMN } from './result-columns.ts'
import type { TextCodec } from './text.ts'

/** Scores are written with so many decimals. (design §3) */
const SCORE_DECIMALS = 4
const CERTAIN = (1).toFixed(SCORE_DECIMALS)

/** With `exact` only what came from a provider is made harmless. */
export type Strictness = 'exact' | 'spreadsheet'

/** Cells that come again and again, in bytes. */
export interface KnownCells {
  readonly blank: Uint8Array
  readonly statuses: Readonly<Record<RowStatus, Uint8Array>>
  readonly kinds: Readonly<Record<MatchKind, Uint8Array>>
  readonly labels: Readonly<Record<Label, Uint8Array>>
}

export function knownCells(dialect: Dialect, codec: TextCodec): KnownCells {
  const cellsOf = <Word extends string>(words: readonly Word[]) =>
    Object.fromEntries(words.map((word) => [word, knownCell(word, dialect, codec)])) as Record<Word, Uint8Array>
  return {
    blank: knownCell('', dialect, codec),
    statuses: cellsOf(ROW_STATUSES),
    kinds: cellsOf(MATCH_KINDS),
    labels: cellsOf(LABELS),
  }
}

/**
 * Adds the cells `kith_row` … `kith_extra` of a row, in order.
 * @returns whether a spreadsheet would run one of them. Those that Kith words itself start with a letter or a digit.
 */
export function addKithCells(
  line: LineWriter,
  known: KnownCells,
  outcome: RowOutcome,
  extra: string,
  strictness: Strictness,
): boolean {
  const { match, score, issues, fields } = outcome
  line.addCell(String(outcome.row))
  line.addKnown(known.statuses[outcome.status])
  line.addKnown(match === null ? known.blank : known.kinds[match])
  line.addCell(score === null ? '' : score === 1 ? CERTAIN : score.toFixed(SCORE_DECIMALS))
  line.addCell(outcome.source ?? '')
  const id = neutralise(outcome.sourceId ?? '')
  line.addCell(id)
  line.addCell(issues.length === 0 ? '' : issues.join(';'))
  let hasFormula = isFormula(id)
  for (const { latest: value, label } of fields) {
    const isHarmless = strictness === 'exact' && !isProviders(label)
    const latest = isHarmless ? value : neutralise(value)
    line.addCell(latest)
    line.addKnown(label === null ? known.blank : known.labels[label])
    hasFormula ||= isFormula(latest)
  }
  const surplus = strictness === 'spreadsheet' ? neutralise(extra) : extra
  line.addCell(surplus)
  return hasFormula || isFormula(surplus)
}

/** What the cells of a line of `result.csv` say: the inverse of `kithCells`. `own` is not among them. */
export interface ReadKithCells {
  readonly source: string | null
  readonly sourceId: string | null
  readonly issues: readonly string[]
  /** In the order of the result's fields. */
  readonly fields: readonly { readonly latest: string; readonly label: Label | null }[]
}

export function readKithCells(cells: readonly string[], fieldCount: number): ReadKithCells {
  const at = (column: number) => cells[column] ?? ''
  const fields = Array.from({ length: fieldCount }, (_, i) => {
    const label = LABELS.find((one) => one === at(FIRST_FIELD_COLUMN + 2 * i + 1)) ?? null
    const written = at(FIRST_FIELD_COLUMN + 2 * i)
    return { latest: isProviders(label) ? unneutralise(written) : written, label }
  })
  return {
    source: at(SOURCE_COLUMN) || null,
    sourceId: unneutralise(at(SOURCE_ID_COLUMN)) || null,
    issues: at(ISSUES_COLUMN)
      .split(';')
      .filter((code) => code !== ''),
    fields,
  }
}

function isProviders(label: Label | null): boolean {
  return label === 'new' || label === 'old'
}

/** @returns cells as they stand in a line, each after a delimiter, without a line end. */
export function joinAfter(cells: readonly string[], dialect: Dialect): string {
  let line = ''
  for (const cell of cells) line += dialect.delimiter + writeCell(cell, dialect)
  return line
}

/** Kith's columns of `rejected.csv`. */
export const REJECTED_COLUMNS = ['kith_row', 'kith_issues', 'kith_reason']

export function rejectedCells(outcome: RowOutcome): string[] {
  const reasons = outcome.issues.map((code) => issueSentence(code))
  return [String(outcome.row), outcome.issues.join(';'), reasons.join(' ')]
}
