/** A folder keeps what every object store promises. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { uploadKey } from '#core/storage-key.ts'
import { objectsContract } from '../contracts/objects.contract.ts'
import { filesObjects } from './objects.ts'

let parent: string
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'kith-files-'))
})
afterAll(() => rm(parent, { recursive: true }))
const newFolder = () => mkdtemp(join(parent, 'store-'))

objectsContract(async () => ({ objects: filesObjects(await newFolder()), prefix: '' }))

test('a placed file is read where it is, and stays when its prefix goes', async () => {
  const objects = filesObjects(await newFolder())
  const path = join(parent, 'people.csv')
  await writeFile(path, 'name\nAda\n')
  const key = uploadKey('local', 'upload')
  objects.place(key, path)
  const { size, mtimeMs } = await stat(path)
  expect(await objects.head(key)).toEqual({ bytes: size, etag: `${size}-${mtimeMs}` })
  await objects.deletePrefix('uploads/local/upload/')
  expect(await readFile(path, 'utf8')).toBe('name\nAda\n')
})

test('no key leads out of the folder', async () => {
  const folder = await newFolder()
  const key = '../../../escaped' as ReturnType<typeof uploadKey>
  const objects = filesObjects(join(folder, 'inner'))
  await objects.write(key, [new Uint8Array([1])], 'text/plain')
  expect(await objects.head(key)).toMatchObject({ bytes: 1 })
  await expect(stat(join(folder, 'escaped'))).rejects.toMatchObject({ code: 'ENOENT' })
  await expect(stat(join(parent, 'escaped'))).rejects.toMatchObject({ code: 'ENOENT' })
})

test('an object becomes a file of somebody, and a placed one stays where it is', async () => {
  const objects = filesObjects(await newFolder())
  const made = 'results/made' as ReturnType<typeof uploadKey>
  await objects.write(made, [new TextEncoder().encode('made')], 'text/plain')
  await objects.moveTo(made, join(parent, 'made.csv'))
  expect(await readFile(join(parent, 'made.csv'), 'utf8')).toBe('made')
  const key = uploadKey('local', 'own')
  await writeFile(join(parent, 'own.csv'), 'own')
  objects.place(key, join(parent, 'own.csv'))
  await objects.moveTo(key, join(parent, 'copy.csv'))
  expect(await readFile(join(parent, 'copy.csv'), 'utf8')).toBe('own')
  expect(await readFile(join(parent, 'own.csv'), 'utf8')).toBe('own')
})

test('parts that are written at the same time stand behind each other, also where one of them breaks off', async () => {
  const folder = await newFolder()
  const objects = filesObjects(folder)
  const key = uploadKey('local', 'at-once')
  const part = (letter: string) => [Buffer.alloc(5 * 1024 * 1024, letter)]
  const id = await objects.startMultipart(key, 'text/plain')
  const missing = objects.copyPart(key, id, 3, uploadKey('local', 'nothing'), { from: 0, to: 1 })
  const written = await Promise.allSettled([
    objects.writePart(key, id, 1, part('a')),
    objects.writePart(key, id, 2, part('b')),
    missing,
    objects.writePart(key, id, 4, part('d')),
  ])
  expect(written.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  const third = await objects.writePart(key, id, 3, part('c'))
  const tags = written.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  await objects.completeMultipart(
    key,
    id,
    [...tags, third].sort((a, b) => a.number - b.number),
  )
  const chunks: Uint8Array[] = []
  for await (const chunk of objects.read(key)) chunks.push(chunk)
  const expected = Buffer.concat(['a', 'b', 'c', 'd'].flatMap(part))
  expect(Buffer.concat(chunks).equals(expected)).toBe(true)
})

test('a part that is written again takes its place, whatever already stands behind it', async () => {
  const objects = filesObjects(await newFolder())
  const key = uploadKey('local', 'joined')
  const part = (letter: string) => [Buffer.alloc(5 * 1024 * 1024, letter)]
  const id = await objects.startMultipart(key, 'text/plain')
  await objects.writePart(key, id, 1, part('a'))
  const second = await objects.writePart(key, id, 2, part('b'))
  const first = await objects.writePart(key, id, 1, part('c'))
  const third = await objects.writePart(key, id, 3, part('d'))
  await objects.completeMultipart(key, id, [first, second, third])
  const chunks: Uint8Array[] = []
  for await (const chunk of objects.read(key)) chunks.push(chunk)
  expect(Buffer.concat(chunks).equals(Buffer.concat([...part('c'), ...part('b'), ...part('d')]))).toBe(true)
})
