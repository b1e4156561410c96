/** How often an index is read, and how much is kept of it. */
import { beforeEach, expect, test } from 'vitest'
import { createIndexBuilder } from '#core/directory-index.ts'
import { directoryKey } from '#core/storage-key.ts'
import type { ObjectReader } from '#pipeline/ports/objects.ts'
import { memoryObjects } from '../memory/objects.ts'
import { codec } from '../text/codec.ts'
import { createDirectoryIndexes } from './directory-indexes.ts'

const [one, two, three] = ['one', 'two', 'three'].map((id) => directoryKey('local', id, 1, 1)) as [
  ReturnType<typeof directoryKey>,
  ReturnType<typeof directoryKey>,
  ReturnType<typeof directoryKey>,
]
const index = createIndexBuilder(codec).finish()
const objects = memoryObjects()
let reads: string[]
const counting: ObjectReader = {
  head: objects.head,
  read(key, options) {
    reads.push(key)
    return objects.read(key, options)
  },
}

beforeEach(async () => {
  reads = []
  for (const key of [one, two, three]) await objects.write(key, [index], 'application/octet-stream')
})

test('an index is read once, also when several ask at the same time', async () => {
  const indexes = createDirectoryIndexes(counting, codec, 1e9)
  const opened = await Promise.all([indexes.open(one), indexes.open(one), indexes.open(one)])
  expect(new Set(opened).size).toBe(1)
  expect(await indexes.open(one)).toBe(opened[0])
  expect(reads).toEqual([one])
})

test('the least lately used goes when there is no room', async () => {
  const indexes = createDirectoryIndexes(counting, codec, 2 * index.length)
  for (const key of [one, two, one, three, one, two]) await indexes.open(key)
  expect(reads).toEqual([one, two, three, two])
})

test('one that is larger than the room is kept alone', async () => {
  const indexes = createDirectoryIndexes(counting, codec, 1)
  for (const key of [one, one, two, one]) await indexes.open(key)
  expect(reads).toEqual([one, two, one])
})

test('one that could not be opened is tried again', async () => {
  const indexes = createDirectoryIndexes(counting, codec, 1e9)
  await objects.deletePrefix(one)
  await expect(indexes.open(one)).rejects.toMatchObject({ code: 'object.missing' })
  await objects.write(one, [Buffer.from('no index')], 'application/octet-stream')
  await expect(indexes.open(one)).rejects.toMatchObject({ code: 'directory.bad_index' })
  await objects.write(one, [index], 'application/octet-stream')
  expect((await indexes.open(one)).size).toBe(0)
})
