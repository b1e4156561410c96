/**
 * How well people are found, on the sets of ../shared/data/linkage and on made-up ones of our own (bench/held-out).
 * Everything runs the true path: import, split, calibrate, enrich, resolve, merge; parameters and thresholds as shipped.
 *
 *   npm run bench -- quality [--set NAME|shared|tuning|judging …] [--causes] [--only links]
 *
 * `--causes` prints what went wrong by pattern of levels; `--only links` leaves out steadiness, which takes longest.
 */
import { parseArgs } from 'node:util'
import { HELD_OUT_SETS } from './held-out/held-out-sets.ts'
import { type MeasuredSet, measureSet } from './quality/measure-set.ts'
import {
  printCalibration,
  printCauses,
  printLinks,
  printPeers,
  printSteadiness,
  printStrangers,
} from './quality/print.ts'
import { sharedSets } from './quality/shared-sets.ts'

const { values } = parseArgs({
  options: { set: { type: 'string', multiple: true }, causes: { type: 'boolean' }, only: { type: 'string' } },
})

const shared = sharedSets()
if (shared.length === 0) {
  console.log(
    'The linkage sets of ../shared are absent: only our own are measured. KITH_SHARED names where they are.\n',
  )
}
const measured: MeasuredSet[] = []
for (const { name, group, make } of [...shared, ...HELD_OUT_SETS]) {
  if (values.set !== undefined && !values.set.includes(name) && !values.set.includes(group)) continue
  measured.push(await measureSet(make(), values))
}
printLinks(measured)
printPeers(measured)
printStrangers(measured)
printCalibration(measured)
printSteadiness(measured)
if (values.causes) printCauses(measured)
