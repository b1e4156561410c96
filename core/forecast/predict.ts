/** How many of those that are to come will be hits, after some were seen. */

export interface Seen {
  /** May be a fraction: parts of a hit. */
  readonly hits: number
  readonly of: number
}

/** One in a hundred is outside, half of them on each side. */
const OUTSIDE = 0.01
/**
 * Rows that stand together are more alike than rows of the whole list, and a trial's stand in short stretches: so many
 * rows say as much as one that was drawn alone. (the "design effect" of samples in clusters, taken as 5 rows each with a
 * likeness of .06)
 */
const ROWS_PER_ROW = 1.25
/** A longer list is predicted as one of so many: a little too wide, and soon done. */
const MOST_STEPS = 4_000

/**
 * The beta-binomial distribution of what is to come, from Jeffreys' prior (½, ½): it has in it both how little was seen
 * and how much chance there is in what follows. (Gelman et al., Bayesian Data Analysis, ch. 2)
 *
 * @param among how many are to come
 * @returns the least and the most that are to be expected, in whole hits
 */
export function predict(seen: Seen, among: number): { readonly from: number; readonly to: number } {
  if (among === 0) return { from: 0, to: 0 }
  const hits = seen.hits / ROWS_PER_ROW
  const of = seen.of / ROWS_PER_ROW
  const steps = Math.min(among, MOST_STEPS)
  const weights = weightsOf(hits + 0.5, of - hits + 0.5, steps)
  const scale = among / steps
  return {
    from: Math.floor(quantile(weights, OUTSIDE / 2) * scale),
    to: Math.min(among, Math.ceil(quantile(weights, 1 - OUTSIDE / 2) * scale)),
  }
}

/** @returns how likely each number of hits from 0 to `steps` is */
function weightsOf(a: number, b: number, steps: number): Float64Array {
  // Each from the one before, as logarithms: the ends are far below what a number can hold.
  const logs = new Float64Array(steps + 1)
  let most = 0
  for (let k = 0; k < steps; k++) {
    const ratio = ((steps - k) * (a + k)) / ((k + 1) * (b + steps - k - 1))
    logs[k + 1] = (logs[k] as number) + Math.log(ratio)
    most = Math.max(most, logs[k + 1] as number)
  }
  const weights = logs.map((log) => Math.exp(log - most))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}

/** @returns the least number of hits that is not exceeded with this probability */
function quantile(weights: Float64Array, probability: number): number {
  let sum = 0
  for (const [hits, weight] of weights.entries()) {
    sum += weight
    if (sum >= probability) return hits
  }
  return weights.length - 1
}
