/**
 * The arithmetic of links. A link is a row with a person and a score of at least .5. A wrong one counts against precision
 * and, where the contact has a true match, against recall too.
 */
export interface Decided {
  /** Null without a person. */
  readonly score: number | null
  readonly isMatched: boolean
  readonly isReview: boolean
  /** The person is one of the true ones. */
  readonly isRight: boolean
  /** The directory holds the contact's person. */
  readonly isThere: boolean
}

export interface Rates {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

export interface Quality {
  readonly links: Rates
  readonly matched: Rates
  /** Share of the rows. */
  readonly review: number
  /** Rows with status `matched` whose person is not in the directory, as a share of all such rows. */
  readonly strangersMatched: number
  readonly rows: number
}

const LINK_AT = 0.5

export function isLink({ score }: Pick<Decided, 'score'>): boolean {
  return score !== null && score >= LINK_AT
}

export function qualityOf(rows: readonly Decided[]): Quality {
  const there = rows.filter(({ isThere }) => isThere).length
  return {
    links: rates(rows.filter(isLink), there),
    matched: rates(
      rows.filter(({ isMatched }) => isMatched),
      there,
    ),
    review: share(rows.filter(({ isReview }) => isReview).length, rows.length),
    strangersMatched: share(rows.filter(({ isMatched, isThere }) => isMatched && !isThere).length, rows.length - there),
    rows: rows.length,
  }
}

/** @param there contacts whose person is in the directory. No links at all have precision 1. */
export function rates(links: readonly Pick<Decided, 'isRight'>[], there: number): Rates {
  const right = links.filter(({ isRight }) => isRight).length
  const precision = links.length === 0 ? 1 : right / links.length
  const recall = there === 0 ? 1 : right / there
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

/** @returns the highest recall that any one threshold reaches at a precision of at least `precision` */
export function recallAtPrecision(rows: readonly Decided[], precision: number): number {
  const there = rows.filter(({ isThere }) => isThere).length
  const links = rows.filter(({ score }) => score !== null).sort((a, b) => (b.score ?? 0) - (a.score ?? 0))
  let right = 0
  let best = 0
  for (const [i, link] of links.entries()) {
    if (link.isRight) right++
    // Rows of one score stand or fall together.
    if (links[i + 1]?.score === link.score) continue
    if (right / (i + 1) >= precision) best = Math.max(best, right)
  }
  return there === 0 ? 1 : best / there
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
