/** What is promised about what is given out next, and about what was lost. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Message } from '#pipeline/ports/messages.ts'
import { CAREFUL_AFTER, MAX_ATTEMPTS, MOST_CAREFUL_ATTEMPTS } from '#pipeline/ports/ranges.ts'
import { longSource, longSpans, sampleDirectory, sampleJob, samplePart, splitJob } from './samples.ts'
import { type OpenStore, OURS, type StoreUnderTest, THEIRS, TIMINGS, worker } from './store-under-test.ts'

const names = (messages: readonly Message[]) => messages.map(({ subjectId, n }) => `${subjectId} ${n}`)

export function backlogContract(openStore: OpenStore): void {
  let store: StoreUnderTest
  beforeEach(async () => {
    store = await openStore()
  })

  describe('backlog', () => {
    test('a message carries ids and nothing else', async () => {
      await store.jobs.create(sampleJob(OURS, 'job'), null)
      expect(await store.backlog.claim(2)).toEqual([
        { step: 'split', workspaceId: OURS, subjectId: 'job', n: 0, generation: 1 },
        { step: 'calibrate', workspaceId: OURS, subjectId: 'job', n: 0, generation: 1 },
      ])
    })

    test('no more is in flight than the window holds', async () => {
      await splitJob(store, 'job', 10)
      expect(names(await store.backlog.claim(3))).toEqual(['job 0', 'job 1', 'job 2'])
      expect(await store.backlog.claim(3)).toEqual([])
      expect(names(await store.backlog.claim(4))).toEqual(['job 3'])
    })

    test('two dispatchers at once fill one window, and nothing is given out twice', async () => {
      await splitJob(store, 'job', 10)
      const claims = await Promise.all([1, 2, 3, 4].map(() => store.backlog.claim(6)))
      expect(names(claims.flat()).sort()).toEqual(['job 0', 'job 1', 'job 2', 'job 3', 'job 4', 'job 5'])
    })

    test('a short list does not wait behind a long one, nor one workspace behind another', async () => {
      await splitJob(store, 'long', 20)
      expect(await store.backlog.claim(4)).toHaveLength(4)
      await splitJob(store, 'short', 2)
      await splitJob(store, 'their long', 10, THEIRS)
      await splitJob(store, 'their short', 10, THEIRS)
      // `long` has 4 in flight: first its workspace, then the job itself, waits until the others have as many.
      expect(names(await store.backlog.claim(14))).toEqual([
        'their long 0',
        'their short 0',
        'their long 1',
        'their short 1',
        'short 0',
        'their long 2',
        'short 1',
        'their short 2',
        'long 4',
        'their long 3',
      ])
    })

    test('where messages end one at a time, every job has its turn before any has a second one', async () => {
      for (const id of ['a', 'b', 'c']) await splitJob(store, id, 3)
      const { begin } = worker(store)
      const inFlight = [...(await store.backlog.claim(2))]
      const given = [...inFlight]
      for (let message = inFlight.shift(); message; message = inFlight.shift()) {
        const task = await begin(message)
        await store.ranges.accept(task, samplePart(task, { matched: 10 }))
        const next = (await store.backlog.claim(2)).filter(({ step }) => step === 'enrich')
        inFlight.push(...next)
        given.push(...next)
      }
      expect(names(given)).toEqual(['a 0', 'b 0', 'c 0', 'a 1', 'b 1', 'c 1', 'a 2', 'b 2', 'c 2'])
    })

    test('with room for a single message, workspaces take turns, and in each of them its jobs', async () => {
      for (const id of ['a', 'b']) await splitJob(store, id, 3)
      await splitJob(store, 'c', 4, THEIRS)
      const { begin } = worker(store)
      const given: Message[] = []
      for (let turn = 0; turn < 8; turn++) {
        for (const message of await store.backlog.claim(1)) {
          given.push(message)
          const task = await begin(message)
          await store.ranges.accept(task, samplePart(task, { matched: 10 }))
        }
      }
      expect(names(given)).toEqual(['a 0', 'c 0', 'b 0', 'c 1', 'a 1', 'c 2', 'b 1', 'c 3'])
    })

    test('of long ranges none waits in the queue behind another; a short one goes out when a worker is free', async () => {
      await splitJob(store, 'long', 6, OURS, longSpans)
      const { begin } = worker(store)
      const inWork = [...(await store.backlog.claim(4))]
      expect(names(inWork)).toEqual(['long 0', 'long 1'])
      await splitJob(store, 'short', 2)
      expect(await store.backlog.claim(4)).toEqual([])
      const [first] = inWork
      if (!first) throw new Error('nothing claimed')
      const task = await begin(first)
      await store.ranges.accept(task, samplePart(task, { matched: 10 }))
      // Then the long one is next: it is not passed over for want of room, or it might be so for ever.
      expect(names(await store.backlog.claim(4))).toEqual(['short 0'])
      expect(await store.backlog.claim(4)).toEqual([])
      expect(names(await store.backlog.claim(5))).toEqual(['long 2'])
    })

    test('one worker of several keeps free of steps over long lists, and of others goes on', async () => {
      for (const id of ['a', 'b', 'c']) await store.jobs.create({ ...sampleJob(OURS, id), source: longSource }, null)
      await store.directories.create({ ...sampleDirectory(THEIRS, 'd'), source: longSource })
      const steps = (messages: readonly Message[]) => messages.map(({ subjectId, step }) => `${subjectId} ${step}`)
      const given = await store.backlog.claim(6)
      expect(steps(given)).toEqual(['a split', 'd import', 'b calibrate', 'c calibrate'])
      await store.jobs.create(sampleJob(OURS, 'short'), null)
      expect(steps(await store.backlog.claim(10))).toEqual(['short split', 'a calibrate', 'b split'])
    })

    test('a single worker does the steps over a long list', async () => {
      await store.jobs.create({ ...sampleJob(OURS, 'a'), source: longSource }, null)
      expect(await store.backlog.claim(2)).toMatchObject([{ step: 'split' }])
    })

    test('jobs that look again and again for a directory do not keep its import from its turn', async () => {
      for (const id of ['a', 'b', 'c', 'd']) await splitJob(store, id, 1)
      for (const id of ['e', 'f']) await store.jobs.create(sampleJob(OURS, id), null)
      await store.directories.create(sampleDirectory(OURS, 'z'))
      const { begin } = worker(store)
      const given: string[] = []
      while (!given.includes('import') && given.length < 20) {
        for (const message of await store.backlog.claim(2)) {
          given.push(message.step)
          await store.ranges.park(await begin(message), 'directory.importing', 1_000)
        }
        await store.pass(1_000)
        await store.backlog.sweep()
      }
      // Seven have something to do.
      expect(given.length).toBeLessThanOrEqual(8)
    })

    test('ranges wait until the job is frozen', async () => {
      await store.jobs.create(sampleJob(OURS, 'job'), null)
      const { task } = worker(store)
      const split = await task('split')
      await store.ranges.append(split, 0, [{ fromByte: 0, toByte: 9, firstRow: 1, rows: 1 }])
      await store.ranges.finishSplit(split, 1)
      await worker(store).findsNothing()
      expect(await store.jobs.get(OURS, 'job')).toMatchObject({ phase: 'running' })
    })

    test('what could not be sent is given out again; what a worker has begun is not taken back', async () => {
      await splitJob(store, 'job', 2)
      const messages = await store.backlog.claim(2)
      const { begin } = worker(store)
      const [first] = messages
      if (!first) throw new Error('nothing claimed')
      const begun = await begin(first)
      await store.backlog.unclaim(messages)
      expect(names(await store.backlog.claim(10))).toEqual(['job 1'])
      expect(await store.ranges.accept(begun, samplePart(begun, { matched: 10 }))).toBe('accepted')
    })

    test('a lost message is sent again, as often as it is lost', async () => {
      await splitJob(store, 'job', 1)
      for (let lost = 0; lost < 2 * MAX_ATTEMPTS; lost++) {
        expect(names(await store.backlog.claim(10))).toEqual(['job 0'])
        await store.pass(TIMINGS.freshMs - 10_000)
        expect(await store.backlog.sweep()).toEqual({ readied: 0, dead: [] })
        await store.pass(20_000)
        expect(await store.backlog.sweep()).toEqual({ readied: 1, dead: [] })
      }
    })

    test('a worker that died gives its range to another; five of them leave it dead, careful ones not counted up to twenty', async () => {
      await store.directories.create(sampleDirectory(OURS, 'directory'))
      await splitJob(store, 'job', 1)
      const last = MOST_CAREFUL_ATTEMPTS + MAX_ATTEMPTS - CAREFUL_AFTER - 1
      for (let attempt = 1; attempt <= last; attempt++) {
        const { task } = worker(store)
        const range = await task('enrich')
        if (attempt <= MOST_CAREFUL_ATTEMPTS) expect(range.failures).toBe(Math.min(attempt - 1, CAREFUL_AFTER))
        await store.pass(TIMINGS.freshMs - 10_000)
        await store.ranges.heartbeat(range)
        await store.pass(20_000)
        expect((await store.backlog.sweep()).dead).toEqual([])
        await store.pass(TIMINGS.freshMs)
        const { dead } = await store.backlog.sweep()
        const message = { step: 'enrich', workspaceId: OURS, subjectId: 'job', n: 0, generation: 1 }
        expect(dead).toEqual(attempt === last ? [{ message, reasonCode: 'range.attempts' }] : [])
        expect(await store.ranges.accept(range, samplePart(range, { matched: 10 }))).toBe('stale')
      }
      expect(await store.jobs.get(OURS, 'job')).toMatchObject({ deadRanges: 1, phase: 'merging' })
      expect(await store.directories.get(OURS, 'directory')).toMatchObject({ status: 'importing' })
    })

    test('workers count while they are seen', async () => {
      await store.workers.beat('one')
      await store.pass(TIMINGS.freshMs - 10_000)
      await store.workers.beat('two')
      expect(await store.workers.alive()).toBe(2)
      await store.pass(20_000)
      expect(await store.workers.alive()).toBe(1)
      await store.workers.beat('one')
      await store.workers.leave('two')
      expect(await store.workers.alive()).toBe(1)
    })
  })
}
