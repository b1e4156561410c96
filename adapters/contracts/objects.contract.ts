/** What is promised about objects, of every store of them. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { StorageKey } from '#core/storage-key.ts'
import type { ObjectLister, ObjectReader, ObjectWriter } from '#pipeline/ports/objects.ts'

export type Objects = ObjectReader & ObjectWriter

const MIB = 1024 * 1024
const bytes = (text: string) => new TextEncoder().encode(text)
/** Different everywhere, so that a piece out of place shows. */
function pattern(length: number, salt: number): Uint8Array {
  const filled = new Uint8Array(length)
  for (let i = 0; i < length; i++) filled[i] = i * 7 + (i >> 8) + salt
  return filled
}

/** @param open gives a store and a prefix that nothing else uses */
export function objectsContract(open: () => Promise<{ readonly objects: Objects; readonly prefix: string }>): void {
  let objects: Objects
  let prefix: string
  beforeEach(async () => {
    const opened = await open()
    objects = opened.objects
    prefix = opened.prefix
  })
  const keyOf = (name: string) => `${prefix}${name}` as StorageKey

  async function all(...parameters: Parameters<Objects['read']>): Promise<Buffer> {
    const chunks: Uint8Array[] = []
    for await (const chunk of objects.read(...parameters)) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  describe('objects', () => {
    test('what was written is read, whole or in ranges', async () => {
      const key = keyOf('a/b')
      expect(await objects.head(key)).toBeNull()
      const { etag } = await objects.write(key, [bytes('hello '), bytes('world')], 'text/plain')
      expect(await objects.head(key)).toEqual({ bytes: 11, etag })
      expect((await all(key)).toString()).toBe('hello world')
      expect((await all(key, { range: { from: 6, to: 11 }, ifMatch: etag })).toString()).toBe('world')
      expect((await all(key, { range: { from: 4, to: 4 } })).toString()).toBe('')
    })

    test('an empty object is an object', async () => {
      await objects.write(keyOf('empty'), [], 'text/plain')
      expect(await objects.head(keyOf('empty'))).toMatchObject({ bytes: 0 })
      expect(await all(keyOf('empty'))).toHaveLength(0)
    })

    test('a key may hold anything that a key may hold', async () => {
      const key = keyOf("white space/ü%2F+?#&='()*!/..x/.y")
      await objects.write(key, [bytes('found')], 'text/plain')
      expect((await all(key)).toString()).toBe('found')
    })

    test('what is missing or another one by now is refused', async () => {
      await expect(all(keyOf('nothing'))).rejects.toMatchObject({ code: 'object.missing' })
      const { etag } = await objects.write(keyOf('changed'), [bytes('first')], 'text/plain')
      await objects.write(keyOf('changed'), [bytes('second one')], 'text/plain')
      await expect(all(keyOf('changed'), { ifMatch: etag })).rejects.toMatchObject({ code: 'object.changed' })
      const range = { from: 0, to: 3 }
      await expect(all(keyOf('changed'), { ifMatch: etag, range })).rejects.toMatchObject({ code: 'object.changed' })
    })

    test('reading stops when it is aborted, and when the reader has enough', async () => {
      const body = pattern(8 * MIB, 1)
      await objects.write(keyOf('large'), [body], 'application/octet-stream')
      let first = 0
      for await (const chunk of objects.read(keyOf('large'))) {
        first = chunk.length
        break
      }
      expect(first).toBeGreaterThan(0)
      const aborting = new AbortController()
      aborting.abort()
      await expect(all(keyOf('large'), { signal: aborting.signal })).rejects.toMatchObject({ name: 'AbortError' })
      expect((await all(keyOf('large'))).equals(body)).toBe(true)
    })

    test('parts, written or copied in any order, become one object', async () => {
      const key = keyOf('joined')
      const source = pattern(6 * MIB, 2)
      await objects.write(keyOf('source'), [source], 'text/csv')
      const id = await objects.startMultipart(key, 'text/csv')
      const last = await objects.writePart(key, id, 3, [bytes('the '), bytes('end')])
      const first = await objects.writePart(key, id, 1, [pattern(5 * MIB, 3)])
      const copied = await objects.copyPart(key, id, 2, keyOf('source'), { from: 100, to: 100 + 5 * MIB })
      expect(await objects.listParts(key, id)).toEqual([
        { ...first, bytes: 5 * MIB },
        { ...copied, bytes: 5 * MIB },
        { ...last, bytes: 7 },
      ])
      expect(await objects.head(key)).toBeNull()
      const { etag } = await objects.completeMultipart(key, id, [first, copied, last])
      expect(await objects.head(key)).toEqual({ bytes: 10 * MIB + 7, etag })
      const expected = Buffer.concat([pattern(5 * MIB, 3), source.subarray(100, 100 + 5 * MIB), bytes('the end')])
      expect((await all(key)).equals(expected)).toBe(true)
      await objects.abortMultipart(key, id)
      expect(await objects.head(key)).toEqual({ bytes: 10 * MIB + 7, etag })
    })

    test('a part may be written again; wrong, missing and too small parts are refused', async () => {
      const key = keyOf('strict')
      const id = await objects.startMultipart(key, 'text/csv')
      const replaced = await objects.writePart(key, id, 1, [bytes('first')])
      const small = await objects.writePart(key, id, 1, [bytes('a longer one')])
      const next = await objects.writePart(key, id, 2, [bytes('second')])
      const complete = (...parts: (typeof small)[]) => objects.completeMultipart(key, id, parts)
      await expect(complete(replaced)).rejects.toMatchObject({ code: 'object.bad_part' })
      await expect(complete({ ...small, number: 7 })).rejects.toMatchObject({ code: 'object.bad_part' })
      await expect(complete(small, next)).rejects.toMatchObject({ code: 'object.too_small_part' })
      await complete(small)
      expect((await all(key)).toString()).toBe('a longer one')
    })

    test('after an abort nothing is left of a multipart', async () => {
      const key = keyOf('aborted')
      const id = await objects.startMultipart(key, 'text/csv')
      const part = await objects.writePart(key, id, 1, [bytes('part')])
      await objects.abortMultipart(key, id)
      await objects.abortMultipart(key, id)
      for (const call of [
        () => objects.listParts(key, id),
        () => objects.writePart(key, id, 2, [bytes('late')]),
        () => objects.copyPart(key, id, 2, keyOf('nothing'), { from: 0, to: 1 }),
      ]) {
        await expect(call()).rejects.toMatchObject({ code: 'object.missing' })
      }
      await expect(objects.completeMultipart(key, id, [part])).rejects.toMatchObject({
        code: expect.stringMatching(/^object\.(missing|bad_part)$/),
      })
    })

    test('a prefix goes with everything under it and nothing else', async () => {
      for (const name of ['jobs/1/a', 'jobs/1/b/c', 'jobs/10/a', 'jobs/2']) {
        await objects.write(keyOf(name), [bytes(name)], 'text/plain')
      }
      await objects.deletePrefix(keyOf('jobs/1/'))
      await objects.deletePrefix(keyOf('nothing/'))
      const found = ['jobs/1/a', 'jobs/1/b/c', 'jobs/10/a', 'jobs/2'].map((name) => objects.head(keyOf(name)))
      expect((await Promise.all(found)).map((object) => object !== null)).toEqual([false, false, true, true])
    })

    test('keys are deleted exactly, also those that begin like others or are missing', async () => {
      for (const name of ['1-1', '1-10', '1-1x', 'ü+ &']) await objects.write(keyOf(name), [bytes(name)], 'text/plain')
      await objects.deleteKeys([])
      await objects.deleteKeys([keyOf('1-1'), keyOf('missing'), keyOf('ü+ &')])
      const found = ['1-1', '1-10', '1-1x', 'ü+ &'].map((name) => objects.head(keyOf(name)))
      expect((await Promise.all(found)).map((object) => object !== null)).toEqual([false, true, true, false])
    })
  })
}

/** What is promised about finding what nobody names. @param open gives a store and a prefix that nothing else uses */
export function listingContract(
  open: () => Promise<{ readonly objects: Objects & ObjectLister; readonly prefix: string }>,
): void {
  async function all<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
    const found: Item[] = []
    for await (const item of items) found.push(item)
    return found
  }
  const isRecent = (time: Date) => Math.abs(time.getTime() - Date.now()) < 60_000

  describe('listing', () => {
    test('objects under a prefix, by key', async () => {
      const { objects, prefix } = await open()
      const names = ['parts/b', 'parts/a/2', 'parts/a/10', 'partsx', 'results/a']
      for (const name of names) await objects.write(`${prefix}${name}` as StorageKey, [bytes(name)], 'text/plain')
      const found = await all(objects.list(`${prefix}parts/`))
      expect(found.map(({ key, bytes }) => [key.slice(prefix.length), bytes])).toEqual([
        ['parts/a/10', 10],
        ['parts/a/2', 9],
        ['parts/b', 7],
      ])
      expect(found.every(({ modifiedAt }) => isRecent(modifiedAt))).toBe(true)
      expect(await all(objects.list(`${prefix}nothing/`))).toEqual([])
    })

    test('a listing goes on behind a key, whether or not that is there', async () => {
      const { objects, prefix } = await open()
      const names = ['parts/1', 'parts/2', 'parts/3', 'results/1']
      for (const name of names) await objects.write(`${prefix}${name}` as StorageKey, [bytes(name)], 'text/plain')
      const behind = async (name: string) =>
        (await all(objects.list(`${prefix}parts/`, `${prefix}${name}`))).map(({ key }) => key.slice(prefix.length))
      expect(await behind('parts/1')).toEqual(['parts/2', 'parts/3'])
      expect(await behind('parts/1x')).toEqual(['parts/2', 'parts/3'])
      expect(await behind('parts/3')).toEqual([])
    })

    test('what is written is not newer than the time that the store tells', async () => {
      const { objects, prefix } = await open()
      await objects.write(`${prefix}new` as StorageKey, [bytes('new')], 'text/plain')
      const [written] = await all(objects.list(prefix))
      const now = await objects.clock()
      expect(isRecent(now)).toBe(true)
      // HTTP tells times by the second.
      expect(now.getTime() + 1_000).toBeGreaterThanOrEqual(written?.modifiedAt.getTime() ?? 0)
    })

    test('multiparts that nobody ended', async () => {
      const { objects, prefix } = await open()
      const start = (name: string) => objects.startMultipart(`${prefix}${name}` as StorageKey, 'text/csv')
      const left = [await start('results/x'), await start('results/x'), await start('results/y')]
      const aborted = await start('results/x')
      await objects.abortMultipart(`${prefix}results/x` as StorageKey, aborted)
      const completed = await start('results/z')
      const part = await objects.writePart(`${prefix}results/z` as StorageKey, completed, 1, [bytes('z')])
      await objects.completeMultipart(`${prefix}results/z` as StorageKey, completed, [part])
      await start('uploads/x')
      const found = await all(objects.listMultiparts(`${prefix}results/`))
      expect(found.map(({ key, multipartId }) => `${key.slice(prefix.length)} ${multipartId}`).sort()).toEqual(
        left.map((id, i) => `results/${i < 2 ? 'x' : 'y'} ${id}`).sort(),
      )
      expect(found.every(({ startedAt }) => isRecent(startedAt))).toBe(true)
      for (const { key, multipartId } of found) await objects.abortMultipart(key, multipartId)
      expect(await all(objects.listMultiparts(`${prefix}results/`))).toEqual([])
    })
  })
}
