/** What is promised about the life of a range, of every store. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { RowStatus } from '#core/outcome.ts'
import { partKey, resultKey } from '#core/storage-key.ts'
import type { Message } from '#pipeline/ports/messages.ts'
import { MAX_ATTEMPTS } from '#pipeline/ports/ranges.ts'
import {
  finishJob,
  sampleDirectory,
  sampleFrozen,
  sampleJob,
  samplePart,
  sampleSpans,
  sampleTallies,
  splitJob,
} from './samples.ts'
import { type OpenStore, OURS, type StoreUnderTest, TIMINGS, worker } from './store-under-test.ts'

export function rangesContract(openStore: OpenStore): void {
  let store: StoreUnderTest
  beforeEach(async () => {
    store = await openStore()
  })
  const job = async (id = 'job') => {
    const found = await store.jobs.get(OURS, id)
    if (!found) throw new Error('no job')
    return found
  }
  const outlive = () => store.pass(TIMINGS.freshMs + 1_000)

  describe('ranges', () => {
    test('a job goes from its first message to its mail', async () => {
      await store.jobs.create(sampleJob(OURS, 'job'), null)
      const { task, findsNothing } = worker(store)
      expect(await job()).toMatchObject({ phase: 'queued', rangesTotal: null, startedAt: null, frozen: null })
      const split = await task('split')
      expect(split).toMatchObject({ attempt: 1, generation: 1, span: null })
      expect(await job()).toMatchObject({ phase: 'splitting', startedAt: expect.any(Date) })
      await store.ranges.append(split, 0, sampleSpans(2))
      await store.ranges.finishCalibrate(await task('calibrate'), sampleFrozen)
      expect((await job()).frozen).toEqual(sampleFrozen)
      const first = await task('enrich', 0)
      expect(first.span).toEqual(sampleSpans(1)[0])
      expect(await store.ranges.accept(first, samplePart(first, { matched: 9, failed: 1 }))).toBe('accepted')
      await store.ranges.append(split, 2, sampleSpans(1, 2))
      expect(await store.ranges.finishSplit(split, 3)).toBe(true)
      expect(await job()).toMatchObject({ phase: 'running', rangesTotal: 3, rangesDone: 1, rowsSplit: 30 })
      for (const n of [1, 2]) {
        const range = await task('enrich', n)
        await store.ranges.accept(range, samplePart(range, { no_match: 10 }))
      }
      expect(await job()).toMatchObject({ phase: 'merging', rangesDone: 3 })
      await store.ranges.finishResolve(await task('resolve'))
      const files = [{ name: 'result.csv', key: resultKey(OURS, 'job', 1, '1-1', 'result.csv'), bytes: 6_000_000_000 }]
      await store.ranges.finishMerge(await task('merge'), files)
      expect(await job()).toMatchObject({ phase: 'ended', resultGeneration: 1, files, endedAt: expect.any(Date) })
      await store.ranges.finishNotify(await task('notify'))
      await findsNothing()
      expect((await job()).tallies).toEqual(sampleTallies({ matched: 9, failed: 1, no_match: 20 }))
    })

    test('a message that comes again is dropped while a heartbeat is fresh, and taken over when it is not', async () => {
      await splitJob(store, 'job', 1)
      const { message, begin } = worker(store)
      const taken = await message('enrich')
      const first = await begin(taken)
      expect(await store.ranges.begin(taken, 'worker-2')).toEqual({ outcome: 'drop' })
      await store.pass(TIMINGS.freshMs - 10_000)
      expect(await store.ranges.heartbeat(first)).toBe(true)
      await store.pass(20_000)
      expect(await store.ranges.begin(taken, 'worker-2')).toEqual({ outcome: 'drop' })
      await outlive()
      const second = await begin(taken)
      expect(second.attempt).toBe(2)
      // The late writer changes nothing.
      expect(await store.ranges.heartbeat(first)).toBe(false)
      expect(await store.ranges.accept(first, samplePart(first, { matched: 10 }))).toBe('stale')
      expect(await store.ranges.giveBack(first, 'late')).toBe('stale')
      await store.ranges.park(first, 'late', null)
      expect(await job()).toMatchObject({ rangesDone: 0, parkedRanges: 0 })
      expect(await store.ranges.accept(second, samplePart(second, { matched: 10 }))).toBe('accepted')
      expect(await store.ranges.accept(second, samplePart(second, { matched: 10 }))).toBe('stale')
      expect(await store.ranges.begin(taken, 'worker-2')).toEqual({ outcome: 'drop' })
      expect(await job()).toMatchObject({ rangesDone: 1, tallies: sampleTallies({ matched: 10 }) })
    })

    test('a message of another generation, of nothing, and one that nobody claimed, are dropped', async () => {
      await splitJob(store, 'job', 1)
      const taken = await worker(store).message('enrich')
      for (const other of [{ generation: 2 }, { n: 7 }, { subjectId: 'nobody' }, { workspaceId: 'nobody' }]) {
        expect(await store.ranges.begin({ ...taken, ...other }, 'worker-1')).toEqual({ outcome: 'drop' })
      }
      await store.backlog.unclaim([taken])
      expect(await store.ranges.begin(taken, 'worker-1')).toEqual({ outcome: 'drop' })
    })

    test('after the fifth attempt without acceptance a range is dead, and the job goes on without it', async () => {
      await splitJob(store, 'job', 2)
      const { message, begin, task } = worker(store)
      const other = await task('enrich', 1)
      await store.ranges.accept(other, samplePart(other, { matched: 10 }))
      const taken = await message('enrich', 0)
      for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
        expect((await begin(taken)).attempt).toBe(attempt)
        await outlive()
      }
      expect(await store.ranges.begin(taken, 'worker-1')).toEqual({ outcome: 'dead' })
      expect(await store.ranges.begin(taken, 'worker-1')).toEqual({ outcome: 'drop' })
      expect(await job()).toMatchObject({ phase: 'merging', rangesDone: 2, deadRanges: 1, deadRows: 10 })
      const parts = await store.ranges.parts(OURS, 'job', 0, 10)
      expect(parts.map(({ isDead, part }) => [isDead, part?.key ?? null])).toEqual([
        [true, null],
        [false, partKey(OURS, 'job', 1, 1, 1)],
      ])
    })

    test('what is given back waits longer each time, and is dead after the fifth', async () => {
      await splitJob(store, 'job', 1)
      for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
        const { task, findsNothing } = worker(store)
        expect(await store.ranges.giveBack(await task('enrich'), 'provider.broken')).toBe('again')
        expect(await job()).toMatchObject({ parkedRanges: 1, waiting: [{ reason: 'retry', ranges: 1 }] })
        const waitMs = TIMINGS.retryBaseMs * 2 ** (attempt - 1)
        await store.pass(waitMs - 15_000)
        expect(await store.backlog.sweep()).toEqual({ readied: 0, dead: [] })
        await findsNothing()
        await store.pass(20_000)
        expect(await store.backlog.sweep()).toEqual({ readied: 1, dead: [] })
      }
      expect(await store.ranges.giveBack(await worker(store).task('enrich'), 'provider.broken')).toBe('dead')
      expect(await job()).toMatchObject({ phase: 'merging', deadRanges: 1, waiting: [] })
    })

    test('waiting does not count as an attempt, and no two attempts have the same number', async () => {
      await splitJob(store, 'job', 1)
      for (let attempt = 1; attempt <= 2 * MAX_ATTEMPTS; attempt++) {
        const { task, findsNothing } = worker(store)
        const waiting = await task('enrich')
        expect(waiting.attempt).toBe(attempt)
        await store.ranges.park(waiting, 'vendor.limit', 100_000)
        expect(await store.ranges.heartbeat(waiting)).toBe(false)
        await findsNothing()
        await store.pass(101_000)
        await store.backlog.sweep()
      }
      const range = await worker(store).task('enrich')
      expect(await store.ranges.giveBack(range, 'provider.broken')).toBe('again')
    })

    test('what is given back without a wait is ready at once, and no attempt was counted', async () => {
      await splitJob(store, 'job', 1)
      for (let attempt = 1; attempt <= 2 * MAX_ATTEMPTS; attempt++) {
        const range = await worker(store).task('enrich')
        expect(range).toMatchObject({ attempt, failures: 0 })
        await store.ranges.park(range, 'worker.stopped', 0)
        expect(await job()).toMatchObject({ parkedRanges: 0, waiting: [] })
      }
    })

    test('a task says how many attempts before it failed', async () => {
      await splitJob(store, 'job', 1)
      const first = await worker(store).task('enrich')
      await store.ranges.park(first, 'vendor.limit', 0)
      expect(await store.ranges.giveBack(await worker(store).task('enrich'), 'provider.broken')).toBe('again')
      await store.pass(100_000)
      await store.backlog.sweep()
      await worker(store).task('enrich')
      await outlive()
      await store.backlog.sweep()
      expect(await worker(store).task('enrich')).toMatchObject({ attempt: 4, failures: 2 })
    })

    test('a range parked without an end stays so', async () => {
      await splitJob(store, 'job', 1)
      await store.ranges.park(await worker(store).task('enrich'), 'budget', null)
      await store.pass(1e9)
      expect(await store.backlog.sweep()).toEqual({ readied: 0, dead: [] })
      expect((await job()).waiting).toEqual([{ reason: 'budget', until: null, ranges: 1 }])
    })

    test('a step over the whole list that is dead takes its job along', async () => {
      await store.jobs.create(sampleJob(OURS, 'job'), null)
      const { message, begin } = worker(store)
      const [split, calibrate] = [await message('split'), await message('calibrate')]
      const other = await begin(calibrate)
      await giveBackUntilDead(store, split)
      expect(await job()).toMatchObject({ phase: 'failed', errorCode: 'split.dead', endedAt: expect.any(Date) })
      expect(await store.ranges.finishCalibrate(other, sampleFrozen)).toBe(false)
      expect(await store.ranges.heartbeat(other)).toBe(false)
    })

    test('an import that is dead takes its directory along; a mail that is dead takes nothing', async () => {
      await store.directories.create(sampleDirectory(OURS, 'directory'))
      await giveBackUntilDead(store, await worker(store).message('import'))
      expect(await store.directories.get(OURS, 'directory')).toMatchObject({
        status: 'failed',
        errorCode: 'import.dead',
      })
      await splitJob(store, 'job', 0)
      const { task, message } = worker(store)
      await store.ranges.finishResolve(await task('resolve'))
      await store.ranges.finishMerge(await task('merge'), [])
      await giveBackUntilDead(store, await message('notify'))
      expect(await job()).toMatchObject({ phase: 'ended', errorCode: null, deadRanges: 0 })
    })

    test('a job that cannot go on fails with its code, and what it left is not given out', async () => {
      await splitJob(store, 'job', 2)
      const { task } = worker(store)
      const [first, second] = [await task('enrich', 0), await task('enrich', 1)]
      expect(await store.ranges.failJob(first, 'object.changed')).toBe(true)
      expect(await store.ranges.failJob(second, 'other')).toBe(false)
      expect(await store.ranges.accept(second, samplePart(second, { matched: 10 }))).toBe('stale')
      expect(await job()).toMatchObject({ phase: 'failed', errorCode: 'object.changed', rangesDone: 0 })
      await outlive()
      await store.backlog.sweep()
      await worker(store).findsNothing()
    })

    test('the last of many ranges accepted at once makes resolve ready exactly once', async () => {
      await splitJob(store, 'job', 24)
      const { begin } = worker(store)
      const tasks = await Promise.all((await store.backlog.claim(24)).map(begin))
      const outcomes = await Promise.all(
        tasks.map((range) => store.ranges.accept(range, samplePart(range, { matched: 10 }, { 'email.syntax': 2 }))),
      )
      expect(new Set(outcomes)).toEqual(new Set(['accepted']))
      expect(await job()).toMatchObject({ phase: 'merging', rangesDone: 24 })
      expect((await job()).tallies).toEqual(sampleTallies({ matched: 240 }, { 'email.syntax': 48 }))
      expect(await store.backlog.claim(10)).toMatchObject([{ step: 'resolve', generation: 1 }])
    })

    test('of two who accept the same range at once one is stale', async () => {
      await splitJob(store, 'job', 2)
      const range = await worker(store).task('enrich')
      const outcomes = await Promise.all(
        [1, 2].map(() => store.ranges.accept(range, samplePart(range, { review: 10 }))),
      )
      expect(outcomes.sort()).toEqual(['accepted', 'stale'])
      expect(await job()).toMatchObject({ rangesDone: 1, tallies: sampleTallies({ review: 10 }) })
    })

    test('a split that ends after all its ranges makes resolve ready', async () => {
      await store.jobs.create(sampleJob(OURS, 'job'), null)
      const { task } = worker(store)
      const split = await task('split')
      await store.ranges.finishCalibrate(await task('calibrate'), sampleFrozen)
      await store.ranges.append(split, 0, sampleSpans(1))
      const range = await task('enrich')
      await store.ranges.accept(range, samplePart(range, { matched: 10 }))
      expect((await job()).phase).toBe('splitting')
      await store.ranges.finishSplit(split, 1)
      expect((await job()).phase).toBe('merging')
      await finishJob(store)
    })

    test('a list without rows waits for calibrate all the same', async () => {
      await store.jobs.create(sampleJob(OURS, 'job'), null)
      const { task } = worker(store)
      await store.ranges.finishSplit(await task('split'), 0)
      expect((await job()).phase).toBe('running')
      await store.ranges.finishCalibrate(await task('calibrate'), sampleFrozen)
      await finishJob(store)
      expect((await job()).phase).toBe('ended')
    })

    test('a split that another attempt took over records nothing more; the new one goes on behind it', async () => {
      await store.jobs.create(sampleJob(OURS, 'job'), null)
      const { message, begin } = worker(store)
      const taken = await message('split')
      const first = await begin(taken)
      expect(await store.ranges.lastSpan(first)).toEqual({ nextN: 0, last: null })
      await store.ranges.append(first, 0, sampleSpans(3))
      await outlive()
      const second = await begin(taken)
      expect(await store.ranges.append(first, 3, sampleSpans(1, 3))).toBe(false)
      expect(await store.ranges.finishSplit(first, 3)).toBe(false)
      expect(await store.ranges.lastSpan(second)).toEqual({ nextN: 3, last: sampleSpans(1, 2)[0] })
      expect(await store.ranges.append(second, 3, sampleSpans(2, 3))).toBe(true)
      expect(await job()).toMatchObject({ rowsSplit: 50 })
    })

    test('resolve replaces a part only while it is the current attempt and the part is the one it read', async () => {
      await splitJob(store, 'job', 1)
      const { message, begin, task } = worker(store)
      const range = await task('enrich')
      const old = samplePart(range, { matched: 10 }, { 'email.syntax': 1 })
      await store.ranges.accept(range, old)
      const taken = await message('resolve')
      const resolve = await begin(taken)
      const rewritten = {
        ...samplePart(range, { matched: 8, duplicate: 2 }),
        key: partKey(OURS, 'job', 0, 9, 9),
      }
      expect(await store.ranges.replacePart(resolve, 0, rewritten.key, rewritten)).toBe('stale')
      expect(await store.ranges.replacePart(resolve, 0, old.key, rewritten)).toBe('accepted')
      expect(await store.ranges.replacePart(resolve, 0, old.key, rewritten)).toBe('stale')
      expect((await job()).tallies).toEqual(sampleTallies({ matched: 8, duplicate: 2 }))
      expect((await store.ranges.parts(OURS, 'job', 0, 1))[0]?.part).toEqual(rewritten)
      await outlive()
      await begin(taken)
      expect(await store.ranges.replacePart(resolve, 0, rewritten.key, old)).toBe('stale')
    })

    test('parts come in row order from any range on', async () => {
      await splitJob(store, 'job', 12)
      const parts = await store.ranges.parts(OURS, 'job', 9, 2)
      expect(parts).toMatchObject([
        { n: 9, span: sampleSpans(1, 9)[0], generation: 1, part: null, isDead: false },
        { n: 10 },
      ])
    })

    test('rows of a status are looked for in the parts that have some, from any row on', async () => {
      await splitJob(store, 'job', 6)
      const { task, message } = worker(store)
      const held: readonly Partial<Record<RowStatus, number>>[] = [
        { matched: 10 },
        { matched: 9, failed: 1 },
        { review: 10 },
        { matched: 9, review: 1 },
      ]
      for (const [n, statuses] of held.entries()) {
        const range = await task('enrich', n)
        await store.ranges.accept(range, samplePart(range, statuses))
      }
      await giveBackUntilDead(store, await message('enrich', 4))
      const found = async (row: number, status: RowStatus | null, limit = 10) =>
        (await store.ranges.partsHolding(OURS, 'job', row, status, limit)).map(({ n }) => n)
      // 5 is still open.
      expect(await found(1, null)).toEqual([0, 1, 2, 3, 4])
      expect(await found(10, null, 2)).toEqual([0, 1])
      expect(await found(11, null, 2)).toEqual([1, 2])
      expect(await found(1, 'matched')).toEqual([0, 1, 3])
      expect(await found(25, 'matched')).toEqual([3])
      expect(await found(1, 'review', 1)).toEqual([2])
      expect(await found(1, 'failed')).toEqual([1, 4])
      expect(await found(21, 'failed')).toEqual([4])
      expect(await found(1, 'invalid')).toEqual([])
      expect(await found(51, null)).toEqual([])
      expect(await found(61, null)).toEqual([])
      const [second] = await store.ranges.partsHolding(OURS, 'job', 1, 'failed', 1)
      expect(second).toEqual((await store.ranges.parts(OURS, 'job', 1, 1))[0])
    })

    test('how fast a job goes is known from its second part on, until nothing is open', async () => {
      await splitJob(store, 'job', 3)
      const { task } = worker(store)
      for (const [n, recent] of [null, { rows: 10, seconds: 20 }, null].entries()) {
        const range = await task('enrich', n)
        await store.ranges.accept(range, samplePart(range, { matched: 10 }))
        if (n === 0) await store.pass(20_000)
        const found = (await job()).recent
        expect(found && { ...found, seconds: Math.round(found.seconds / 10) * 10 }).toEqual(recent)
      }
    })

    test('a job that stood still is not called slow when it goes on', async () => {
      await splitJob(store, 'job', 4)
      const { task } = worker(store)
      const accept = async (n: number) => {
        const range = await task('enrich', n)
        await store.ranges.accept(range, samplePart(range, { matched: 10 }))
      }
      await accept(0)
      await accept(1)
      await store.pass(400_000)
      expect((await job()).recent).toBeNull()
      await accept(2)
      expect((await job()).recent).toBeNull()
    })
  })
}

async function giveBackUntilDead(store: StoreUnderTest, message: Message): Promise<void> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const outcome = await store.ranges.giveBack(await worker(store).begin(message), 'cause')
    expect(outcome).toBe(attempt === MAX_ATTEMPTS ? 'dead' : 'again')
    await store.pass(500_000)
    await store.backlog.sweep()
    await store.backlog.claim(1_000)
  }
}
