/** What is promised about write-backs: each stage once, what was meant before what was done, and nothing after the end. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { MemberChange } from '#core/audience/back-words.ts'
import { changesKey, changesPrefix } from '#core/storage-key.ts'
import type { Task } from '#pipeline/ports/messages.ts'
import { MAX_ATTEMPTS } from '#pipeline/ports/ranges.ts'
import { MEMBERS_PER_BATCH, type WriteBackSpec } from '#pipeline/ports/write-backs.ts'
import { finishJob, sampleJob, samplePart, splitJob } from './samples.ts'
import { type OpenStore, OURS, type StoreUnderTest, THEIRS, worker } from './store-under-test.ts'

const change: MemberChange = { tag: 'LNAME', fields: ['last_name'], why: 'fill', from: '', to: 'Smith' }

const sampleMember = (place: number) => ({
  place,
  row: place + 1,
  memberId: `member-${place}`,
  email: `member-${place}@example.com`,
  changes: [change],
})

const HOUR_MS = 3_600_000

export function writeBacksContract(openStore: OpenStore): void {
  let store: StoreUnderTest
  beforeEach(async () => {
    store = await openStore()
  })

  const spec = (id: string, more: Partial<WriteBackSpec> = {}): WriteBackSpec => ({
    id,
    workspaceId: OURS,
    jobId: 'job-1',
    rules: { last_name: 'overwrite' },
    audience: {
      connectionId: 'connection-1',
      audienceId: 'audience-1',
      name: 'Newsletter',
      statuses: ['subscribed'],
      columns: [{ tag: 'LNAME', name: 'Last Name', type: 'text', isRequired: false, choices: [] }],
    },
    createdAt: store.now(),
    ...more,
  })

  const planOf = (task: Task, batches = 2) => ({
    prefix: changesPrefix(OURS, 'job-1', task.subjectId, task.generation, task.attempt),
    members: (batches - 1) * MEMBERS_PER_BATCH + 2,
    batches,
    fields: [{ field: 'last_name', fills: 102, overwrites: 0, left: { 'value.not_blank': 1 } }] as const,
  })

  async function ready(id: string, batches = 2, more: Partial<WriteBackSpec> = {}): Promise<void> {
    expect(await store.writeBacks.create(spec(id, more))).toBe('created')
    const task = await worker(store).task('preview_back')
    expect(await store.writeBacks.finishPreview(task, planOf(task, batches))).toBe(true)
  }

  const state = async (id: string) => (await store.writeBacks.get(OURS, id))?.state

  describe('write-backs', () => {
    beforeEach(async () => {
      await store.jobs.create(sampleJob(OURS, 'job-1'), null)
    })

    test('are previewed, applied batch by batch, undone', async () => {
      await ready('wb')
      expect(await store.writeBacks.get(THEIRS, 'wb')).toBeNull()
      expect(await store.writeBacks.planned(THEIRS, 'wb')).toBeNull()
      const planned = await store.writeBacks.planned(OURS, 'wb')
      expect(planned).toMatchObject({ ...spec('wb', { createdAt: expect.any(Date) }), plan: { batches: 2 } })
      expect(await store.writeBacks.get(OURS, 'wb')).toMatchObject({
        ...spec('wb', { createdAt: expect.any(Date) }),
        state: 'ready',
        plan: { batches: 2, fields: [{ field: 'last_name', fills: 102, left: { 'value.not_blank': 1 } }] },
        outcomes: {},
        waiting: [],
      })
      expect(await store.writeBacks.start(OURS, 'wb', 'undo')).toBe('not_now')
      expect(await store.writeBacks.start(THEIRS, 'wb', 'apply')).toBe('missing')
      expect(await store.writeBacks.start(OURS, 'wb', 'apply')).toBe('done')
      expect(await store.writeBacks.start(OURS, 'wb', 'apply')).toBe('not_now')
      const { task } = worker(store)
      const [first, second] = [await task('write_back', 0), await task('write_back', 1)]
      expect(await store.writeBacks.settle(first, { ...sampleMember(0), outcome: 'written', left: [] })).toBe(true)
      expect(await store.writeBacks.finishBatch(first)).toBe(true)
      expect(await state('wb')).toBe('applying')
      expect(await store.writeBacks.finishBatch(second)).toBe(true)
      expect(await store.writeBacks.finishBatch(second)).toBe(false)
      expect(await state('wb')).toBe('applied')
      expect(await store.writeBacks.start(OURS, 'wb', 'undo')).toBe('done')
      const left = [{ tag: 'LNAME', fields: ['last_name'], reason: 'member.changed' }] as const
      for (const n of [0, 1]) {
        const undo = await task('undo_back', n)
        if (n === 0) expect(await store.writeBacks.settleUndo(undo, 0, 'left', left)).toBe(true)
        if (n === 0) expect(await store.writeBacks.settleUndo(undo, 0, 'restored', [])).toBe(false)
        expect(await store.writeBacks.finishBatch(undo)).toBe(true)
      }
      expect(await store.writeBacks.get(OURS, 'wb')).toMatchObject({ state: 'undone', undone: { left: 1 } })
      expect(await store.writeBacks.batch(OURS, 'wb', 0)).toMatchObject([{ place: 0, undo: 'left', undoLeft: left }])
      await worker(store).findsNothing()
    })

    test('keep what was meant, then what became of it, for whoever has the task', async () => {
      await ready('wb')
      await store.writeBacks.start(OURS, 'wb', 'apply')
      const task = await worker(store).task('write_back', 1)
      const place = MEMBERS_PER_BATCH
      expect(await store.writeBacks.intend(task, sampleMember(place))).toBe(true)
      const intended = { ...sampleMember(place), outcome: null, left: [], undo: null, undoLeft: [] }
      expect(await store.writeBacks.batch(OURS, 'wb', 1)).toEqual([intended])
      expect(await store.writeBacks.batch(OURS, 'wb', 0)).toEqual([])
      expect(await store.writeBacks.batch(THEIRS, 'wb', 1)).toEqual([])
      const less = { ...sampleMember(place), changes: [{ ...change, to: 'Smythe' }] }
      expect(await store.writeBacks.intend(task, less)).toBe(true)
      const stale = { ...task, attempt: task.attempt + 1 }
      expect(await store.writeBacks.intend(stale, sampleMember(place))).toBe(false)
      expect(await store.writeBacks.settle(stale, { ...less, outcome: 'gone', left: [] })).toBe(false)
      expect(await store.writeBacks.settle(task, { ...less, outcome: 'written', left: [] })).toBe(true)
      expect(await store.writeBacks.settle(task, { ...less, outcome: 'gone', left: [] })).toBe(false)
      expect(await store.writeBacks.intend(task, sampleMember(place))).toBe(false)
      const other = { ...sampleMember(place + 1), changes: [], outcome: 'conflict', left: [] } as const
      expect(await store.writeBacks.settle(task, other)).toBe(true)
      expect(await store.writeBacks.get(OURS, 'wb')).toMatchObject({
        outcomes: { written: 1, conflict: 1 },
        written: { last_name: 1 },
      })
    })

    test('list their members a page at a time, by outcome', async () => {
      await ready('wb')
      await store.writeBacks.start(OURS, 'wb', 'apply')
      const task = await worker(store).task('write_back', 0)
      for (const place of [0, 1, 2, 3]) {
        const outcome = place === 2 ? 'conflict' : 'written'
        await store.writeBacks.settle(task, { ...sampleMember(place), outcome, left: [] })
      }
      const page = async (outcome: 'written' | null, from: number) => {
        const query = { outcome, undo: null, from, limit: 2 }
        const { members, next } = await store.writeBacks.members(OURS, 'wb', query)
        return [members.map(({ place }) => place), next]
      }
      expect(await page(null, 0)).toEqual([[0, 1], 2])
      expect(await page(null, 2)).toEqual([[2, 3], null])
      expect(await page('written', 0)).toEqual([[0, 1], 3])
      expect(await page('written', 3)).toEqual([[3], null])
      const foreign = { outcome: null, undo: null, from: 0, limit: 9 }
      expect(await store.writeBacks.members(THEIRS, 'wb', foreign)).toEqual({ members: [], next: null })
    })

    test('end when one step of them fails, and go on where they were', async () => {
      await ready('wb')
      await store.writeBacks.start(OURS, 'wb', 'apply')
      const { task } = worker(store)
      const [first, second] = [await task('write_back', 0), await task('write_back', 1)]
      await store.writeBacks.settle(second, { ...sampleMember(MEMBERS_PER_BATCH), outcome: 'written', left: [] })
      expect(await store.writeBacks.fail(first, 'audience.not_found')).toBe(true)
      const failed = { state: 'failed', errorCode: 'audience.not_found', failedIn: 'apply', outcomes: { written: 1 } }
      expect(await store.writeBacks.get(OURS, 'wb')).toMatchObject(failed)
      // Whoever is at another batch ends what was sent, and begins nothing more.
      expect(await store.writeBacks.intend(second, sampleMember(MEMBERS_PER_BATCH + 1))).toBe(false)
      expect(await store.writeBacks.start(OURS, 'wb', 'apply')).toBe('running')
      const last = { ...sampleMember(MEMBERS_PER_BATCH + 1), outcome: 'gone', left: [] } as const
      expect(await store.writeBacks.settle(second, last)).toBe(true)
      expect(await store.writeBacks.finishBatch(second)).toBe(true)
      expect(await state('wb')).toBe('failed')
      await worker(store).findsNothing()
      expect(await store.writeBacks.start(OURS, 'wb', 'apply')).toBe('done')
      const { task: again } = worker(store)
      for (const n of [0, 1]) expect(await store.writeBacks.finishBatch(await again('write_back', n))).toBe(true)
      expect(await store.writeBacks.get(OURS, 'wb')).toMatchObject({
        state: 'applied',
        errorCode: null,
        failedIn: null,
      })
    })

    test('can be stopped, gone on with, and undone in the middle', async () => {
      await ready('wb')
      expect(await store.writeBacks.stop(OURS, 'wb')).toBe('not_now')
      expect(await store.writeBacks.stop(THEIRS, 'wb')).toBe('missing')
      await store.writeBacks.start(OURS, 'wb', 'apply')
      await store.ranges.park(await worker(store).task('write_back', 0), 'provider.key_rejected', null)
      expect(await store.writeBacks.stop(OURS, 'wb')).toBe('done')
      const stopped = { state: 'failed', errorCode: 'write_back.stopped', failedIn: 'apply', waiting: [] }
      expect(await store.writeBacks.get(OURS, 'wb')).toMatchObject(stopped)
      await worker(store).findsNothing()
      expect(await store.writeBacks.start(OURS, 'wb', 'apply')).toBe('done')
      expect((await worker(store).task('write_back', 1)).generation).toBe(2)
      expect(await store.writeBacks.stop(OURS, 'wb')).toBe('done')
      expect(await store.writeBacks.start(OURS, 'wb', 'undo')).toBe('running')
    })

    test('fail after too many attempts, and can be undone then', async () => {
      await ready('wb', 1)
      await store.writeBacks.start(OURS, 'wb', 'apply')
      let outcome = 'again'
      for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
        await store.pass(10 * HOUR_MS)
        await store.backlog.sweep()
        outcome = await store.ranges.giveBack(await worker(store).task('write_back'), 'TypeError')
      }
      expect(outcome).toBe('dead')
      const failed = { state: 'failed', errorCode: 'write_back.dead', failedIn: 'apply' }
      expect(await store.writeBacks.get(OURS, 'wb')).toMatchObject(failed)
      expect(await store.writeBacks.start(OURS, 'wb', 'undo')).toBe('done')
      expect(await store.writeBacks.finishBatch(await worker(store).task('undo_back'))).toBe(true)
      expect(await state('wb')).toBe('undone')
    })

    test('wait, say for what, and go on when it is mended', async () => {
      await ready('wb', 1)
      await store.writeBacks.start(OURS, 'wb', 'apply')
      await store.ranges.park(await worker(store).task('write_back'), 'provider.key_rejected', null)
      const waiting = [{ reason: 'provider.key_rejected', until: null }]
      expect(await store.writeBacks.get(OURS, 'wb')).toMatchObject({ state: 'applying', waiting })
      await store.writeBacks.wake(OURS, 'connection-2', ['provider.key_rejected'])
      await store.writeBacks.wake(THEIRS, 'connection-1', ['provider.key_rejected'])
      await worker(store).findsNothing()
      await store.writeBacks.wake(OURS, 'connection-1', ['provider.key_rejected'])
      expect((await worker(store).task('write_back')).failures).toBe(0)
    })

    test('of one job replace each other until one is applied', async () => {
      await ready('one')
      await store.writeBacks.create(spec('two'))
      const replaced = { state: 'failed', errorCode: 'write_back.replaced', failedIn: 'preview', plan: null }
      expect(await store.writeBacks.get(OURS, 'one')).toMatchObject(replaced)
      expect(await store.writeBacks.start(OURS, 'one', 'apply')).toBe('not_now')
      const task = await worker(store).task('preview_back')
      expect(task.subjectId).toBe('two')
      await store.writeBacks.finishPreview(task, planOf(task))
      await store.writeBacks.start(OURS, 'two', 'apply')
      expect(await store.writeBacks.create(spec('three'))).toBe('running')
      expect(await store.writeBacks.create(spec('four', { jobId: 'nobody' }))).toBe('missing')
      expect((await store.writeBacks.ofJob(OURS, 'job-1')).map(({ id }) => id).sort()).toEqual(['one', 'two'])
      expect(await store.writeBacks.ofJob(THEIRS, 'job-1')).toEqual([])
    })

    test('of one audience are applied one after the other, and an empty one never', async () => {
      await store.jobs.create(sampleJob(OURS, 'job-2'), null)
      await ready('one')
      await ready('two', 1, { jobId: 'job-2' })
      expect(await store.writeBacks.start(OURS, 'one', 'apply')).toBe('done')
      expect(await store.writeBacks.start(OURS, 'two', 'apply')).toBe('running')
      await store.writeBacks.create(spec('empty', { jobId: 'job-2' }))
      const task = await worker(store).task('preview_back')
      await store.writeBacks.finishPreview(task, { ...planOf(task), members: 0, batches: 0 })
      expect(await store.writeBacks.start(OURS, 'empty', 'apply')).toBe('not_now')
    })

    test('hold their job and their connection while they are applied, and go with the job', async () => {
      await splitJob(store, 'job-3', 1)
      const range = await worker(store).task('enrich', 0)
      await store.ranges.accept(range, samplePart(range, { matched: 10 }))
      await finishJob(store)
      await ready('wb', 1, { jobId: 'job-3' })
      await store.writeBacks.start(OURS, 'wb', 'apply')
      expect(await store.jobs.delete(OURS, 'job-3')).toBe('in_use')
      const task = await worker(store).task('write_back')
      await store.writeBacks.settle(task, { ...sampleMember(0), outcome: 'written', left: [] })
      await store.writeBacks.finishBatch(task)
      const prefix = (await store.writeBacks.get(OURS, 'wb'))?.plan?.prefix ?? ''
      const keys = [changesKey(prefix, 0), changesKey(changesPrefix(OURS, 'job-3', 'wb', 1, 7), 0)]
      expect(await store.leftovers.orphans(keys)).toEqual([keys[1]])
      expect(await store.jobs.delete(OURS, 'job-3')).toBe('deleted')
      expect(await store.writeBacks.get(OURS, 'wb')).toBeNull()
      expect(await store.writeBacks.batch(OURS, 'wb', 0)).toEqual([])
      expect(await store.leftovers.orphans(keys)).toEqual(keys)
    })
  })
}
