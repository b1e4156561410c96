/** All that is measured of one set. */
import { type Blocking, measureBlocking } from './blocking.ts'
import { type Cause, missedLinks, type PatternTruth, truthOfPatterns, unsureLinks, wrongLinks } from './causes.ts'
import { createHouse } from './house.ts'
import type { LinkageSet } from './linkage-set.ts'
import { namesPlusKey, type RuleResult } from './names-plus-key.ts'
import { runSet, type ScoredRow } from './run-set.ts'
import { type Quality, qualityOf } from './score.ts'
import { measureSteadiness, type Steadiness } from './steadiness.ts'

export interface MeasuredRun {
  readonly quality: Quality
  readonly rows: readonly ScoredRow[]
  readonly rowsPerCpuSecond: number
  readonly blocking: Blocking
  readonly sureAndWrong: readonly Cause[]
  readonly wrong: readonly Cause[]
  readonly missed: readonly Cause[]
  readonly unsure: readonly Cause[]
  readonly patterns: readonly PatternTruth[]
}

export interface MeasuredSet {
  readonly set: Pick<LinkageSet, 'name' | 'group'>
  /** With estimation allowed, as shipped. */
  readonly run: MeasuredRun
  /** Without; null where nothing was estimated and so nothing differs. */
  readonly shipped: MeasuredRun | null
  /** What lies below .5, of a run that shows it. */
  readonly below: readonly PatternTruth[]
  readonly rule: RuleResult | null
  readonly steadiness: Steadiness | null
}

export interface Wanted {
  readonly causes?: boolean
  readonly only?: string
}

/** A link is sure from here on: what the user never looks at. */
const SURE = 0.95
const SHOWN_FROM = 0.02

export async function measureSet(set: LinkageSet, wanted: Wanted): Promise<MeasuredSet> {
  const house = await createHouse(set.directory)
  const measure = async (estimate: boolean) => {
    const run = await runSet(house, set, { estimate })
    const parameters = JSON.stringify(run.job.frozen?.parameters)
    const measured: MeasuredRun = {
      quality: qualityOf(run.rows),
      rows: run.rows,
      rowsPerCpuSecond: run.rowsPerCpuSecond,
      blocking: measureBlocking(house.index, run),
      sureAndWrong: wrongLinks(house.index, run, SURE),
      wrong: wanted.causes === true ? wrongLinks(house.index, run, 0.5) : [],
      patterns: wanted.causes === true ? truthOfPatterns(house.index, run, 'links') : [],
      unsure: wanted.causes === true ? unsureLinks(house.index, run) : [],
      missed: wanted.causes === true ? missedLinks(house.index, run) : [],
    }
    return { measured, parameters }
  }
  const { measured: run, parameters } = await measure(true)
  const shortList = set.contacts.slice(0, set.contacts.indexOf('\n', set.contacts.indexOf('\n') + 1) + 1)
  const { job: unestimated } = await house.run(shortList, { estimate: false })
  const isEstimated = JSON.stringify(unestimated.frozen?.parameters) !== parameters
  const shown = wanted.causes === true ? await runSet(house, set, { estimate: true, reviewAt: SHOWN_FROM }) : null
  const isQuick = wanted.only === 'links'
  return {
    set: { name: set.name, group: set.group },
    run,
    shipped: isEstimated ? (await measure(false)).measured : null,
    below: shown === null ? [] : truthOfPatterns(house.index, shown, 'below'),
    rule: isQuick ? null : namesPlusKey(set),
    steadiness: isQuick ? null : await measureSteadiness(house, set),
  }
}
