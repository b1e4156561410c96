/** People Data Labs' own shape: a fixed minute of the vendor's clock that only its headers tell, calls of a hundred. */
import type { Finding } from '../speed/finding.ts'
import type { House } from './house.ts'
import { newKey, startRun, until } from './run.ts'

const CALLS_PER_MINUTE = 1_000
const WORKERS = 2

const SHAPE = {
  // What the account's plan really allows is told by the vendor.
  rate: { atOnce: 10, per: { calls: 100, seconds: 60, window: 'fixed' } },
  questionsPerCall: 100,
} as const

export async function* measureMinute(house: House, calls: number): AsyncIterable<Finding> {
  await house.turn({ latencyMs: 200 })
  const key = await newKey(house, {
    calls: CALLS_PER_MINUTE,
    seconds: 60,
    windowStart: 'clock',
    perSecond: null,
    atOnce: null,
  })
  const run = startRun(house, key, 'shared', WORKERS, SHAPE)
  await until(house, run, calls)
  await run.stop()
  const books = await house.books(key)
  if (books === null || books.firstCallAtMs === null || books.lastCallAtMs === null)
    throw new Error('No call was made.')
  const { firstCallAtMs, lastCallAtMs } = books
  // Minutes that began and ended while it ran.
  const [from, to] = [Math.ceil(firstCallAtMs / 60_000), Math.floor(lastCallAtMs / 60_000)]
  const [since, rest] = await Promise.all([house.books(key, from * 60_000), house.books(key, to * 60_000)])
  const letIn = (each: typeof since) => (each === null ? 0 : each.calls - each.refused)
  const whole = letIn(since) - letIn(rest)
  const efficiency = whole / ((to - from) * CALLS_PER_MINUTE)
  yield {
    what: `a fixed minute, ${WORKERS} workers, calls of 100 questions`,
    figures: `${efficiency.toFixed(3)} of ${to - from} whole minutes, ${letIn(books)} calls, 429: ${books.refused}`,
    bar: 'at least 0.98',
    isMet: efficiency >= 0.98,
  }
}
