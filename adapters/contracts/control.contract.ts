/** What is promised about pausing, resuming, cancelling a job and trying again what failed. */
import { beforeEach, describe, expect, test } from 'vitest'
import { MAX_ATTEMPTS } from '#pipeline/ports/ranges.ts'
import { finishJob, sampleFrozen, sampleJob, samplePart, sampleSpans, sampleTallies, splitJob } from './samples.ts'
import { type OpenStore, OURS, type StoreUnderTest, THEIRS, TIMINGS, worker } from './store-under-test.ts'

export function controlContract(openStore: OpenStore): void {
  let store: StoreUnderTest
  beforeEach(async () => {
    store = await openStore()
  })
  const job = () => store.jobs.get(OURS, 'job')

  describe('control', () => {
    test('a paused job is given out no more; what is in flight finishes', async () => {
      await splitJob(store, 'job', 3)
      const { task, message, findsNothing } = worker(store)
      const inFlight = await task('enrich', 0)
      const sent = await message('enrich', 1)
      await store.backlog.unclaim([await message('enrich', 2)])
      expect(await store.jobs.pause(OURS, 'job')).toBe('done')
      expect(await store.jobs.pause(OURS, 'job')).toBe('done')
      await findsNothing()
      expect(await store.ranges.begin(sent, 'worker-1')).toEqual({ outcome: 'drop' })
      expect(await job()).toMatchObject({ isPaused: true, waiting: [{ reason: 'paused', until: null, ranges: 1 }] })
      expect(await store.ranges.accept(inFlight, samplePart(inFlight, { matched: 10 }))).toBe('accepted')
      expect(await store.jobs.resume(OURS, 'job')).toBe('done')
      expect(await job()).toMatchObject({ isPaused: false, waiting: [] })
      const again = await task('enrich', 1)
      expect(again.attempt).toBe(1)
      expect((await task('enrich', 2)).attempt).toBe(1)
    })

    test('a step that parks for a pause that is over is ready at once', async () => {
      await splitJob(store, 'job', 1)
      await store.ranges.park(await worker(store).task('enrich'), 'paused', null)
      expect((await worker(store).task('enrich')).attempt).toBe(2)
    })

    test('a range that waits for something outside goes on when its job is resumed, another does not', async () => {
      await splitJob(store, 'job', 3)
      const { task } = worker(store)
      await store.ranges.park(await task('enrich', 0), 'budget.job', null)
      await store.ranges.park(await task('enrich', 1), 'provider.key_rejected', null)
      await store.ranges.park(await task('enrich', 2), 'disk.full', 1_000_000)
      expect(await store.jobs.resume(OURS, 'job')).toBe('done')
      const waiting = await job()
      expect(waiting?.waiting.map(({ reason }) => reason)).toEqual(['disk.full'])
      expect((await worker(store).task('enrich', 1)).failures).toBe(0)
    })

    test('what is mended wakes the ranges that waited for it, of the jobs that it is about', async () => {
      const asks = (id: string, connectionId: string) => ({ ...sampleJob(OURS, id), providers: [{ connectionId }] })
      for (const [id, connectionId] of [
        ['job', 'connection-1'],
        ['other', 'connection-2'],
      ] as const) {
        await splitJob(store, id, 3, OURS, sampleSpans, asks(id, connectionId))
        const { task } = worker(store)
        await store.ranges.park(await task('enrich', 0), 'provider.key_rejected', null)
        await store.ranges.park(await task('enrich', 1), 'budget.job', null)
        await store.ranges.park(await task('enrich', 2), 'budget.workspace_day', 1_000_000)
      }
      const waits = async () =>
        Promise.all(
          ['job', 'other'].map(async (id) => (await store.jobs.get(OURS, id))?.waiting.map(({ reason }) => reason)),
        )
      const [budget, day, key] = ['budget.job', 'budget.workspace_day', 'provider.key_rejected']
      await store.jobs.wake(THEIRS, { of: 'workspace', reasons: ['budget.job'] })
      await store.jobs.wake(OURS, { of: { connectionId: 'connection-1' }, reasons: ['provider.key_rejected'] })
      expect(await waits()).toEqual([
        [budget, day],
        [budget, day, key],
      ])
      await store.jobs.wake(OURS, { of: { jobId: 'other' }, reasons: ['budget.job'] })
      expect(await waits()).toEqual([
        [budget, day],
        [day, key],
      ])
      await store.jobs.wake(OURS, { of: 'workspace', reasons: ['budget.workspace_day', 'budget.workspace_month'] })
      expect(await waits()).toEqual([[budget], [key]])
    })

    test('what is mended while a range is worked on keeps it from being parked for it, once', async () => {
      await splitJob(store, 'job', 2)
      const { task } = worker(store)
      const [first, second] = [await task('enrich', 0), await task('enrich', 1)]
      await store.jobs.wake(OURS, { of: { jobId: 'job' }, reasons: ['budget.job'] })
      await store.ranges.park(first, 'budget.job', null)
      await store.ranges.park(second, 'disk.full', 1_000_000)
      expect((await store.jobs.get(OURS, 'job'))?.waiting.map(({ reason }) => reason)).toEqual(['disk.full'])
      await store.ranges.park(await worker(store).task('enrich', 0), 'budget.job', null)
      expect((await store.jobs.get(OURS, 'job'))?.waiting.map(({ reason }) => reason)).toEqual([
        'budget.job',
        'disk.full',
      ])
    })

    test('split and calibrate pause as well; resolve, merge and notify do not', async () => {
      await store.jobs.create(sampleJob(OURS, 'job'), null)
      await store.jobs.pause(OURS, 'job')
      await worker(store).findsNothing()
      await store.jobs.resume(OURS, 'job')
      const { task } = worker(store)
      const split = await task('split')
      await store.ranges.append(split, 0, sampleSpans(1))
      await store.ranges.finishSplit(split, 1)
      await store.ranges.finishCalibrate(await task('calibrate'), sampleFrozen)
      const range = await task('enrich')
      await store.jobs.pause(OURS, 'job')
      await store.ranges.accept(range, samplePart(range, { matched: 10 }))
      expect(await store.jobs.pause(OURS, 'job')).toBe('not_now')
      await finishJob(store)
      expect(await job()).toMatchObject({ phase: 'ended' })
      expect(await store.jobs.pause(OURS, 'job')).toBe('not_now')
      expect(await store.jobs.resume(OURS, 'job')).toBe('not_now')
      expect(await store.jobs.cancel(OURS, 'job')).toBe('not_now')
    })

    test('cancelling frees what waits, and the job goes on to its end', async () => {
      await splitJob(store, 'job', 3)
      const { task, message } = worker(store)
      await store.ranges.park(await task('enrich', 0), 'budget', null)
      const sent = await message('enrich', 1)
      await store.jobs.pause(OURS, 'job')
      await store.ranges.begin(sent, 'worker-1')
      expect(await store.jobs.cancel(OURS, 'job')).toBe('done')
      expect(await store.jobs.cancel(OURS, 'job')).toBe('done')
      expect(await store.jobs.pause(OURS, 'job')).toBe('not_now')
      expect(await job()).toMatchObject({ isCancelled: true, isPaused: false, parkedRanges: 0, phase: 'running' })
      for (const n of [0, 1, 2]) {
        const range = await task('enrich', n)
        await store.ranges.accept(range, samplePart(range, { not_tried: 10 }))
      }
      await finishJob(store)
      expect(await job()).toMatchObject({ phase: 'ended', isCancelled: true })
      expect(await store.jobs.retryFailed(OURS, 'job', 'leave')).toBe('not_now')
    })

    test('a job cancelled before it was calibrated ends without being frozen', async () => {
      await store.jobs.create(sampleJob(OURS, 'job'), null)
      const { task } = worker(store)
      const [split, calibrate] = [await task('split'), await task('calibrate')]
      await store.ranges.append(split, 0, sampleSpans(1))
      await worker(store).findsNothing()
      await store.jobs.cancel(OURS, 'job')
      expect(await store.ranges.finishCalibrate(calibrate, sampleFrozen)).toBe(false)
      await store.ranges.finishSplit(split, 1)
      const range = await task('enrich')
      await store.ranges.accept(range, samplePart(range, { not_tried: 10 }))
      await finishJob(store)
      expect(await job()).toMatchObject({ phase: 'ended', frozen: null })
    })

    test('a list without rows that waits for a directory ends when it is cancelled', async () => {
      await store.jobs.create(sampleJob(OURS, 'job'), null)
      const { task } = worker(store)
      await store.ranges.finishSplit(await task('split'), 0)
      await store.ranges.park(await task('calibrate'), 'directory.importing', 1_000_000)
      await store.jobs.cancel(OURS, 'job')
      await finishJob(store)
      expect(await job()).toMatchObject({ phase: 'ended' })
    })

    test('what failed is tried again in a generation of its own, and the job ends a second time', async () => {
      await splitJob(store, 'job', 3)
      const { task } = worker(store)
      const good = await task('enrich', 0)
      await store.ranges.accept(good, samplePart(good, { matched: 10 }, { 'email.syntax': 1 }))
      const half = await task('enrich', 1)
      await store.ranges.accept(half, samplePart(half, { matched: 7, failed: 3 }, { 'phone.too_short': 4 }))
      await killRange(store, 2)
      expect(await store.jobs.retryFailed(OURS, 'job', 'leave')).toBe('not_now')
      await finishJob(store)
      expect(await job()).toMatchObject({ phase: 'ended', rangesDone: 3, deadRanges: 1, deadRows: 10 })

      expect(await store.jobs.retryFailed(OURS, 'job', 'leave')).toBe('done')
      expect(await job()).toMatchObject({
        phase: 'running',
        rangesDone: 1,
        deadRanges: 0,
        deadRows: 0,
        endedAt: null,
        resultGeneration: 1,
      })
      expect((await job())?.tallies).toEqual(sampleTallies({ matched: 10 }, { 'email.syntax': 1 }))
      const parts = await store.ranges.parts(OURS, 'job', 0, 10)
      expect(parts.map(({ generation, part, isDead }) => [generation, part !== null, isDead])).toEqual([
        [1, true, false],
        [2, false, false],
        [2, false, false],
      ])
      const second = worker(store)
      for (const n of [1, 2]) {
        const again = await second.task('enrich', n)
        expect(again).toMatchObject({ generation: 2, attempt: 1 })
        await store.ranges.accept(again, samplePart(again, { no_match: 10 }))
      }
      const [resolve] = await store.backlog.claim(10)
      expect(resolve).toMatchObject({ step: 'resolve', generation: 2 })
      await store.backlog.unclaim(resolve ? [resolve] : [])
      await finishJob(store)
      expect(await job()).toMatchObject({ phase: 'ended', resultGeneration: 2, rangesDone: 3 })
      expect(await store.jobs.retryFailed(OURS, 'job', 'leave')).toBe('not_now')
    })

    test('asking again where the fate of a paid call is unknown is remembered, with its moment', async () => {
      await splitJob(store, 'job', 1)
      const failed = await worker(store).task('enrich')
      await store.ranges.accept(failed, samplePart(failed, { failed: 10 }))
      await finishJob(store)
      await store.jobs.retryFailed(OURS, 'job', 'leave')
      expect((await job())?.askUnknownBefore).toBeNull()
      const again = await worker(store).task('enrich')
      await store.ranges.accept(again, samplePart(again, { failed: 10 }))
      await finishJob(store)
      await store.jobs.retryFailed(OURS, 'job', 'ask_again')
      const { askUnknownBefore = null, startedAt = null } = (await job()) ?? {}
      expect(askUnknownBefore?.getTime()).toBeGreaterThanOrEqual(startedAt?.getTime() ?? Number.POSITIVE_INFINITY)
    })

    test('a mail of the first end that was not sent yet is not sent in the middle of a retry', async () => {
      await splitJob(store, 'job', 1)
      const { task, message } = worker(store)
      const range = await task('enrich')
      await store.ranges.accept(range, samplePart(range, { failed: 10 }))
      await store.ranges.finishResolve(await task('resolve'))
      await store.ranges.finishMerge(await task('merge'), [])
      const mail = await message('notify')
      await store.jobs.retryFailed(OURS, 'job', 'leave')
      expect(await store.ranges.begin(mail, 'worker-1')).toEqual({ outcome: 'drop' })
    })

    test('nobody controls what is not there', async () => {
      for (const control of [store.jobs.pause, store.jobs.resume, store.jobs.cancel]) {
        expect(await control(OURS, 'nothing')).toBe('missing')
      }
      expect(await store.jobs.retryFailed(OURS, 'nothing', 'leave')).toBe('missing')
    })
  })
}

async function killRange(store: StoreUnderTest, n: number): Promise<void> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    // Whatever else was claimed before is sent again by the sweep as well.
    const { task } = worker(store)
    await store.pass(TIMINGS.freshMs + 1_000)
    await store.backlog.sweep()
    await store.ranges.giveBack(await task('enrich', n), 'cause')
  }
}
