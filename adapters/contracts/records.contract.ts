/** What is promised about uploads, directories, jobs, nicknames and remembered mappings as records, and of whom they are. */
import { beforeEach, describe, expect, test } from 'vitest'
import { directoryKey } from '#core/storage-key.ts'
import type { Page } from '#pipeline/ports/page.ts'
import {
  finishJob,
  sampleDirectory,
  sampleFrozen,
  sampleJob,
  samplePart,
  sampleSource,
  sampleUpload,
  splitJob,
} from './samples.ts'
import { type OpenStore, OURS, type StoreUnderTest, THEIRS, worker } from './store-under-test.ts'

const sampleIndex = { key: directoryKey(OURS, 'directory-1', 1, 1), bytes: 6_000_000_000, rows: 3, hash: 'abc' }

export function recordsContract(openStore: OpenStore): void {
  let store: StoreUnderTest
  beforeEach(async () => {
    store = await openStore()
  })

  describe('uploads', () => {
    test('are kept as announced, then completed, then described', async () => {
      const upload = sampleUpload(OURS, 'upload-1')
      await store.uploads.create(upload)
      expect(await store.uploads.get(OURS, 'upload-1')).toEqual({
        ...upload,
        etag: null,
        dialect: null,
        overrides: {},
        expiredAt: null,
      })
      await store.uploads.complete(OURS, 'upload-1', '"tag-2"')
      await store.uploads.setDialect(OURS, 'upload-1', sampleSource.dialect, { headerRow: null })
      const described = {
        ...upload,
        etag: '"tag-2"',
        dialect: sampleSource.dialect,
        overrides: { headerRow: null },
        expiredAt: null,
      }
      expect(await store.uploads.get(OURS, 'upload-1')).toEqual(described)
    })

    test('are not deleted while an import or a job reads them', async () => {
      await store.uploads.create(sampleUpload(OURS, 'upload-1'))
      await store.directories.create(sampleDirectory(OURS, 'directory-1'))
      expect(await store.uploads.delete(OURS, 'upload-1')).toBe('in_use')
      await store.directories.finishImport(await worker(store).task('import'), sampleIndex)
      await splitJob(store, 'job', 0)
      expect(await store.uploads.delete(OURS, 'upload-1')).toBe('in_use')
      await finishJob(store)
      expect(await store.uploads.delete(OURS, 'upload-1')).toBe('deleted')
      expect(await store.uploads.delete(OURS, 'upload-1')).toBe('missing')
    })
  })

  describe('directories', () => {
    test('are imported once', async () => {
      await store.directories.create(sampleDirectory(OURS, 'directory-1'))
      const expected = { ...sampleDirectory(OURS, 'directory-1'), status: 'importing', errorCode: null, index: null }
      expect(await store.directories.get(OURS, 'directory-1')).toEqual(expected)
      const task = await worker(store).task('import')
      expect(task).toMatchObject({ subjectId: 'directory-1', workspaceId: OURS, span: null })
      expect(await store.directories.finishImport(task, sampleIndex)).toBe(true)
      expect(await store.directories.failImport(task, 'late')).toBe(false)
      const ready = { ...expected, status: 'ready', index: sampleIndex }
      expect(await store.directories.get(OURS, 'directory-1')).toEqual(ready)
      await worker(store).findsNothing()
    })

    test('can fail', async () => {
      await store.directories.create(sampleDirectory(OURS, 'directory-1'))
      await store.directories.failImport(await worker(store).task('import'), 'csv.not_text')
      expect(await store.directories.get(OURS, 'directory-1')).toMatchObject({
        status: 'failed',
        errorCode: 'csv.not_text',
      })
    })

    test('are not deleted while a job names them; an import goes with them', async () => {
      await store.directories.create(sampleDirectory(OURS, 'directory-1'))
      await store.directories.create(sampleDirectory(OURS, 'directory-2'))
      const { task } = worker(store)
      const importing = await task('import')
      await splitJob(store, 'job', 0)
      expect(await store.directories.delete(OURS, 'directory-1')).toBe('in_use')
      expect(await store.directories.delete(OURS, 'directory-2')).toBe('deleted')
      await finishJob(store)
      expect(await store.directories.delete(OURS, 'directory-1')).toBe('deleted')
      expect(await store.directories.delete(OURS, 'directory-1')).toBe('missing')
      expect(await store.directories.finishImport(importing, sampleIndex)).toBe(false)
    })
  })

  describe('jobs', () => {
    test('a request under a known key makes no second job', async () => {
      const ask = (id: string, key: string, requestHash: string, workspaceId: string = OURS) =>
        store.jobs.create(sampleJob(workspaceId, id), { key, requestHash })
      expect(await ask('first', 'key', 'hash')).toEqual({ outcome: 'created', id: 'first' })
      expect(await ask('second', 'key', 'hash')).toEqual({ outcome: 'repeated', id: 'first' })
      expect(await ask('third', 'key', 'other hash')).toEqual({ outcome: 'conflict' })
      expect(await ask('fourth', 'other key', 'hash')).toEqual({ outcome: 'created', id: 'fourth' })
      expect(await ask('fifth', 'key', 'hash', THEIRS)).toEqual({ outcome: 'created', id: 'fifth' })
      expect(await store.jobs.get(OURS, 'second')).toBeNull()
      const many = await Promise.all(['a', 'b', 'c', 'd'].map((id) => ask(id, 'at once', 'hash')))
      expect(many.map((each) => each.outcome).sort()).toEqual(['created', 'repeated', 'repeated', 'repeated'])
      expect(new Set(many.map((each) => 'id' in each && each.id)).size).toBe(1)
    })

    test('are shown as they were asked for', async () => {
      await store.jobs.create(sampleJob(OURS, 'job'), null)
      expect(await store.jobs.get(OURS, 'job')).toMatchObject(sampleJob(OURS, 'job'))
    })

    test('are listed newest first, page by page, whatever is added meanwhile', async () => {
      const day = (n: number) => `2024-05-0${n}T10:00:00.001Z`
      for (const [id, n] of Object.entries({ a: 1, b: 3, c: 2, d: 3, e: 4 })) {
        await store.jobs.create(sampleJob(OURS, id, day(n)), null)
      }
      await store.jobs.create(sampleJob(THEIRS, 'theirs', day(5)), null)
      const ids = (page: Page<{ id: string }>) => page.items.map(({ id }) => id)
      const first = await store.jobs.list(OURS, null, 2)
      expect(ids(first)).toEqual(['e', 'd'])
      await store.jobs.create(sampleJob(OURS, 'f', day(6)), null)
      const second = await store.jobs.list(OURS, first.next, 2)
      expect(ids(second)).toEqual(['b', 'c'])
      const third = await store.jobs.list(OURS, second.next, 2)
      expect([ids(third), third.next]).toEqual([['a'], null])
      expect(await store.jobs.list(OURS, 'no cursor', 2)).toEqual({ items: [], next: null })
    })

    test('are deleted only when they have ended, with their idempotency key', async () => {
      const key = { key: 'key', requestHash: 'hash' }
      await store.jobs.create(sampleJob(OURS, 'job'), key)
      expect(await store.jobs.delete(OURS, 'job')).toBe('in_use')
      const split = await worker(store).task('split')
      await store.ranges.append(split, 0, [{ fromByte: 0, toByte: 9, firstRow: 1, rows: 1 }])
      await store.ranges.failJob(split, 'object.changed')
      expect(await store.jobs.delete(OURS, 'job')).toBe('deleted')
      expect(await store.jobs.delete(OURS, 'job')).toBe('missing')
      expect(await store.ranges.parts(OURS, 'job', 0, 10)).toEqual([])
      expect(await store.jobs.create(sampleJob(OURS, 'job-2'), key)).toEqual({ outcome: 'created', id: 'job-2' })
    })
  })

  test('mappings are remembered, the last one counts', async () => {
    await store.mappingMemory.remember(OURS, new Map([['e-mail', 'email'], ['note', null]])) // biome-ignore format: pairs
    await store.mappingMemory.remember(OURS, new Map([['note', 'notes'], ['x'.repeat(100_000), 'city']])) // biome-ignore format: pairs
    expect(await store.mappingMemory.recall(OURS, ['note', 'e-mail', 'never seen', 'with \0'])).toEqual(
      new Map([
        ['e-mail', 'email'],
        ['note', 'notes'],
      ]),
    )
    expect(await store.mappingMemory.recall(THEIRS, ['note'])).toEqual(new Map())
  })

  test('nicknames are a workspace’s own, in their order, and replaced all at once', async () => {
    expect(await store.nicknames.get(OURS)).toEqual([])
    const first = [
      ['wojciech', 'wojtek'],
      ['анна', 'нюра'],
      ['jean pierre', 'jp'],
    ] as const
    await store.nicknames.replace(OURS, first)
    expect(await store.nicknames.get(OURS)).toEqual(first)
    expect(await store.nicknames.get(THEIRS)).toEqual([])
    await store.nicknames.replace(THEIRS, [['robert', 'robbo']])
    const others = [['margaret', 'mags']] as const
    // Of two at a time one is last, and whole.
    await Promise.all([store.nicknames.replace(OURS, others), store.nicknames.replace(OURS, first)])
    expect([first, others]).toContainEqual(await store.nicknames.get(OURS))
    await store.nicknames.replace(OURS, [])
    expect(await store.nicknames.get(OURS)).toEqual([])
    expect(await store.nicknames.get(THEIRS)).toEqual([['robert', 'robbo']])
  })

  test('another workspace sees and changes nothing', async () => {
    await store.uploads.create(sampleUpload(OURS, 'upload-1'))
    await store.directories.create(sampleDirectory(OURS, 'directory-1'))
    await store.directories.finishImport(await worker(store).task('import'), sampleIndex)
    await splitJob(store, 'job', 2)
    const range = await worker(store).task('enrich')
    const before = [
      await store.uploads.get(OURS, 'upload-1'),
      await store.directories.get(OURS, 'directory-1'),
      await store.jobs.get(OURS, 'job'),
    ]

    expect(await store.uploads.get(THEIRS, 'upload-1')).toBeNull()
    await store.uploads.complete(THEIRS, 'upload-1', '"theirs"')
    await store.uploads.setDialect(THEIRS, 'upload-1', null, { delimiter: ';' })
    expect(await store.uploads.delete(THEIRS, 'upload-1')).toBe('missing')
    expect(await store.directories.get(THEIRS, 'directory-1')).toBeNull()
    expect((await store.directories.list(THEIRS, null, 10)).items).toEqual([])
    expect(await store.directories.delete(THEIRS, 'directory-1')).toBe('missing')
    expect(await store.jobs.get(THEIRS, 'job')).toBeNull()
    expect((await store.jobs.list(THEIRS, null, 10)).items).toEqual([])
    for (const control of [store.jobs.pause, store.jobs.resume, store.jobs.cancel]) {
      expect(await control(THEIRS, 'job')).toBe('missing')
    }
    expect(await store.jobs.retryFailed(THEIRS, 'job', 'ask_again')).toBe('missing')
    expect(await store.jobs.delete(THEIRS, 'job')).toBe('missing')
    expect(await store.ranges.parts(THEIRS, 'job', 0, 10)).toEqual([])
    expect(await store.ranges.partsHolding(THEIRS, 'job', 1, null, 10)).toEqual([])

    const theirs = { ...range, workspaceId: THEIRS }
    expect(await store.ranges.begin(theirs, 'worker-2')).toEqual({ outcome: 'drop' })
    expect(await store.ranges.heartbeat(theirs)).toBe(false)
    expect(await store.ranges.giveBack(theirs, 'code')).toBe('stale')
    await store.ranges.park(theirs, 'reason', null)
    await store.backlog.unclaim([theirs])
    expect(await store.ranges.append(theirs, 2, [])).toBe(false)
    expect(await store.ranges.lastSpan(theirs)).toEqual({ nextN: 0, last: null })
    expect(await store.ranges.accept(theirs, samplePart(range, { matched: 10 }))).toBe('stale')
    expect(await store.ranges.replacePart(theirs, 0, samplePart(range, {}).key, samplePart(range, {}))).toBe('stale')
    expect(await store.ranges.failJob(theirs, 'code')).toBe(false)
    expect(await store.ranges.finishCalibrate(theirs, sampleFrozen)).toBe(false)
    expect(await store.directories.finishImport({ ...theirs, subjectId: 'directory-1' }, sampleIndex)).toBe(false)

    const after = [
      await store.uploads.get(OURS, 'upload-1'),
      await store.directories.get(OURS, 'directory-1'),
      await store.jobs.get(OURS, 'job'),
    ]
    expect(after).toEqual(before)
    expect(await store.ranges.accept(range, samplePart(range, { matched: 10 }))).toBe('accepted')
  })
}
