/** What cells were cleaned to before, for columns whose values repeat: names, towns, companies. */
import type { FieldValue } from '../contact.ts'

/** One cell after cleaning. Immutable, so rows may share it. */
export interface CleanedCell {
  /** Best first, without equal keys; empty where the cell says "no value". */
  readonly values: readonly FieldValue[]
  /** Codes of what is wrong, each once. */
  readonly issues: readonly string[]
}

export interface CellMemory {
  /** @param country what the meaning of the cell depends on besides its text; '' where it does not */
  recall(text: string, country: string): CleanedCell | undefined
  keep(text: string, country: string, cell: CleanedCell): void
}

/** Cells of one field, about 3 MB; more given names than that are rare ones, which a memory does not help with. */
const MOST_CELLS = 8192

/** @returns a memory that starts afresh when it is full: what repeats is soon back. */
export function createCellMemory(): CellMemory {
  const byCountry = new Map<string, Map<string, CleanedCell>>()
  let kept = 0
  return {
    recall: (text, country) => byCountry.get(country)?.get(text),
    keep(text, country, cell) {
      if (++kept > MOST_CELLS) {
        byCountry.clear()
        kept = 1
      }
      const cells = byCountry.get(country)
      if (cells === undefined) byCountry.set(country, new Map([[text, cell]]))
      else cells.set(text, cell)
    },
  }
}
