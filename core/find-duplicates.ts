/** Finds rows that repeat an earlier row, by identity hash, in bounded memory. */

/** What takes part: all rows that say who they are. The rows of dead ranges do not. */
export interface IdentifiedRow {
  readonly row: number
  readonly high: bigint
  readonly low: bigint
}

/** About 100 bytes each in a map: some 200 MB at the most. */
export const ROWS_PER_PASS = 2_000_000

/** @returns in how many passes the rows of a list are compared, each looking at one share of all hashes. */
export function passesFor(rows: number): number {
  return Math.max(1, Math.ceil(rows / ROWS_PER_PASS))
}

export interface DuplicateFinder {
  /** Rows must come in row order. @returns the row it repeats, or null: a first one, or not of this pass */
  firstOf(row: IdentifiedRow): number | null
}

/** @param pass from 0 to `passes` - 1 */
export function createDuplicateFinder(pass: number, passes: number): DuplicateFinder {
  // The low half chooses the pass and the bucket; the high half tells apart what shares it.
  const seen = new Map<bigint, { readonly high: bigint; readonly row: number }[]>()
  const share = BigInt(passes)
  return {
    firstOf({ row, high, low }) {
      if (passes > 1 && low % share !== BigInt(pass)) return null
      const bucket = seen.get(low)
      if (bucket === undefined) {
        seen.set(low, [{ high, row }])
        return null
      }
      const first = bucket.find((entry) => entry.high === high)
      if (first !== undefined) return first.row
      bucket.push({ high, row })
      return null
    },
  }
}
