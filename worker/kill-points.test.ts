/** Whatever a worker is doing when it is killed, stopped or doubled: the same files, nothing stuck, one Message-ID. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { cloneDatabase } from '#adapters/postgres/test-database.ts'
import { jobCounts } from '#core/job.ts'
import { bundleWorker, openHouse, type Trouble } from './test-house.ts'
import { LIST, PEOPLE, ROWS, undisturbedFiles } from './test-list.ts'

type House = Awaited<ReturnType<typeof openHouse>>

/** Where a worker is killed, each in a job of its own. */
const POINTS: readonly (Pick<Trouble, 'name' | 'call' | 'when'> & { readonly about?: string })[] = [
  { name: 'after messages are claimed, before they are sent', when: 'before', call: 'queue.send' },
  { name: 'mid split', when: 'after', call: 'ranges.append' },
  { name: 'at the end of split', when: 'before', call: 'ranges.finishSplit' },
  { name: 'before the job is frozen', when: 'before', call: 'ranges.finishCalibrate' },
  { name: 'after a part, before its acceptance', when: 'before', call: 'ranges.accept' },
  { name: 'after acceptance, before the message is deleted', when: 'after', call: 'ranges.accept' },
  { name: 'after a part is rewritten, before its acceptance', when: 'before', call: 'ranges.replacePart' },
  { name: 'mid resolve', when: 'after', call: 'ranges.replacePart' },
  { name: 'before merge', when: 'after', call: 'ranges.begin', about: '"merge"' },
  { name: 'in merge', when: 'before', call: 'objects.write', about: '/rejected.csv' },
  { name: 'after merge, before the job ends', when: 'before', call: 'ranges.finishMerge' },
  { name: 'after merge', when: 'after', call: 'ranges.finishMerge' },
  { name: 'before the mail', when: 'before', call: 'mail.send' },
  { name: 'after the mail', when: 'after', call: 'mail.send' },
]
const jobOf = (at: number) => `killed-${String(at).padStart(2, '0')}`

const clones: Awaited<ReturnType<typeof cloneDatabase>>[] = []
const houses: House[] = []
let expected: Readonly<Record<string, string>>

async function open(options: Omit<Parameters<typeof openHouse>[0], 'databaseUrl'>): Promise<House> {
  const clone = await cloneDatabase()
  clones.push(clone)
  const house = await openHouse({ ...options, databaseUrl: clone.url })
  houses.push(house)
  await house.addDirectory('people', PEOPLE)
  return house
}

beforeAll(async () => {
  ;[expected] = await Promise.all([undisturbedFiles(), bundleWorker()])
})
afterAll(async () => {
  for (const house of houses) await house.close()
  for (const clone of clones) await clone.drop()
})

/** What is promised of every job, whatever happened. */
async function expectWhole(house: House, id: string): Promise<void> {
  const job = await house.ended(id)
  expect(job).toMatchObject({ phase: 'ended', errorCode: null, deadRanges: 0, rangesDone: job.rangesTotal })
  expect(await house.files(id)).toEqual(expected)
  const { total, ...others } = jobCounts(job.rowsSplit, job.tallies, job.deadRows)
  expect([total, Object.values(others).reduce((sum, count) => sum + count)]).toEqual([ROWS, ROWS])
  const mails = house.mails(id)
  expect(mails.length).toBeGreaterThanOrEqual(1)
  expect(new Set(mails)).toEqual(new Set([`<job-${id}-1@kith.example>`]))
}

describe('kill -9', () => {
  let house: House
  beforeAll(async () => {
    const troubles = POINTS.map(({ about, ...point }, at) => ({
      ...point,
      happens: 'SIGKILL' as const,
      about: [jobOf(at), ...(about === undefined ? [] : [about])],
    }))
    house = await open({ visibilitySeconds: 4, troubles })
    for (const at of POINTS.keys()) await house.addJob(jobOf(at), LIST, 'people')
    for (let worker = 0; worker < 2; worker++) house.startWorker()
  })

  test.each(POINTS.map(({ name }, at) => [name, at] as const))('%s', { timeout: 120_000 }, async (name, at) => {
    await house.happened(name)
    await expectWhole(house, jobOf(at))
  })
})

test.concurrent('every message twice, to two workers', { timeout: 120_000 }, async () => {
  const house = await open({ visibilitySeconds: 6, twice: true })
  for (const id of ['race-1', 'race-2']) await house.addJob(id, LIST, 'people')
  for (let worker = 0; worker < 2; worker++) house.startWorker()
  for (const id of ['race-1', 'race-2']) await expectWhole(house, id)
})

test.concurrent('a worker that stands still while its range is given away: its late part changes nothing', {
  timeout: 120_000,
}, async () => {
  const about = ['late-1', '"n":1']
  const stop = { name: 'stop', when: 'before', call: 'ranges.accept', about, happens: 'SIGSTOP' } as const
  const house = await open({ visibilitySeconds: 4, troubles: [stop] })
  const two = [house.startWorker(), house.startWorker()]
  await house.addJob('late-1', LIST, 'people')
  const pid = await house.happened('stop')
  await expectWhole(house, 'late-1')
  const accepted = await house.steps('late-1')
  expect(accepted.find(({ step, n }) => step === 'enrich' && n === 1)).toMatchObject({ attempts: 2 })

  process.kill(pid, 'SIGCONT')
  await vi.waitUntil(() => house.said().includes('"late":"stop"'), { timeout: 60_000 })
  expect(house.said()).toContain('{"late":"stop","answer":"stale"}')
  expect(await house.steps('late-1')).toEqual(accepted)
  await expectWhole(house, 'late-1')

  two.find((worker) => worker.pid !== pid)?.kill('SIGTERM')
  await house.addJob('late-2', LIST, 'people')
  await expectWhole(house, 'late-2')
})

test.concurrent('a merge longer than its message is hidden stays with its worker while that lives, however busy', {
  timeout: 120_000,
}, async () => {
  const about = ['slow', '/rejected.csv']
  const toil = { name: 'toil', when: 'before', call: 'objects.write', about, happens: 'toil' } as const
  const house = await open({ visibilitySeconds: 6, troubles: [toil] })
  for (let worker = 0; worker < 2; worker++) house.startWorker()
  await house.addJob('slow', LIST, 'people')
  await house.happened('toil')
  const [merge] = await vi.waitUntil(
    async () => {
      const found = await house.db.query<{ attempts: number }>(
        `select attempts from range where step = 'merge' and heartbeat_at > sent_at + interval '9 seconds'`,
      )
      return found.length > 0 && found
    },
    { timeout: 60_000, interval: 100 },
  )
  expect(merge).toEqual({ attempts: 1 })
  house.release('toil')
  await expectWhole(house, 'slow')
  expect((await house.steps('slow')).find(({ step }) => step === 'merge')).toMatchObject({ attempts: 1 })
})
