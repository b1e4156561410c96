/** Postgres, S3, SQS or the mail server goes away in the middle of a job and comes back: nothing dead, the same files. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { cloneDatabase } from '#adapters/postgres/test-database.ts'
import { ownPostgres } from './postgres-under-test.ts'
import { bundleWorker, openHouse, type Trouble } from './test-house.ts'
import { LIST, PEOPLE, undisturbedFiles } from './test-list.ts'

type House = Awaited<ReturnType<typeof openHouse>>

const WAIT = { timeout: 60_000, interval: 50 }

const closing: (() => Promise<unknown>)[] = []
let expected: Readonly<Record<string, string>>

beforeAll(async () => {
  ;[expected] = await Promise.all([undisturbedFiles(), bundleWorker()])
})
afterAll(async () => {
  for (const close of closing.reverse()) await close()
})

/** A job that two workers work on and that stands still at a call until it is released. */
async function heldJob(databaseUrl: string, trouble: Omit<Trouble, 'name' | 'happens'>): Promise<House> {
  const house = await openHouse({
    databaseUrl,
    visibilitySeconds: 4,
    troubles: [{ ...trouble, name: 'hold', happens: 'hold' }],
  })
  closing.push(() => house.close())
  await house.addDirectory('people', PEOPLE)
  await house.addJob('job', LIST, 'people')
  for (let worker = 0; worker < 2; worker++) house.startWorker()
  await house.happened('hold')
  return house
}

async function clonedUrl(): Promise<string> {
  const clone = await cloneDatabase()
  closing.push(() => clone.drop())
  return clone.url
}

async function expectWhole(house: House): Promise<void> {
  expect(await house.ended('job')).toMatchObject({ phase: 'ended', deadRanges: 0 })
  expect(await house.files('job')).toEqual(expected)
  expect(new Set(house.mails('job'))).toEqual(new Set(['<job-job-1@kith.example>']))
}

/** Until something has looked for what is away, and waits without counting it. */
const parked = (house: House, reason: string, waits: number) =>
  vi.waitUntil(
    async () =>
      (await house.steps('job')).some(
        (step) => step.parked_reason === reason && step.waits >= waits && step.attempts === step.waits,
      ),
    WAIT,
  )

test.concurrent('the store of files', { timeout: 120_000 }, async () => {
  const house = await heldJob(await clonedUrl(), {
    call: 'objects.write',
    when: 'before',
    about: ['parts/local/job/1/'],
  })
  await house.takeAway('s3')
  house.release('hold')
  await parked(house, 'store.unavailable', 2)
  await house.giveBack('s3')
  await expectWhole(house)
})

test.concurrent('the queue', { timeout: 120_000 }, async () => {
  const house = await heldJob(await clonedUrl(), { call: 'ranges.accept', when: 'before', about: ['"job"', '"n":1'] })
  await house.takeAway('sqs')
  house.release('hold')
  await vi.waitUntil(() => ['queue.failed', 'dispatch.failed'].every((event) => house.said().includes(event)), WAIT)
  await house.giveBack('sqs')
  await expectWhole(house)
})

test.concurrent('the mail server', { timeout: 120_000 }, async () => {
  const house = await heldJob(await clonedUrl(), { call: 'mail.send', when: 'before', about: ['job'] })
  await house.takeAway('mail')
  house.release('hold')
  await parked(house, 'mail.unavailable', 2)
  await house.giveBack('mail')
  await expectWhole(house)
})

test.concurrent('Postgres, by kill -9', { timeout: 120_000 }, async () => {
  const postgres = await ownPostgres()
  closing.push(() => postgres.close())
  const house = await heldJob(postgres.url, { call: 'ranges.accept', when: 'before', about: ['"job"', '"n":1'] })
  await postgres.kill()
  house.release('hold')
  await vi.waitUntil(() => house.said().includes('failed'), WAIT)
  await postgres.start()
  await expectWhole(house)
})
