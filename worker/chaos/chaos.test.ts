/**
 * Whatever dies, stands still, lies or is away: the files of an undisturbed run, byte for byte, and at every look a job
 * that tells the truth. This is the short form; the long one is chaos.check.ts.
 */
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase } from '#adapters/postgres/test-database.ts'
import { createRandom } from '../../bench/lists/random.ts'
import { ownPostgres } from '../postgres-under-test.ts'
import { bundleWorker, type HouseOptions, openHouse } from '../test-house.ts'
import { LIST, PEOPLE, ROWS, undisturbedFiles } from '../test-list.ts'
import { waitUntil } from '../wait-until-under-test.ts'
import { killAtRandom } from './killer-under-test.ts'
import { startFaultyProxy } from './proxy-under-test.ts'
import { s3Faults } from './s3-faults-under-test.ts'
import { sqsFaults } from './sqs-faults-under-test.ts'
import { watchTruth } from './truth-under-test.ts'

const LONG = { timeout: 180_000 }
const closing: (() => Promise<unknown>)[] = []
let expected: Readonly<Record<string, string>>

beforeAll(async () => {
  ;[expected] = await Promise.all([undisturbedFiles(), bundleWorker()])
})
afterAll(async () => {
  for (const close of closing.reverse()) await close()
})

type House = Awaited<ReturnType<typeof openHouse>>

async function open(options: Omit<HouseOptions, 'databaseUrl'>, databaseUrl?: string): Promise<House> {
  let url = databaseUrl
  if (url === undefined) {
    const clone = await cloneDatabase()
    closing.push(() => clone.drop())
    url = clone.url
  }
  const house = await openHouse({ ...options, databaseUrl: url })
  closing.push(() => house.close())
  await house.addDirectory('people', PEOPLE)
  return house
}

/** Adds jobs and has two workers on them while something happens; all must end as if nothing had. */
async function survive(house: House, ids: readonly string[], meanwhile: () => Promise<unknown> = async () => {}) {
  for (const id of ids) await house.addJob(id, LIST, 'people')
  const watching = watchTruth(house.inside, 'local', new Map(ids.map((id) => [id, ROWS])))
  await meanwhile()
  for (const id of ids) {
    expect(await house.ended(id, 170_000)).toMatchObject({ phase: 'ended', errorCode: null, deadRanges: 0 })
    expect(await house.files(id)).toEqual(expected)
    expect(new Set(house.mails(id))).toEqual(new Set([`<job-${id}-1@kith.example>`]))
  }
  expect(await watching.stop()).toEqual([])
  expect(watching.looks()).toBeGreaterThan(ids.length)
}

test.concurrent('workers killed at random moments', LONG, async () => {
  const house = await open({ visibilitySeconds: 3 })
  for (let worker = 0; worker < 2; worker++) house.startWorker()
  await survive(house, ['one', 'two', 'three'], () =>
    killAtRandom(house.running, createRandom(4), { kills: 8, spacingMs: async () => 1_000 }),
  )
})

test.concurrent('an S3 that answers wrongly, late, in part or not at all', LONG, async () => {
  const proxies: Awaited<ReturnType<typeof startFaultyProxy>>[] = []
  const s3 = async (port: number) => {
    const proxy = await startFaultyProxy(port, s3Faults(createRandom(5), 0.2))
    closing.push(() => proxy.close())
    proxies.push(proxy)
    return proxy.port
  }
  const house = await open({ visibilitySeconds: 6, between: { s3 } })
  for (let worker = 0; worker < 2; worker++) house.startWorker()
  await survive(house, ['one', 'two'])
  expect([...(proxies[0]?.done.values() ?? [])].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(5)
})

test.concurrent(
  'messages twice, late, out of order and lost, and clocks ten minutes off to both sides',
  LONG,
  async () => {
    const sqs = async (port: number) => {
      const faults = sqsFaults(createRandom(6), { lost: 0.05, twice: 0.15, late: 0.3 }, 1_500)
      const proxy = await startFaultyProxy(port, faults)
      closing.push(() => proxy.close())
      return proxy.port
    }
    const house = await open({ visibilitySeconds: 4, between: { sqs } })
    for (const ms of [-600_000, 600_000]) house.startWorker({ KITH_TEST_CLOCK_MS: String(ms) })
    await survive(house, ['one', 'two'])
  },
)

test.concurrent('Postgres killed and started again', LONG, async () => {
  const postgres = await ownPostgres()
  closing.push(() => postgres.close())
  const house = await open({ visibilitySeconds: 6 }, postgres.url)
  for (let worker = 0; worker < 2; worker++) house.startWorker()
  await survive(house, ['one', 'two'], async () => {
    for (const step of ['enrich', 'merge']) {
      const isUnderWay = async () =>
        (await house.steps('one')).some((row) => row.step === step && row.state !== 'ready')
      await waitUntil(step, isUnderWay)
      await postgres.kill()
      await postgres.start()
    }
  })
})

test.concurrent('a worker told to stop in the middle of a long range gives it back at once', LONG, async () => {
  const about = ['parts/local/job/1/']
  const hold = { name: 'hold', call: 'objects.write', when: 'before', about, happens: 'hold' } as const
  // Nothing but giving it back lets anybody else have it within the hour.
  const house = await open({ visibilitySeconds: 3_600, troubles: [hold] })
  const worker = house.startWorker()
  await house.addJob('job', LIST, 'people')
  await house.happened('hold')
  const exit = once(worker, 'exit')
  worker.kill('SIGTERM')
  expect(await exit).toEqual([0, null])
  expect((await house.steps('job')).find(({ step, n }) => step === 'enrich' && n === 1)).toMatchObject({
    // Ready, or on its way to whoever asks: nobody holds it.
    state: expect.stringMatching(/^(ready|sent)$/),
    heartbeat_at: null,
    attempts: 1,
    waits: 1,
  })
  house.release('hold')
  house.startWorker()
  expect(await house.ended('job')).toMatchObject({ phase: 'ended', deadRanges: 0 })
  expect(await house.files('job')).toEqual(expected)
})
