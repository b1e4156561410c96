/** Postgres, S3, SQS or the mail server goes away in the middle of a job and comes back: nothing dead, the same files. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { migrate } from '#adapters/postgres/migrate.ts'
import { cloneDatabase } from '#adapters/postgres/test-database.ts'
import { choosePort } from '#local/ports.ts'
import { bundleWorker, openHouse, type Trouble } from './test-house.ts'
import { LIST, PEOPLE, undisturbedFiles } from './test-list.ts'

type House = Awaited<ReturnType<typeof openHouse>>

const WAIT = { timeout: 60_000, interval: 50 }
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

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
  const house = await heldJob(postgres.url, { call: 'ranges.accept', when: 'before', about: ['"job"', '"n":1'] })
  await postgres.kill()
  house.release('hold')
  await vi.waitUntil(() => house.said().includes('failed'), WAIT)
  await postgres.start()
  await expectWhole(house)
})

/** The Postgres that `npm start` would run, in a folder of its own. */
async function ownPostgres() {
  const folder = await mkdtemp(join(tmpdir(), 'kith-outage-'))
  // As root, it runs as another user, who must be able to go there.
  await chmod(folder, 0o711)
  const [port, password, dir] = [await choosePort(null, new Set()), randomUUID(), join(folder, 'postgres')]
  const env = { ...process.env, POSTGRES_DIR: dir, POSTGRES_PORT: String(port), POSTGRES_PASSWORD: password }
  let keeper: ChildProcess

  async function start(): Promise<void> {
    const child = spawn(process.execPath, ['--import', 'tsx', path('../local/postgres/main.ts')], {
      env,
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    keeper = child
    for await (const line of createInterface(child.stdout)) if (line.includes('"ready"')) return
    throw new Error('Postgres ended before it was ready')
  }

  await start()
  closing.push(async () => {
    const ended = once(keeper, 'exit')
    keeper.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  })
  const url = `postgres://kith:${password}@127.0.0.1:${port}/kith`
  await migrate(url, path('../prisma/migrations'))
  return {
    url,
    start,
    /** Resolves when it is gone. */
    async kill() {
      const ended = once(keeper, 'exit')
      process.kill(Number(readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
      await ended
    },
  }
}
