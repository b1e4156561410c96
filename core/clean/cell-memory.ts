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
  recall(text: string): CleanedCell | undefined
  /** @param cell what `text` alone, wherever it stands, was cleaned to */
  keep(text: string, cell: CleanedCell): void
}

/** Cells of one field, a power of two: what is rarer costs more to find in memory than to clean anew. */
const MOST_CELLS = 2048

/**
 * A cell is kept when it comes a second time, so that the many that come once cost no memory and push nothing out. Of two
 * that share a hash the older gives way to what comes. Only cells of one value without an issue are kept: the value's
 * text is the cell's, so that nothing besides has to be looked at.
 */
export function createCellMemory(): CellMemory {
  const kept: (CleanedCell | undefined)[] = new Array(MOST_CELLS).fill(undefined)
  /** The hash that came last to each pair of places. */
  const seen = new Int32Array(MOST_CELLS / 2)
  return {
    recall(text) {
      const place = 2 * pairOf(hashOf(text))
      const newer = kept[place]
      if (newer !== undefined && newer.values[0]?.text === text) return newer
      const older = kept[place + 1]
      return older !== undefined && older.values[0]?.text === text ? older : undefined
    },
    keep(text, cell) {
      const [value] = cell.values
      if (value?.text !== text || cell.values.length > 1 || cell.issues.length > 0) return
      const hash = hashOf(text)
      const pair = pairOf(hash)
      if (seen[pair] === hash) {
        kept[2 * pair + 1] = kept[2 * pair]
        kept[2 * pair] = { values: [{ ...value, text: copied(text) }], issues: cell.issues }
      } else seen[pair] = hash
    },
  }
}

/** A cell is a piece of its record's text, which would be kept with it. */
function copied(text: string): string {
  return String.fromCharCode(...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)))
}

const START = 0x811c9dc5
const PRIME = 0x01000193

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = START
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME)
  return hash
}

function pairOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (MOST_CELLS / 2 - 1)
}
