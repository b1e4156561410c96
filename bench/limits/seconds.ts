/** 10 at once and 50/s, at two latencies and with 1, 2 and 4 workers, beside Bottleneck alone at the same time. */
import type { Finding } from '../speed/finding.ts'
import type { House } from './house.ts'
import { newKey, type Shape, startRun, type Tally, tallyOf, until } from './run.ts'

const PER_SECOND = 50
const AT_ONCE = 10

export const SECONDS: Shape = {
  rate: { atOnce: AT_ONCE, per: { calls: PER_SECOND, seconds: 1, window: 'rolling' } },
  questionsPerCall: 1,
}
export const SECONDS_OF_VENDOR = { calls: null, perSecond: PER_SECOND, atOnce: AT_ONCE }

/** At 200 ms, ten at once are fifty a second: both limits bind. */
const CASES = [
  { latencyMs: 200, least: 0.96, mostRefused: 0 },
  { latencyMs: 50, least: 0.95, mostRefused: 0.001 },
] as const

const told = ({ calls, efficiency, refused, refusedLater, mostInOneSecond }: Tally) =>
  `${efficiency.toFixed(3)}, ${calls} calls, 429: ${refused} (${refusedLater} after a second), most/s ${mostInOneSecond}`

export async function* measureSeconds(house: House, calls: number): AsyncIterable<Finding> {
  for (const { latencyMs, least, mostRefused } of CASES) {
    await house.turn({ latencyMs })
    for (const workers of [1, 2, 4]) {
      const [ours, theirs] = await Promise.all([newKey(house, SECONDS_OF_VENDOR), newKey(house, SECONDS_OF_VENDOR)])
      const run = startRun(house, ours, 'shared', workers, SECONDS)
      const beside = startRun(house, theirs, 'bottleneck', workers, SECONDS)
      await until(house, run, calls)
      const [own, peer] = await Promise.all([tallyOf(house, ours, PER_SECOND), tallyOf(house, theirs, PER_SECOND)])
      await Promise.all([run.stop(), beside.stop()])
      const what = `${latencyMs} ms, ${workers} worker${workers === 1 ? '' : 's'}`
      yield {
        what,
        figures: told(own),
        bar: `at least ${least}, 429 later at most ${mostRefused * 100} %`,
        isMet: own.efficiency >= least && own.refusedLater <= mostRefused * own.calls,
      }
      yield { what: `${what}: Bottleneck alone`, figures: told(peer), bar: null, isMet: null }
    }
  }
}
