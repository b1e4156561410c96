/** What is deleted by itself, when, and what never is: on in-memory twins whose time is moved. */
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { memoryChores } from '#adapters/memory/chores.ts'
import { memoryLeftovers } from '#adapters/memory/leftovers.ts'
import { memoryRetention } from '#adapters/memory/retention.ts'
import { memoryUploads } from '#adapters/memory/uploads.ts'
import { HOUSE_KEY, partKey, resultKey, type StorageKey, uploadKey } from '#core/storage-key.ts'
import { deleteSubject } from './delete-subject.ts'
import { forget } from './forget.ts'
import { DAYS_TO_COMPLETE, REQUESTS_KNOWN_DAYS } from './ports/housekeeping.ts'
import type { ObjectLister } from './ports/objects.ts'
import { retain } from './retain.ts'
import { retryFailed } from './retry-failed.ts'
import { GRACE_MS, sweepObjects } from './sweep-objects.ts'
import { twinHouse, WORKSPACE } from './twin-house.ts'

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS
const LIST = 'Name,Email\nAda Lovelace,ada@example.com\nAda Lovelace,ada@example.com\nBob Roy,bob@example.com\n'
const signal = new AbortController().signal

function openHouse() {
  const house = twinHouse()
  const { store } = house
  const ports = {
    objects: house.ports.objects,
    uploads: memoryUploads(store),
    chores: memoryChores(store),
    retention: memoryRetention(store),
    leftovers: memoryLeftovers(store),
  }
  async function addUpload(id: string, content: string | null) {
    const key = uploadKey(WORKSPACE, id)
    const multipartId = await ports.objects.startMultipart(key, 'text/csv')
    await ports.objects.writePart(key, multipartId, 1, [new TextEncoder().encode(content ?? 'half')])
    const upload = { id, workspaceId: WORKSPACE, filename: id, bytes: 4, partBytes: 4, key, multipartId }
    await ports.uploads.create({ ...upload, createdAt: house.ports.now() })
    if (content === null) return
    const parts = await ports.objects.listParts(key, multipartId)
    const { etag } = await ports.objects.completeMultipart(key, multipartId, parts)
    await ports.uploads.complete(WORKSPACE, id, etag)
  }
  const retainNow = () => {
    house.wait(HOUR_MS)
    return retain(ports, 'worker', signal)
  }
  const sweepNow = (objects: ObjectLister = ports.objects) =>
    sweepObjects({ ...ports, objects: { ...ports.objects, ...objects } }, 'worker', signal)
  async function multiparts() {
    const found = []
    for await (const { key } of ports.objects.listMultiparts('')) found.push(key)
    return found
  }
  return { ...house, ports: { ...house.ports, ...ports }, addUpload, retainNow, sweepNow, multiparts }
}

test('S3 gives unfinished uploads up after as many days as we do', async () => {
  const { Rules } = JSON.parse(await readFile(new URL('../docs/aws/lifecycle.json', import.meta.url), 'utf8'))
  expect(Rules).toMatchObject([{ AbortIncompleteMultipartUpload: { DaysAfterInitiation: DAYS_TO_COMPLETE } }])
})

describe('retention', () => {
  test('files go when their time has come, what was counted stays, and a directory stays', async () => {
    const house = openHouse()
    await house.addDirectory('people', LIST)
    await house.addJob('job', LIST, ['people'])
    await house.addUpload('upload', LIST)
    await house.work()
    const { tallies, sourceKeptSince } = await house.job('job')
    expect(sourceKeptSince).toBeNull()
    expect(await house.retainNow()).toEqual([])

    house.wait(30 * DAY_MS)
    expect((await house.retainNow()).map(({ id }) => id)).toEqual(['upload'])
    expect(house.ports.objects.keys()).not.toContain(uploadKey(WORKSPACE, 'upload'))
    expect(Object.keys(await house.files('job'))).toHaveLength(4)

    house.wait(60 * DAY_MS)
    expect((await house.retainNow()).map(({ id }) => id)).toEqual(['job'])
    const kinds = new Set(house.ports.objects.keys().map((key) => key.split('/')[0]))
    expect([...kinds].sort()).toEqual(['directories', 'uploads'])
    expect(await house.job('job')).toMatchObject({ phase: 'ended', tallies, files: [], expiredAt: expect.any(Date) })
    expect(await retryFailed(house.ports, WORKSPACE, 'job', 'leave')).toEqual({ code: 'job.expired' })
    expect(await house.retainNow()).toEqual([])
    expect(await deleteSubject(house.ports, 'job', WORKSPACE, 'job')).toBe('deleted')
  })

  test('an upload that was never completed goes with what has arrived of it', async () => {
    const house = openHouse()
    await house.addUpload('left', null)
    house.wait((DAYS_TO_COMPLETE - 1) * DAY_MS)
    expect(await house.retainNow()).toEqual([])
    house.wait(DAY_MS)
    expect((await house.retainNow()).map(({ id }) => id)).toEqual(['left'])
    expect(await house.multiparts()).toEqual([])
  })

  test('one worker at a time, and after many at once the next turn is due at once', async () => {
    const house = openHouse()
    for (let i = 0; i < 25; i++) await house.addUpload(`upload-${i}`, LIST)
    house.wait(31 * DAY_MS)
    await house.ports.chores.take('retain', 'another')
    expect(await retain(house.ports, 'worker', signal)).toEqual([])
    await house.ports.chores.end('retain', 'another', null, 0)
    expect(await retain(house.ports, 'worker', signal)).toHaveLength(20)
    expect(await retain(house.ports, 'worker', signal)).toHaveLength(5)
    house.wait(1)
    await house.addUpload('late', LIST)
    expect(await retain(house.ports, 'worker', signal)).toEqual([])
  })

  test('a worker that stops leaves the rest for the next, and a sweep what it had not deleted yet', async () => {
    const house = openHouse()
    await house.addUpload('one', LIST)
    await house.addUpload('two', LIST)
    house.wait(31 * DAY_MS)
    const stopping = new AbortController()
    const expire = async (...[due]: Parameters<typeof house.ports.retention.expire>) => {
      stopping.abort()
      return house.ports.retention.expire(due)
    }
    const retention = { ...house.ports.retention, expire }
    const gone = await retain({ ...house.ports, retention }, 'worker', stopping.signal)
    expect(gone.map(({ id }) => id)).toEqual(['one'])
    expect(house.ports.objects.keys()).toContain(uploadKey(WORKSPACE, 'one'))
    expect(await house.sweepNow()).toMatchObject({ objects: 1 })
    expect((await retain(house.ports, 'worker', signal)).map(({ id }) => id)).toEqual(['two'])
    expect(house.ports.objects.keys()).toEqual([HOUSE_KEY])
  })
})

