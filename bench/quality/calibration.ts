/** Whether stated probabilities are true: links in bins by what they state, beside the share that is right. */
import { type Decided, isLink } from './score.ts'

export interface Bin {
  readonly from: number
  readonly to: number
  readonly links: number
  /** Mean of the stated probabilities. */
  readonly stated: number
  /** Share that is right. */
  readonly right: number
  /** Stated less right: above 0 where too much was claimed. */
  readonly gap: number
}

/** Bins begin here where they are full enough; narrower towards 1, where most links are. */
const EDGES = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1]

/**
 * @param least links of a bin; one that has fewer takes in the next edge, the last one joins the bin below
 * @returns bins in rising order, none where there are no links
 */
export function calibrationBins(rows: readonly Pick<Decided, 'score' | 'isRight'>[], least: number): readonly Bin[] {
  const links = rows.filter(isLink).map(({ score, isRight }) => ({ score: score ?? 0, isRight }))
  const groups: (typeof links)[] = []
  let open: typeof links = []
  for (const [i, edge] of EDGES.entries()) {
    const next = EDGES[i + 1] ?? Number.POSITIVE_INFINITY
    open.push(...links.filter(({ score }) => score >= edge && score < next))
    if (open.length < least) continue
    groups.push(open)
    open = []
  }
  if (open.length > 0) groups.push([...(groups.pop() ?? []), ...open])
  return groups.map((group) => {
    const scores = group.map(({ score }) => score)
    const stated = scores.reduce((sum, score) => sum + score, 0) / group.length
    const right = group.filter(({ isRight }) => isRight).length / group.length
    return {
      from: scores.reduce((a, b) => Math.min(a, b)),
      to: scores.reduce((a, b) => Math.max(a, b)),
      links: group.length,
      stated,
      right,
      gap: stated - right,
    }
  })
}
