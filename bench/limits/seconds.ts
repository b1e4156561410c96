/** 10 at once and 50/s, with 1, 2 and 4 workers, beside Bottleneck alone at the same time. */
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

interface Case {
  readonly latencyMs: number
  readonly least: number
  /** Of all calls, after the first second. */
  readonly mostRefused: number
}

/** Ten at once are fifty a second: both limits bind. */
const SLOW: Case = { latencyMs: 200, least: 0.96, mostRefused: 0 }
/** Two and a half at once are. */
const QUICK: Case = { latencyMs: 50, least: 0.95, mostRefused: 0.001 }

const told = ({ calls, efficiency, refused, refusedLater, mostInOneSecond }: Tally) =>
  `${efficiency.toFixed(3)}, ${calls} calls, 429: ${refused} (${refusedLater} after a second), most/s ${mostInOneSecond}`

async function* measure(house: House, calls: number, { latencyMs, least, mostRefused }: Case): AsyncIterable<Finding> {
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

export const measureSlow = (house: House, calls: number) => measure(house, calls, SLOW)
export const measureQuick = (house: House, calls: number) => measure(house, calls, QUICK)