describe('a sweep', () => {
  const orphan = (n: number) => partKey(WORKSPACE, 'gone', n, 1, 1)
  const put = (house: ReturnType<typeof openHouse>, key: StorageKey) =>
    house.ports.objects.write(key, [new Uint8Array(10)], 'text/csv')

  test('leaves alone what is young by the store’s own times, whatever anybody says of it', async () => {
    const house = openHouse()
    await put(house, orphan(1))
    await house.ports.objects.startMultipart(resultKey(WORKSPACE, 'gone', 1, '1-1', 'result.csv'), 'text/csv')
    house.wait(GRACE_MS - 1)
    expect(await house.sweepNow()).toEqual({ objects: 0, bytes: 0, multiparts: 0, isOfAnotherHouse: false })
    house.wait(6 * HOUR_MS)
    // The worker's clock, or the database's, may say what it likes.
    const slow = { ...house.ports.objects, clock: async () => new Date(house.ports.now().getTime() - 6 * HOUR_MS) }
    expect(await house.sweepNow(slow)).toMatchObject({ objects: 0 })
    house.wait(6 * HOUR_MS)
    expect(await house.sweepNow()).toEqual({ objects: 1, bytes: 10, multiparts: 1, isOfAnotherHouse: false })
    expect(house.ports.objects.keys()).toEqual([HOUSE_KEY])
    expect(await house.multiparts()).toEqual([])
  })

  test('takes what is left of what was deleted, and of attempts that are over; not an upload half way', async () => {
    const house = openHouse()
    await house.addUpload('half', null)
    await house.addJob('job', LIST, [])
    await house.work()
    await put(house, partKey(WORKSPACE, 'job', 0, 1, 9))
    await put(house, orphan(1))
    await put(house, 'somebody/elses/object' as StorageKey)
    const files = await house.files('job')
    house.wait(2 * HOUR_MS)
    // The source of the job has no row of its own here, and nobody reads it any more.
    expect(await house.sweepNow()).toMatchObject({ multiparts: 0 })
    expect(await house.files('job')).toEqual(files)
    const there = house.ports.objects.keys()
    expect(there).toContain('somebody/elses/object')
    expect(there.filter((key) => key.startsWith('parts/'))).toEqual(
      [...house.store.ranges.values()].flatMap(({ part }) => part?.key ?? []),
    )
    expect(await house.multiparts()).toEqual([uploadKey(WORKSPACE, 'half')])
  })

  test('of a large store goes on where it stopped, a turn after the other', async () => {
    const house = openHouse()
    const count = 20 * 1000 + 500
    for (let n = 0; n < count; n++) await put(house, orphan(n))
    house.wait(2 * HOUR_MS)
    const first = await house.sweepNow()
    expect(first).toMatchObject({ objects: 20_000 })
    expect(house.ports.objects.keys()).toHaveLength(501)
    expect(await house.sweepNow()).toMatchObject({ objects: 500 })
    expect(await house.sweepNow()).toBeNull()
  })

  test('never touches a store that another database has marked', async () => {
    const house = openHouse()
    await put(house, orphan(1))
    await house.ports.objects.write(HOUSE_KEY, [new TextEncoder().encode('another house')], 'text/plain')
    house.wait(2 * HOUR_MS)
    expect(await house.sweepNow()).toEqual({ objects: 0, bytes: 0, multiparts: 0, isOfAnotherHouse: true })
    expect(house.ports.objects.keys()).toContain(orphan(1))
  })
})

test('rows of no use are forgotten once in a while', async () => {
  const house = openHouse()
  await house.addJob('job', LIST, [])
  house.store.idempotency.set(JSON.stringify([WORKSPACE, 'key']), { requestHash: 'hash', jobId: 'job' })
  expect(await forget(house.ports, 'worker')).toBe(0)
  house.wait((REQUESTS_KNOWN_DAYS + 1) * DAY_MS)
  expect(await forget(house.ports, 'worker')).toBe(1)
  expect(house.store.idempotency.size).toBe(0)
})
