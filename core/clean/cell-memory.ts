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

/** Cells of one field (a power of two), about 3 MB; more given names than that are rare ones, which a memory does not help with. */
const MOST_CELLS = 8192

interface Kept {
  readonly text: string
  readonly country: string
  readonly cell: CleanedCell
}

/**
 * A cell is kept when it comes a second time, so that the many that come once cost no memory and push nothing out. Of two
 * that share a hash the older gives way to what comes.
 */
export function createCellMemory(): CellMemory {
  const kept: (Kept | undefined)[] = new Array(MOST_CELLS).fill(undefined)
  /** The hash that came last to each pair of places. */
  const seen = new Int32Array(MOST_CELLS / 2)
  return {
    recall(text, country) {
      const place = 2 * pairOf(hashOf(text))
      const newer = kept[place]
      if (newer !== undefined && newer.text === text && newer.country === country) return newer.cell
      const older = kept[place + 1]
      return older !== undefined && older.text === text && older.country === country ? older.cell : undefined
    },
    keep(text, country, cell) {
      const hash = hashOf(text)
      const pair = pairOf(hash)
      if (seen[pair] === hash) {
        kept[2 * pair + 1] = kept[2 * pair]
        kept[2 * pair] = { text, country, cell }
      } else seen[pair] = hash
    },
  }
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
