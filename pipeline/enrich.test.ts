/** What a range asks of the world while it is worked on, and what it leaves to others. */
import { expect, test } from 'vitest'
import { twinHouse } from './twin-house.ts'

const PEOPLE = 'id,Name\n1,Li Wu\n2,Al Fa\n'
/** Ranges of 250, of 500 and of 1,000 rows, four of each. */
const ROWS = 7_000
const RANGES = 12

async function openRange(list: string) {
  const house = twinHouse()
  await house.addDirectory('people', PEOPLE)
  await house.work()
  await house.addJob('job', list, ['people'], { estimate: false })
  for (const message of await house.backlog.claim(2)) await house.performOne(message)
  return house
}

/** Every call of a port that keeps something, by name, in order. */
function recordCalls(house: Awaited<ReturnType<typeof openRange>>): string[] {
  const calls: string[] = []
  for (const name of ['ranges', 'jobs', 'directories', 'nicknames', 'recipients', 'indexes'] as const) {
    const port = house.ports[name] as unknown as Record<string, (...args: unknown[]) => unknown>
    for (const [call, made] of Object.entries(port)) {
      port[call] = (...args) => {
        calls.push(`${name}.${call}`)
        return made.apply(port, args)
      }
    }
  }
  return calls
}

test('however many rows a range has, the database is asked as often: begin it, read the job, accept its part', async () => {
  const house = await openRange(`Name\n${'Li Wu\nNo One\n'.repeat(ROWS / 2)}`)
  const calls = recordCalls(house)
  const perRange: string[][] = []
  for (let n = 0; n < 5; n++) {
    const [message] = await house.backlog.claim(1)
    if (message?.step !== 'enrich') throw new Error('no range is ready')
    calls.length = 0
    await house.performOne(message)
    perRange.push([...calls])
  }
  const [first, ...others] = perRange
  expect(first).toEqual(['ranges.begin', 'jobs.get', 'indexes.open', 'ranges.accept'])
  // The fifth has twice the rows of the first.
  for (const other of others) expect(other).toEqual(first)
})

test('timers and sockets get their turn while a range is worked on, after so many rows, however short these are', async () => {
  // Of two bytes a row: many of them are read together.
  const house = await openRange(`Name\n${'x\n'.repeat(ROWS)}`)
  const rowsBetween: number[] = []
  const sizes: number[] = []
  for (let n = 0; n < RANGES; n++) {
    const [message] = await house.backlog.claim(1)
    if (message?.step !== 'enrich') throw new Error('no range is ready')
    let turns = 0
    let isWorking = true
    const count = () => {
      turns++
      if (isWorking) setImmediate(count)
    }
    setImmediate(count)
    const before = (await house.job('job')).tallies.statuses.no_match
    await house.performOne(message)
    isWorking = false
    const rows = (await house.job('job')).tallies.statuses.no_match - before
    sizes.push(rows)
    rowsBetween.push(rows / turns)
  }
  expect(Math.max(...sizes)).toBe(1_000)
  expect(Math.max(...rowsBetween)).toBeLessThanOrEqual(100)
})
