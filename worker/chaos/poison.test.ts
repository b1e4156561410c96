/** One row that throws, hangs or exhausts memory: that row alone fails, the same way whoever works on it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase } from '#adapters/postgres/test-database.ts'
import { bundleWorker, type HouseOptions, openHouse } from '../test-house.ts'
import { LIST, listWith, PEOPLE, ROWS, undisturbedFiles } from '../test-list.ts'
import { waitUntil } from '../wait-until-under-test.ts'
import { type Poison, poison } from './poison-under-test.ts'

const NAME = 'Poison'
const closing: (() => Promise<unknown>)[] = []

beforeAll(bundleWorker)
afterAll(async () => {
  for (const close of closing.reverse()) await close()
})

async function open(options: Omit<HouseOptions, 'databaseUrl'>) {
  const clone = await cloneDatabase()
  closing.push(() => clone.drop())
  const house = await openHouse({ ...options, databaseUrl: clone.url })
  closing.push(() => house.close())
  for (let worker = 0; worker < 2; worker++) house.startWorker()
  return house
}

test.concurrent.each([
  { does: 'hang', at: 'lookup', visibilitySeconds: 6 },
  { does: 'exhaust', at: 'reading', visibilitySeconds: 4 },
] as const)('a row that makes $at $does', { timeout: 180_000 }, async (spec) => {
  const { does, at, visibilitySeconds } = spec
  const list = listWith(NAME, ROWS - 20)
  const throwing: Poison = { at, firstName: NAME, does: 'throw' }
  const expected = await undisturbedFiles(list, ({ ports }) => poison(ports, throwing))
  const house = await open({
    visibilitySeconds,
    poison: { ...throwing, does },
    nodeArgs: ['--max-old-space-size=96'],
  })
  await house.addDirectory('people', PEOPLE)
  await house.addJob('job', list, 'people')
  const job = await house.ended('job', 170_000)
  expect(job).toMatchObject({ phase: 'ended', deadRanges: 0 })
  expect(job.tallies).toMatchObject({ statuses: { failed: 1 }, issues: { 'row.crash': 1 } })
  expect(await house.files('job')).toEqual(expected)
})

test.concurrent('a reference list with such a row fails to be imported, and all else goes on', {
  timeout: 180_000,
}, async () => {
  const house = await open({
    visibilitySeconds: 2,
    poison: { at: 'reading', firstName: 'p0', does: 'exhaust' },
    nodeArgs: ['--max-old-space-size=96'],
  })
  await house.addDirectory('poisoned', PEOPLE)
  await house.addDirectory('people', PEOPLE.replace('\np0,', '\nq0,'))
  await house.addJob('job', LIST, 'people')
  expect(await house.ended('job', 170_000)).toMatchObject({ phase: 'ended', deadRanges: 0 })
  const failed = await waitUntil('the failed import', async () => {
    const found = await house.inside.directories.get('local', 'poisoned')
    return found?.status === 'failed' && found
  })
  expect(failed.errorCode).toBe('import.dead')
})
