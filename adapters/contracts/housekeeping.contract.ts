/** What is promised about for how long files are kept, what may be swept, and who does it. */
import { beforeEach, describe, expect, test } from 'vitest'
import { DEFAULT_RETENTION } from '#core/retention.ts'
import {
  deadPartKey,
  directoryKey,
  doublesKey,
  partKey,
  resolvedPartKey,
  resultKey,
  type StorageKey,
  uploadKey,
} from '#core/storage-key.ts'
import {
  DAYS_TO_COMPLETE,
  LEASE_MS,
  REPLACED_RESULTS_KEPT_MS,
  REQUESTS_KNOWN_DAYS,
} from '#pipeline/ports/housekeeping.ts'
import { finishJob, sampleDirectory, sampleJob, samplePart, sampleUpload, splitJob } from './samples.ts'
import { type OpenStore, OURS, type StoreUnderTest, THEIRS, worker } from './store-under-test.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const MINUTE_MS = 60_000
const jobKey = (n: number, attempt = 1) => partKey(OURS, 'job', n, 1, attempt)

export function housekeepingContract(openStore: OpenStore): void {
  let store: StoreUnderTest
  beforeEach(async () => {
    store = await openStore()
  })
  const addUpload = (id: string, workspaceId: string = OURS) =>
    store.uploads.create({ ...sampleUpload(workspaceId, id), createdAt: store.now() })
  const dueIds = async () => (await store.retention.due(10)).map(({ kind, id }) => `${kind} ${id}`)

  /** Ends a job of one range that was tried again: generation 2 of its result counts. */
  async function endTwice(id: string): Promise<void> {
    await splitJob(store, id, 1)
    const { task } = worker(store)
    const first = await task('enrich')
    await store.ranges.accept(first, samplePart(first, { matched: 9, failed: 1 }))
    await store.ranges.finishResolve(await task('resolve'))
    await store.ranges.finishMerge(await task('merge'), [resultFile(id, 1)])
    await store.jobs.retryFailed(OURS, id, 'leave')
    const second = await task('enrich')
    await store.ranges.accept(second, samplePart(second, { matched: 10 }))
    await store.ranges.finishResolve(await task('resolve'))
    await store.ranges.finishMerge(await task('merge'), [resultFile(id, 2)])
    await store.ranges.finishNotify(await task('notify'))
  }
  const resultFile = (id: string, generation: number) => ({
    name: 'result.csv',
    key: resultKey(OURS, id, generation, `${generation}-1`, 'result.csv'),
    bytes: 1,
  })

  describe('retention', () => {
    test('is 30 and 90 days, until a workspace says otherwise', async () => {
      expect(await store.retention.get(OURS)).toEqual({ uploadDays: 30, resultDays: 90 })
      await store.retention.set(OURS, { uploadDays: null, resultDays: 1 })
      expect(await store.retention.get(OURS)).toEqual({ uploadDays: null, resultDays: 1 })
      expect(await store.retention.get(THEIRS)).toEqual(DEFAULT_RETENTION)
    })

    test('a job goes so long after its end, and keeps what was counted', async () => {
      await splitJob(store, 'job', 1)
      const range = await worker(store).task('enrich')
      await store.ranges.accept(range, samplePart(range, { matched: 9, failed: 1 }))
      await store.pass(200 * DAY_MS)
      expect(await dueIds()).toEqual([])
      await finishJob(store)
      await store.pass(90 * DAY_MS - MINUTE_MS)
      expect(await dueIds()).toEqual([])
      const due = { kind: 'job', workspaceId: OURS, id: 'job' } as const
      expect(await store.retention.expire(due)).toBe(false)
      await store.pass(2 * MINUTE_MS)
      expect(await store.retention.due(10)).toEqual([due])
      expect(await store.retention.expire({ ...due, workspaceId: THEIRS })).toBe(false)
      expect(await store.retention.expire(due)).toBe(true)
      expect(await store.retention.expire(due)).toBe(false)
      expect(await dueIds()).toEqual([])

      const job = await store.jobs.get(OURS, 'job')
      expect(job).toMatchObject({ phase: 'ended', files: [], rowsSplit: 10, resultGeneration: 1 })
      expect(job?.tallies.statuses).toMatchObject({ matched: 9, failed: 1 })
      expect(Math.abs((job?.expiredAt?.getTime() ?? 0) - store.now().getTime())).toBeLessThan(MINUTE_MS)
      expect(await store.ranges.parts(OURS, 'job', 0, 10)).toEqual([])
      expect(await store.jobs.retryFailed(OURS, 'job', 'leave')).toBe('not_now')
      expect(await store.jobs.delete(OURS, 'job')).toBe('deleted')
    })

    test('a failed job goes as well; one whose workspace keeps everything does not', async () => {
      for (const id of ['job-1', 'job-2']) await store.jobs.create(sampleJob(OURS, id), null)
      await store.jobs.create(sampleJob(THEIRS, 'job-3'), null)
      const { message, begin } = worker(store)
      for (let i = 0; i < 3; i++) {
        const split = await begin(await message('split'))
        if (split.subjectId !== 'job-2') await store.ranges.failJob(split, 'object.changed')
      }
      await store.retention.set(THEIRS, { uploadDays: null, resultDays: null })
      await store.pass(91 * DAY_MS)
      expect(await dueIds()).toEqual(['job job-1'])
    })

    test('an upload goes so long after it was brought; what was never complete after a week, whatever the rule', async () => {
      await store.retention.set(THEIRS, { uploadDays: null, resultDays: null })
      for (const [id, workspaceId] of [
        ['upload-1', OURS],
        ['upload-2', THEIRS],
        ['upload-3', THEIRS],
      ] as const) {
        // biome-ignore format: pairs
        await addUpload(id, workspaceId)
      }
      for (const [id, workspaceId] of [
        ['upload-1', OURS],
        ['upload-2', THEIRS],
      ] as const) {
        // biome-ignore format: pairs
        await store.uploads.complete(workspaceId, id, '"tag"')
      }
      await store.pass(DAYS_TO_COMPLETE * DAY_MS - MINUTE_MS)
      expect(await dueIds()).toEqual([])
      await store.pass(2 * MINUTE_MS)
      const { key, multipartId } = sampleUpload(THEIRS, 'upload-3')
      const open = { kind: 'upload', workspaceId: THEIRS, id: 'upload-3', key, multipartId } as const
      expect(await store.retention.due(10)).toEqual([open])
      expect(await store.retention.expire(open)).toBe(true)
      await store.pass(30 * DAY_MS)
      const complete = { kind: 'upload', workspaceId: OURS, id: 'upload-1', key: uploadKey(OURS, 'upload-1') } as const
      expect(await store.retention.due(10)).toEqual([{ ...complete, multipartId: null }])
      expect(await store.retention.expire({ ...complete, multipartId: null })).toBe(true)
      expect(await dueIds()).toEqual([])
      expect(await store.uploads.get(OURS, 'upload-1')).toMatchObject({ etag: '"tag"', expiredAt: expect.any(Date) })
      expect(await store.uploads.get(THEIRS, 'upload-2')).toMatchObject({ expiredAt: null })
    })

    test('an upload that an import or a job reads stays until they end', async () => {
      await addUpload('upload-1')
      await store.uploads.complete(OURS, 'upload-1', '"tag"')
      const due = { kind: 'upload', workspaceId: OURS, id: 'upload-1', key: uploadKey(OURS, 'upload-1') } as const
      expect(await store.directories.create(sampleDirectory(OURS, 'directory-1'))).toBe('created')
      await store.pass(31 * DAY_MS)
      expect(await dueIds()).toEqual([])
      await store.directories.failImport(await worker(store).task('import'), 'csv.empty')
      expect(await dueIds()).toEqual(['upload upload-1'])
      await splitJob(store, 'job', 0)
      expect(await dueIds()).toEqual([])
      expect(await store.retention.expire({ ...due, multipartId: null })).toBe(false)
      expect((await store.jobs.get(OURS, 'job'))?.sourceKeptSince).not.toBeNull()
      await finishJob(store)
      expect(await store.retention.expire({ ...due, multipartId: null })).toBe(true)
      expect(await store.jobs.get(OURS, 'job')).toMatchObject({ sourceKeptSince: null, expiredAt: null })
    })

    test('nothing new is made of an upload that is gone', async () => {
      await addUpload('upload-1')
      await store.pass(31 * DAY_MS)
      const [due] = await store.retention.due(1)
      expect(due && (await store.retention.expire(due))).toBe(true)
      const key = { key: 'key', requestHash: 'hash' }
      expect(await store.jobs.create(sampleJob(OURS, 'job'), key)).toEqual({ outcome: 'expired' })
      expect(await store.jobs.get(OURS, 'job')).toBeNull()
      expect(await store.directories.create(sampleDirectory(OURS, 'directory-1'))).toBe('expired')
      await worker(store).findsNothing()
    })

    test('of an upload that goes while jobs are made of it, either is true and never both', async () => {
      for (let turn = 0; turn < 10; turn++) {
        store = await openStore()
        await addUpload('upload-1')
        await store.uploads.complete(OURS, 'upload-1', '"tag"')
        await store.pass(31 * DAY_MS)
        const [due] = await store.retention.due(1)
        if (!due) throw new Error('nothing is due')
        const [created, isGone] = await Promise.all([
          store.jobs.create(sampleJob(OURS, 'job'), null),
          store.retention.expire(due),
        ])
        expect(created.outcome).toBe(isGone ? 'expired' : 'created')
      }
    })

    test('what is longest overdue comes first, no more than asked for', async () => {
      for (const id of ['c', 'a', 'b']) {
        await addUpload(id)
        await store.pass(DAY_MS)
      }
      await store.pass(40 * DAY_MS)
      expect((await store.retention.due(2)).map(({ id }) => id)).toEqual(['c', 'a'])
    })
  })

  describe('leftovers', () => {
    const orphans = (...keys: readonly StorageKey[]) => store.leftovers.orphans(keys)

    test('a part stays while its attempt may still be accepted, and once it is', async () => {
      await splitJob(store, 'job', 2)
      const { task } = worker(store)
      const late = await task('enrich', 0)
      const keys = [jobKey(0), jobKey(0, 2), jobKey(1), jobKey(2)]
      expect(await orphans(...keys)).toEqual([jobKey(0, 2), jobKey(1), jobKey(2)])
      await store.ranges.giveBack(late, 'store.unavailable')
      expect(await orphans(...keys)).toEqual(keys)
      await store.pass(10 * MINUTE_MS)
      await store.backlog.sweep()
      const again = await task('enrich', 0)
      expect(await orphans(...keys)).toEqual([jobKey(0), jobKey(1), jobKey(2)])
      await store.ranges.accept(again, samplePart(again, { matched: 10 }))
      expect(await orphans(...keys)).toEqual([jobKey(0), jobKey(1), jobKey(2)])
    })

    test('parts that were replaced, or written for a merge, go once nobody names them', async () => {
      await splitJob(store, 'job', 1)
      const { task } = worker(store)
      const range = await task('enrich')
      await store.ranges.accept(range, samplePart(range, { matched: 10 }))
      const resolve = await task('resolve')
      const resolved = resolvedPartKey(OURS, 'job', 0, 1, 1)
      const dead = deadPartKey(OURS, 'job', 0, 1, 1)
      const aside = doublesKey(OURS, 'job', 1, 1, '0/0')
      expect(await orphans(jobKey(0), resolved, dead, aside)).toEqual([dead])
      const part = { ...samplePart(range, { duplicate: 10 }), key: resolved }
      await store.ranges.replacePart(resolve, 0, jobKey(0), part)
      expect(await orphans(jobKey(0), resolved, dead)).toEqual([jobKey(0), dead])
      await store.ranges.finishResolve(resolve)
      const merge = await task('merge')
      expect(await orphans(jobKey(0), resolved, dead, aside)).toEqual([jobKey(0), aside])
      await store.ranges.finishMerge(merge, [])
      expect(await orphans(jobKey(0), resolved, dead)).toEqual([jobKey(0), dead])
    })

    test('results of an earlier generation go a day after they were replaced', async () => {
      await endTwice('job')
      const [first, late, second] = ['1-1', '1-9', '2-1'].map((attempt) =>
        resultKey(OURS, 'job', Number(attempt[0]), attempt, 'result.csv'),
      ) as [StorageKey, StorageKey, StorageKey]
      expect(await orphans(first, late, second)).toEqual([])
      await store.pass(REPLACED_RESULTS_KEPT_MS + MINUTE_MS)
      expect(await orphans(first, late, second)).toEqual([first, late])
      // Generation 1 of the range went when it was tried again.
      expect(await orphans(jobKey(0), partKey(OURS, 'job', 0, 2, 1))).toEqual([jobKey(0)])
    })

    test('results that are being written stay, those of an attempt that is over do not', async () => {
      await splitJob(store, 'job', 0)
      const { task } = worker(store)
      await store.ranges.finishResolve(await task('resolve'))
      const late = await task('merge')
      await store.ranges.giveBack(late, 'store.unavailable')
      await store.pass(10 * MINUTE_MS)
      await store.backlog.sweep()
      await task('merge')
      const over = resultKey(OURS, 'job', 1, '1-1', 'result.csv')
      const key = resultKey(OURS, 'job', 1, '1-2', 'result.csv')
      expect(await orphans(over, key, resultKey(OURS, 'job', 1, 'odd', 'result.csv'))).toEqual([over])
      const [first, none] = [
        { key, multipartId: 'a' },
        { key: over, multipartId: 'b' },
      ]
      expect(await store.leftovers.orphanMultiparts([first, none])).toEqual([none])
    })

    test('a directory keeps the index it names, and the one being written', async () => {
      await store.directories.create(sampleDirectory(OURS, 'directory'))
      const first = directoryKey(OURS, 'directory', 1, 1)
      const second = directoryKey(OURS, 'directory', 1, 2)
      const { task } = worker(store)
      const late = await task('import')
      expect(await orphans(first, second)).toEqual([second])
      expect(await store.leftovers.orphanMultiparts([{ key: first, multipartId: 'a' }])).toEqual([])
      await store.ranges.giveBack(late, 'store.unavailable')
      await store.pass(10 * MINUTE_MS)
      await store.backlog.sweep()
      const index = { key: second, bytes: 1, rows: 1, hash: 'hash' }
      await store.directories.finishImport(await task('import'), index)
      expect(await orphans(first, second)).toEqual([first])
      const left = [first, second].map((key) => ({ key, multipartId: 'a' }))
      expect(await store.leftovers.orphanMultiparts(left)).toEqual(left)
      await store.directories.delete(OURS, 'directory')
      expect(await orphans(first, second)).toEqual([first, second])
    })

    test('an upload stays while its row says so, or somebody reads it', async () => {
      await addUpload('upload-1')
      const key = uploadKey(OURS, 'upload-1')
      const multipart = { key, multipartId: sampleUpload(OURS, 'upload-1').multipartId }
      const other = { key, multipartId: 'another' }
      expect(await orphans(key, uploadKey(OURS, 'upload-2'))).toEqual([uploadKey(OURS, 'upload-2')])
      expect(await store.leftovers.orphanMultiparts([multipart, other])).toEqual([other])
      await store.uploads.complete(OURS, 'upload-1', '"tag"')
      expect(await orphans(key)).toEqual([])
      expect(await store.leftovers.orphanMultiparts([multipart, other])).toEqual([multipart, other])
      await store.pass(31 * DAY_MS)
      const [due] = await store.retention.due(1)
      if (due) await store.retention.expire(due)
      expect(await orphans(key)).toEqual([key])
      // Made of an upload without a row.
      const unknown = uploadKey(OURS, 'upload-3')
      await store.jobs.create({ ...sampleJob(OURS, 'job'), uploadId: 'upload-3' }, null)
      expect(await orphans(unknown)).toEqual([])
    })

    test('everything of what is deleted or expired may go; what was not made here stays', async () => {
      await endTwice('job')
      const keys = [jobKey(0), partKey(OURS, 'job', 0, 2, 1), resultKey(OURS, 'job', 2, '2-1', 'result.csv')]
      const odd = ['parts/ours/job/x', 'parts/ours/job/0/other-1-1', 'results/ours/job/x', 'odd', 'house/id']
      const all = [...keys, ...(odd as StorageKey[])]
      expect(await orphans(...all)).toEqual([jobKey(0)])
      await store.pass(91 * DAY_MS)
      const [due] = await store.retention.due(1)
      if (due) await store.retention.expire(due)
      const gone = all.filter((key) => key !== 'odd' && key !== 'house/id')
      expect(await orphans(...all)).toEqual(gone)
      await store.jobs.delete(OURS, 'job')
      expect(await orphans(...all)).toEqual(gone)
      expect(await orphans()).toEqual([])
    })

    test('another workspace’s thing of the same name keeps nothing', async () => {
      await splitJob(store, 'job', 1)
      const range = await worker(store).task('enrich')
      await store.ranges.accept(range, samplePart(range, { matched: 10 }))
      const theirs = partKey(THEIRS, 'job', 0, 1, 1)
      expect(await orphans(jobKey(0), theirs)).toEqual([theirs])
    })

    test('a request is known for a while', async () => {
      const key = (name: string) => ({ key: name, requestHash: 'hash' })
      const madeOn = (days: number) => new Date(store.now().getTime() - days * DAY_MS).toISOString()
      await store.jobs.create(sampleJob(OURS, 'old', madeOn(REQUESTS_KNOWN_DAYS + 1)), key('old'))
      await store.jobs.create(sampleJob(OURS, 'older', madeOn(REQUESTS_KNOWN_DAYS + 2)), key('older'))
      await store.jobs.create(sampleJob(OURS, 'young', madeOn(REQUESTS_KNOWN_DAYS - 1)), key('young'))
      expect(await store.leftovers.forget(1)).toBe(1)
      expect(await store.leftovers.forget(10)).toBe(1)
      expect(await store.leftovers.forget(10)).toBe(0)
      expect(await store.jobs.create(sampleJob(OURS, 'new'), key('young'))).toMatchObject({ id: 'young' })
      expect(await store.jobs.create(sampleJob(OURS, 'new'), key('old'))).toMatchObject({ outcome: 'created' })
    })

    test('a house has one name', async () => {
      expect(await store.leftovers.houseId()).toMatch(/./)
      expect(await store.leftovers.houseId()).toBe(await store.leftovers.houseId())
    })
  })

  describe('chores', () => {
    test('one worker has a chore until it gives it back; it is due again later, and goes on where it was', async () => {
      expect(await store.chores.take('sweep', 'one')).toEqual({ place: null })
      expect(await store.chores.take('sweep', 'two')).toBeNull()
      expect(await store.chores.take('retain', 'two')).toEqual({ place: null })
      expect(await store.chores.keep('sweep', 'one', 'here')).toBe(true)
      expect(await store.chores.keep('sweep', 'two', 'there')).toBe(false)
      await store.chores.end('sweep', 'two', 'there', 0)
      expect(await store.chores.take('sweep', 'two')).toBeNull()
      await store.chores.end('sweep', 'one', 'further', 2 * MINUTE_MS)
      await store.pass(MINUTE_MS)
      expect(await store.chores.take('sweep', 'two')).toBeNull()
      await store.pass(2 * MINUTE_MS)
      expect(await store.chores.take('sweep', 'two')).toEqual({ place: 'further' })
    })

    test('who is not heard of loses it, and what was remembered is kept', async () => {
      await store.chores.take('sweep', 'one')
      await store.pass(LEASE_MS - MINUTE_MS)
      expect(await store.chores.keep('sweep', 'one', 'here')).toBe(true)
      await store.pass(LEASE_MS - MINUTE_MS)
      expect(await store.chores.take('sweep', 'two')).toBeNull()
      await store.pass(2 * MINUTE_MS)
      expect(await store.chores.take('sweep', 'two')).toEqual({ place: 'here' })
      expect(await store.chores.keep('sweep', 'one', 'late')).toBe(false)
    })

    test('of many at once, one gets it', async () => {
      const turns = await Promise.all(['a', 'b', 'c', 'd'].map((id) => store.chores.take('retain', id)))
      expect(turns.filter((turn) => turn !== null)).toHaveLength(1)
    })
  })
}
