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
