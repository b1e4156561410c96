/** What is promised about what operators are told, and about giving dead steps another life. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Message, Step } from '#pipeline/ports/messages.ts'
import { MAX_ATTEMPTS } from '#pipeline/ports/ranges.ts'
import { finishJob, sampleDirectory, sampleFrozen, sampleJob, samplePart, sampleSpans, splitJob } from './samples.ts'
import { type OpenStore, OURS, type StoreUnderTest, THEIRS, TIMINGS, worker } from './store-under-test.ts'

export function operationsContract(openStore: OpenStore): void {
  let store: StoreUnderTest
  beforeEach(async () => {
    store = await openStore()
  })
  const job = () => store.jobs.get(OURS, 'job')
  const overview = () => store.operations.overview(10)
  const redrive = (only: Pick<Message, 'step' | 'n'> | null = null) => store.operations.redrive(OURS, 'job', only)

  /** Lets every attempt at a step fail. */
  async function killStep(step: Step, n = 0): Promise<void> {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      await store.pass(TIMINGS.freshMs + 1_000)
      await store.backlog.sweep()
      await store.ranges.giveBack(await worker(store).task(step, n), 'cause')
    }
  }
  /** Makes given out again what an earlier claim took and nobody began. */
  async function outlive(): Promise<void> {
    await store.pass(TIMINGS.freshMs + 1_000)
    await store.backlog.sweep()
  }
  async function acceptAll(ranges: readonly number[], generation: number): Promise<void> {
    await outlive()
    const { task } = worker(store)
    for (const n of ranges) {
      const range = await task('enrich', n)
      expect(range).toMatchObject({ generation, attempt: 1 })
      await store.ranges.accept(range, samplePart(range, { matched: 10 }))
    }
  }

  describe('operations', () => {
    test('the overview of nothing is empty', async () => {
      expect(await overview()).toEqual({
        steps: [],
        backlog: 0,
        lag: { rangeSeconds: 0, stepSeconds: 0 },
        dead: [],
        workers: [],
      })
      expect(await store.operations.counts()).toEqual([])
      expect(await store.operations.storedBytes()).toBe(0)
    })

    test('steps are told by state and reason, with the age of the oldest', async () => {
      await splitJob(store, 'job', 4)
      await store.pass(10_000)
      const { task } = worker(store, 'worker-1')
      await store.ranges.park(await task('enrich', 0), 'budget', null)
      await store.pass(5_000)
      await store.ranges.heartbeat(await task('enrich', 1))
      const { steps } = await overview()
      const told = steps.map(({ oldestSeconds, ...step }) => [step, Math.round(oldestSeconds)])
      expect(told).toEqual([
        [{ step: 'enrich', state: 'parked', reason: 'budget', count: 1 }, 5],
        [{ step: 'enrich', state: 'sent', reason: null, count: 3 }, 5],
      ])
    })

    test('the backlog is what could be given out with what is', async () => {
      await splitJob(store, 'job', 3)
      await splitJob(store, 'paused', 2)
      await splitJob(store, 'theirs', 2, THEIRS)
      await store.jobs.pause(OURS, 'paused')
      await store.jobs.create(sampleJob(OURS, 'new'), null)
      await store.directories.create(sampleDirectory(OURS, 'directory'))
      const before = (await overview()).backlog
      const claimed = await store.backlog.claim(1_000)
      expect([before, claimed.length]).toEqual([8, 8])
      expect((await overview()).backlog).toBe(8)
    })

    test('the lag is that of what could be given out, not of what waits for its job', async () => {
      await splitJob(store, 'paused', 1)
      await store.jobs.pause(OURS, 'paused')
      const lag = async () => {
        const { rangeSeconds, stepSeconds } = (await overview()).lag
        return [Math.round(rangeSeconds), Math.round(stepSeconds)]
      }
      await store.pass(20_000)
      await store.jobs.create(sampleJob(OURS, 'new'), null)
      await store.pass(10_000)
      expect(await lag()).toEqual([0, 10])
      await splitJob(store, 'job', 1)
      await store.pass(5_000)
      expect(await lag()).toEqual([5, 5])
    })

    test('workers are told with what they have in hand, until they were not seen for long', async () => {
      await splitJob(store, 'job', 1)
      await store.workers.beat('idle')
      await store.pass(20_000)
      await store.workers.beat('idle')
      await store.workers.beat('busy')
      await worker(store, 'busy').task('enrich')
      await store.pass(5_000)
      const { workers } = await overview()
      expect(workers.map(({ id, task }) => [id, task && { ...task, seconds: Math.round(task.seconds) }])).toEqual([
        ['idle', null],
        ['busy', { workspaceId: OURS, subjectId: 'job', step: 'enrich', n: 0, attempt: 1, seconds: 5 }],
      ])
      expect(workers.map(({ seenSeconds }) => Math.round(seenSeconds))).toEqual([5, 5])
      const [idle, busy] = workers.map(({ startedAt }) => startedAt.getTime())
      expect(Math.round(((busy ?? 0) - (idle ?? 0)) / 1000)).toBe(20)
      await store.pass(TIMINGS.freshMs)
      expect((await overview()).workers).toEqual([])
    })

    test('counts only grow: neither a retry nor the end of a job takes from them', async () => {
      await splitJob(store, 'job', 2)
      const first = await worker(store).task('enrich', 0)
      await store.ranges.accept(first, samplePart(first, { matched: 6, no_match: 2, invalid: 1, failed: 1 }))
      await outlive()
      await killStep('enrich', 1)
      await finishJob(store)
      await store.jobs.retryFailed(OURS, 'job', 'leave')
      const again = await worker(store).task('enrich', 0)
      await store.ranges.accept(again, samplePart(again, { matched: 7, no_match: 2, invalid: 1 }))
      await store.ranges.failJob(
        await worker(store)
          .task('enrich', 1)
          .catch(async () => {
            await outlive()
            return worker(store).task('enrich', 1)
          }),
        'source.changed',
      )
      const counts = await store.operations.counts()
      await store.jobs.delete(OURS, 'job')
      expect(await store.operations.counts()).toEqual(counts)
      expect(Object.fromEntries(counts.map(({ name, label, value }) => [`${name} ${label}`, value]))).toEqual({
        'rows matched': 13,
        'rows no_match': 4,
        'rows invalid': 2,
        'rows failed': 1,
        'lookups directory/matched': 13,
        'lookups directory/no_match': 4,
        'lookups directory/failed': 1,
        'steps split/done': 1,
        'steps calibrate/done': 1,
        'steps enrich/done': 2,
        'steps enrich/failed': 1,
        'steps enrich/retry': MAX_ATTEMPTS - 1,
        'steps enrich/dead': 1,
        'steps resolve/done': 1,
        'steps merge/done': 1,
        'steps notify/done': 1,
      })
    })

    test('stored bytes are those of all objects that are known', async () => {
      await splitJob(store, 'job', 1)
      const range = await worker(store).task('enrich')
      await store.ranges.accept(range, samplePart(range, { matched: 10 }))
      expect(await store.operations.storedBytes()).toBe(150)
    })

    test('dead ranges of a job that has ended live again, alone or together, and the job ends once more', async () => {
      await splitJob(store, 'job', 3)
      for (const n of [1, 2]) await killStep('enrich', n)
      await acceptAll([0], 1).catch(async () => {
        const range = await worker(store).task('enrich', 0)
        await store.ranges.accept(range, samplePart(range, { matched: 10 }))
      })
      await finishJob(store)
      const { dead, steps } = await overview()
      expect(dead.map(({ diedAt, ...step }) => [step, diedAt instanceof Date])).toEqual(
        expect.arrayContaining(
          [1, 2].map((n) => [
            { workspaceId: OURS, subjectId: 'job', step: 'enrich', n, generation: 1, rows: 10, errorCode: 'cause' },
            true,
          ]),
        ),
      )
      expect(steps).toMatchObject([{ step: 'enrich', state: 'dead', reason: null, count: 2 }])
      expect(await job()).toMatchObject({ phase: 'ended', deadRanges: 2, deadRows: 20 })

      expect(await redrive({ step: 'enrich', n: 1 })).toEqual({
        outcome: 'done',
        steps: [{ workspaceId: OURS, subjectId: 'job', step: 'enrich', n: 1, generation: 1 }],
      })
      expect(await job()).toMatchObject({ phase: 'running', endedAt: null, rangesDone: 2, deadRanges: 1, deadRows: 10 })
      expect(await redrive({ step: 'enrich', n: 1 })).toEqual({ outcome: 'not_now' })
      expect(await redrive()).toMatchObject({ outcome: 'done', steps: [{ n: 2 }] })
      await acceptAll([1, 2], 2)
      await finishJob(store)
      expect(await job()).toMatchObject({ phase: 'ended', deadRanges: 0, deadRows: 0, resultGeneration: 2 })
      expect((await job())?.tallies.statuses.matched).toBe(30)
      expect((await overview()).dead).toEqual([])
    })

    test('a range that died lives again while its job runs, and the merge waits for it', async () => {
      await splitJob(store, 'job', 2)
      await killStep('enrich', 1)
      expect(await redrive()).toMatchObject({ outcome: 'done' })
      await acceptAll([0], 1)
      expect(await job()).toMatchObject({ phase: 'running', rangesDone: 1 })
      await acceptAll([1], 2)
      expect(await job()).toMatchObject({ phase: 'merging', rangesDone: 2, deadRanges: 0 })
    })

    test('a late attempt at what died changes nothing after it lives again', async () => {
      await splitJob(store, 'job', 1)
      for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
        await outlive()
        await store.ranges.giveBack(await worker(store).task('enrich'), 'cause')
      }
      await outlive()
      const late = await worker(store).task('enrich')
      await outlive()
      await finishJob(store)
      expect(await redrive()).toMatchObject({ outcome: 'done' })
      expect(await store.ranges.accept(late, samplePart(late, { matched: 10 }))).toBe('stale')
      await acceptAll([0], 2)
    })

    test('nothing lives again in a cancelled job, one that is merged, or where nothing is dead', async () => {
      await splitJob(store, 'job', 1)
      expect(await redrive()).toEqual({ outcome: 'not_now' })
      await killStep('enrich')
      expect(await job()).toMatchObject({ phase: 'merging' })
      expect(await redrive()).toEqual({ outcome: 'not_now' })
      expect(await store.operations.redrive(THEIRS, 'job', null)).toEqual({ outcome: 'not_now' })
      await finishJob(store)
      await splitJob(store, 'other', 2)
      await killStep('enrich', 1).catch(() => {})
      await store.jobs.cancel(OURS, 'other')
      expect(await store.operations.redrive(OURS, 'other', { step: 'enrich', n: 1 })).toEqual({ outcome: 'not_now' })
    })

    test('a job whose split and calibration died begins again with both', async () => {
      await store.jobs.create(sampleJob(OURS, 'job'), null)
      const { task, message } = worker(store)
      const calibrate = await task('calibrate')
      await store.backlog.unclaim([await message('split')])
      for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
        await outlive()
        await store.ranges.giveBack(await worker(store).task('split'), 'cause')
      }
      await outlive()
      await store.ranges.giveBack(await worker(store).task('split'), 'cause')
      expect(await job()).toMatchObject({ phase: 'failed', errorCode: 'split.dead' })
      expect(await store.ranges.finishCalibrate(calibrate, sampleFrozen)).toBe(false)
      expect(await redrive({ step: 'split', n: 0 })).toMatchObject({ outcome: 'done', steps: [{ step: 'split' }] })
      expect(await job()).toMatchObject({ phase: 'splitting', errorCode: null, endedAt: null })
      await outlive()
      const again = worker(store)
      const split = await again.task('split')
      expect(split).toMatchObject({ generation: 2, attempt: 1 })
      await store.ranges.append(split, 0, sampleSpans(1))
      await store.ranges.finishCalibrate(await again.task('calibrate'), sampleFrozen)
      expect(await store.ranges.finishSplit(split, 1)).toBe(true)
      await acceptAll([0], 1)
      await finishJob(store)
      expect(await job()).toMatchObject({ phase: 'ended' })
    })

    test.each(['resolve', 'merge'] as const)('a job whose %s died goes on with it', async (step) => {
      await splitJob(store, 'job', 1)
      const range = await worker(store).task('enrich')
      await store.ranges.accept(range, samplePart(range, { matched: 10 }))
      if (step === 'merge') await store.ranges.finishResolve(await worker(store).task('resolve'))
      await killStep(step)
      expect(await job()).toMatchObject({ phase: 'failed', errorCode: `${step}.dead` })
      expect(await redrive()).toMatchObject({ outcome: 'done' })
      expect(await job()).toMatchObject({ phase: 'merging', errorCode: null })
      const { task } = worker(store)
      if (step === 'resolve') await store.ranges.finishResolve(await task('resolve'))
      await store.ranges.finishMerge(await worker(store).task('merge'), [])
      expect(await job()).toMatchObject({ phase: 'ended' })
    })

    test('a job that ended for another reason than a death stays as it is', async () => {
      await splitJob(store, 'job', 2)
      await killStep('enrich', 1)
      await outlive()
      await store.ranges.failJob(await worker(store).task('enrich', 0), 'source.changed')
      expect(await redrive()).toEqual({ outcome: 'not_now' })
    })

    test('a mail that was given up is tried again', async () => {
      await splitJob(store, 'job', 1)
      const range = await worker(store).task('enrich')
      await store.ranges.accept(range, samplePart(range, { matched: 10 }))
      await store.ranges.finishResolve(await worker(store).task('resolve'))
      await store.ranges.finishMerge(await worker(store).task('merge'), [])
      await killStep('notify')
      expect(await redrive()).toMatchObject({ outcome: 'done', steps: [{ step: 'notify' }] })
      expect(await job()).toMatchObject({ phase: 'ended', endedAt: expect.any(Date) })
      expect(await store.ranges.finishNotify(await worker(store).task('notify'))).toBe(true)
    })

    test('a directory whose import died is imported again', async () => {
      await store.directories.create(sampleDirectory(OURS, 'directory'))
      await killStep('import')
      expect(await store.directories.get(OURS, 'directory')).toMatchObject({
        status: 'failed',
        errorCode: 'import.dead',
      })
      expect(await store.operations.redrive(OURS, 'directory', null)).toMatchObject({ outcome: 'done' })
      expect(await store.directories.get(OURS, 'directory')).toMatchObject({ status: 'importing', errorCode: null })
      expect(await worker(store).task('import')).toMatchObject({ generation: 2, attempt: 1 })
    })
  })
}
