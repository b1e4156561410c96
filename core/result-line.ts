/** Kith's cells of one result line, and the lines of `rejected.csv`. */
import { writeCell } from './cell.ts'
import type { Dialect } from './dialect.ts'
import { isFormula, neutralise, unneutralise } from './formula.ts'
import { issueSentence } from './issues.ts'
import type { LineWriter } from './line-writer.ts'
import { type FieldOutcome, LABELS, type Label, type RowOutcome } from './outcome.ts'
import { FIRST_FIELD_COLUMN, ISSUES_COLUMN, SOURCE_COLUMN, SOURCE_ID_COLUMN } from './result-columns.ts'

/** Scores are written with so many decimals. (design §3) */
const SCORE_DECIMALS = 4
const CERTAIN = (1).toFixed(SCORE_DECIMALS)

/** With `exact` only what came from a provider is made harmless. */
export type Strictness = 'exact' | 'spreadsheet'

/**
 * Adds the cells `kith_row` … `kith_extra` of a row, in order.
 * @returns whether a spreadsheet would run one of them. Those that Kith words itself start with a letter or a digit.
 */
export function addKithCells(line: LineWriter, outcome: RowOutcome, extra: string, strictness: Strictness): boolean {
  const { score, issues, fields } = outcome
  line.addCell(String(outcome.row))
  line.addCell(outcome.status)
  line.addCell(outcome.match ?? '')
  line.addCell(score === null ? '' : score === 1 ? CERTAIN : score.toFixed(SCORE_DECIMALS))
  line.addCell(outcome.source ?? '')
  const id = neutralise(outcome.sourceId ?? '')
  line.addCell(id)
  line.addCell(issues.length === 0 ? '' : issues.join(';'))
  let hasFormula = isFormula(id)
  for (const field of fields) {
    const isHarmless = strictness === 'exact' && !isProviders(field)
    const latest = isHarmless ? field.latest : neutralise(field.latest)
    line.addCell(latest)
    line.addCell(field.label ?? '')
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
    return { latest: label === 'new' || label === 'old' ? unneutralise(written) : written, label }
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

function isProviders(field: FieldOutcome): boolean {
  return field.label === 'new' || field.label === 'old'
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
