/** One field's m from how often pairs that are one person reach each level. */
import type { Field } from '../field.ts'
import type { Level } from '../level.ts'
import type { Ladder, LevelParameters } from '../parameters.ts'

/** Expected numbers of pairs by level, `blank` and levels that no ladder has among them. */
export type LevelCounts = Map<Level, number>

/** Pairs that the shipped m count for: a person should get the same answer in a list of 50 and in one of 5,000. */
const PRIOR_PAIRS = 1_000_000

/** Agreement as well, where one side writes the value so that `exact` can't be reached: counted together with it. */
const OTHER_WRITING: ReadonlySet<Level> = new Set(['other_reading', 'same_national', 'no_year'])

/** @returns the ladder with m as the mean of a Dirichlet posterior whose prior is the shipped ladder; four digits */
export function fittedLadder(field: Field, shipped: Ladder, counts: LevelCounts): Ladder {
  const steps = Object.entries(shipped) as [Level, LevelParameters][]
  const isCounted = (level: Level) => shipped[level] !== undefined && !isGiven(field, level)
  const exact = shipped.exact
  if (exact === undefined) return shipped
  let pairs = 0
  let agreeing = 0
  for (const [level, count] of counts) {
    if (!isCounted(level)) continue
    pairs += count
    if (level === 'exact' || OTHER_WRITING.has(level)) agreeing += count
  }
  let whole = 0
  for (const [level, { m }] of steps) if (isCounted(level) && !OTHER_WRITING.has(level)) whole += m
  const mOf = (m: number, count: number) => (PRIOR_PAIRS * m + whole * count) / (PRIOR_PAIRS + pairs)
  const change = mOf(exact.m, agreeing) / exact.m
  const fitted = steps.map(([level, step]): [Level, LevelParameters] => {
    if (!isCounted(level)) return [level, step]
    const isAgreeing = level === 'exact' || OTHER_WRITING.has(level)
    const m = isAgreeing ? Math.min(1, step.m * change) : mOf(step.m, counts.get(level) ?? 0)
    return [level, { ...step, m: Number(m.toPrecision(4)) }]
  })
  return Object.fromEntries(fitted)
}

/** Levels whose m is a share of something rarer, which the given name has counted. */
function isGiven(field: Field, level: Level): boolean {
  return field === 'last_name' && (level === 'swapped' || level === 'swapped_close')
}
