/** What is promised about audiences that are brought in: each range of pages once, joined when all are there. */
import { beforeEach, describe, expect, test } from 'vitest'
import { audienceSourceKey, pageKey } from '#core/storage-key.ts'
import type { AudienceReadSpec, PageRange } from '#pipeline/ports/audience-reads.ts'
import { MAX_ATTEMPTS } from '#pipeline/ports/ranges.ts'
import { sampleSource } from './samples.ts'
import { type OpenStore, OURS, type StoreUnderTest, THEIRS, worker } from './store-under-test.ts'

const spec: AudienceReadSpec = {
  workspaceId: OURS,
  uploadId: 'audience-1',
  connectionId: 'mailchimp-1',
  audienceId: 'a1b2c3',
  name: 'Newsletter',
  statuses: ['subscribed'],
  segmentId: null,
  changedSince: null,
  createdAt: new Date('2024-05-01T10:00:00.123Z'),
}
const range = (offset: number): PageRange => ({ status: 'subscribed', offset, members: 2997, isLast: offset > 0 })
const columns = [{ tag: 'FNAME', name: 'First Name', type: 'text', isRequired: false, choices: [] }] as const
const planned = { columns, ranges: [range(0), range(2997)], total: 4000 }
const pages = (n: number) => [pageKey(OURS, spec.uploadId, n, 1, 1, 0)]
const file = { ...sampleSource, key: audienceSourceKey(OURS, spec.uploadId, 1, 1) }
const report = { members: 4000, totalBefore: 4000, totalAfter: 3999, added: 1, removed: 2, changed: 3 }

export function audienceReadsContract(open: OpenStore): void {
  describe('audiences that are brought in', () => {
    let store: StoreUnderTest
    beforeEach(async () => {
      store = await open()
      await store.audienceReads.create(spec)
    })
    const get = () => store.audienceReads.get(OURS, spec.uploadId)

    test('one is an upload that is not complete, and nobody else sees it', async () => {
      expect(await get()).toEqual({
        ...spec,
        state: 'reading',
        errorCode: null,
        columns: null,
        plan: [],
        totalBefore: 0,
        membersRead: 0,
        report: null,
      })
      expect(await store.audienceReads.get(THEIRS, spec.uploadId)).toBeNull()
      expect(await store.uploads.get(OURS, spec.uploadId)).toMatchObject({ filename: 'Newsletter.csv', etag: null })
      expect(await store.uploads.delete(OURS, spec.uploadId)).toBe('in_use')
    })

    test('planned, brought in range by range, joined once all are there, and then an upload like any', async () => {
      const { task, findsNothing } = worker(store)
      const first = await task('fetch')
      await findsNothing()
      expect(await store.audienceReads.plan(first, planned)).toBe(true)
      expect(await store.audienceReads.plan(first, planned)).toBe(false)
      const [one, two] = [await task('fetch', 1), await task('fetch', 2)]
      expect(await store.audienceReads.acceptPages(two, pages(2), 1004)).toBe(true)
      await findsNothing()
      expect(await store.audienceReads.acceptPages(one, pages(1), 2998)).toBe(true)
      expect(await store.audienceReads.acceptPages(one, [], 2998)).toBe(false)
      expect(await store.audienceReads.pages(OURS, spec.uploadId)).toEqual([pages(1), pages(2)])
      expect(await store.audienceReads.pages(THEIRS, spec.uploadId)).toEqual([])
      expect(await get()).toMatchObject({ columns, plan: planned.ranges, totalBefore: 4000, membersRead: 4002 })
      const last = await task('stitch')
      expect(await store.audienceReads.finish(last, file, report)).toBe(true)
      expect(await store.audienceReads.finish(last, file, { ...report, members: 1 })).toBe(false)
      expect(await get()).toMatchObject({ state: 'ready', report })
      const { key, etag, bytes, dialect } = file
      expect(await store.uploads.get(OURS, spec.uploadId)).toMatchObject({ key, etag, bytes, dialect })
      await findsNothing()
      expect(await store.uploads.delete(OURS, spec.uploadId)).toBe('deleted')
      expect(await get()).toBeNull()
    })

    test('what an earlier attempt stored does not count', async () => {
      const { task } = worker(store)
      await store.audienceReads.plan(await task('fetch'), { ...planned, ranges: [range(0)] })
      const late = await task('fetch', 1)
      await store.ranges.park(late, 'provider.limit', 0)
      const current = await task('fetch', 1)
      expect(await store.audienceReads.acceptPages(late, pages(1), 5)).toBe(false)
      expect(await store.audienceReads.acceptPages(current, pages(1), 7)).toBe(true)
      expect(await get()).toMatchObject({ membersRead: 7 })
    })

    test('one that fails says why, and nothing more is done for it', async () => {
      const { task, findsNothing } = worker(store)
      await store.audienceReads.plan(await task('fetch'), planned)
      expect(await store.audienceReads.fail(await task('fetch', 1), 'audience.not_found')).toBe(true)
      await findsNothing()
      expect(await get()).toMatchObject({ state: 'failed', errorCode: 'audience.not_found' })
      expect(await store.uploads.delete(OURS, spec.uploadId)).toBe('deleted')
    })

    test('what it waits for is told, and goes on once that is there', async () => {
      const { task, findsNothing } = worker(store)
      expect(await store.audienceReads.waiting(OURS, spec.uploadId)).toBeNull()
      await store.ranges.park(await task('fetch'), 'provider.key_rejected', null)
      const waits = { reason: 'provider.key_rejected', until: null }
      expect(await store.audienceReads.waiting(OURS, spec.uploadId)).toEqual(waits)
      expect(await store.audienceReads.waiting(THEIRS, spec.uploadId)).toBeNull()
      await store.audienceReads.wake(THEIRS, spec.connectionId, ['provider.key_rejected'])
      await store.audienceReads.wake(OURS, 'another', ['provider.key_rejected'])
      await store.audienceReads.wake(OURS, spec.connectionId, ['provider.limit'])
      await findsNothing()
      await store.audienceReads.wake(OURS, spec.connectionId, ['provider.key_rejected'])
      await store.audienceReads.plan(await task('fetch'), planned)
      await store.ranges.park(await task('fetch', 1), 'provider.limit', 60_000)
      const until = (await store.audienceReads.waiting(OURS, spec.uploadId))?.until?.getTime() ?? 0
      expect(Math.abs(until - store.now().getTime() - 60_000)).toBeLessThan(30_000)
    })

    test('a range that fails too often ends it', async () => {
      let outcome = ''
      for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
        outcome = await store.ranges.giveBack(await worker(store).task('fetch'), 'TypeError')
        await store.pass(3_600_000)
        await store.backlog.sweep()
      }
      expect(outcome).toBe('dead')
      expect(await get()).toMatchObject({ state: 'failed', errorCode: 'audience.dead' })
    })
  })
}
