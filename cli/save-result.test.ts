import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { resultKey } from '#core/storage-key.ts'
import { createLocalRun, WORKSPACE } from './local-run.ts'
import { saveResult } from './save-result.ts'

const key = resultKey(WORKSPACE, 'job', 1, '1-1', 'result.csv')
const job = { files: [{ name: 'result.csv', key, bytes: 6 }] }
let folder: string
const at = (name: string) => join(folder, name)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-save-'))
  await writeFile(at('made'), 'email\n')
})
afterEach(() => rm(folder, { recursive: true }))

async function save(out: string): Promise<void> {
  const local = createLocalRun(at('work'))
  await local.place(key, at('made'))
  await saveResult(local, job, { out, rejected: null, report: null })
}

it('takes the place of an older file', async () => {
  await writeFile(at('out.csv'), 'older and longer\n')
  await save(at('out.csv'))
  expect(await readFile(at('out.csv'), 'utf8')).toBe('email\n')
  expect((await readdir(folder)).toSorted()).toEqual(['made', 'out.csv'])
})

it('writes through a link, and leaves the link', async () => {
  await writeFile(at('target.csv'), 'older and longer\n')
  await symlink(at('target.csv'), at('link.csv'))
  await save(at('link.csv'))
  expect(await readFile(at('target.csv'), 'utf8')).toBe('email\n')
  expect((await lstat(at('link.csv'))).isSymbolicLink()).toBe(true)
})

it('says that it cannot write over a folder, and leaves nothing behind', async () => {
  await mkdir(at('out.csv'))
  await expect(save(at('out.csv'))).rejects.toMatchObject({ code: 'out.unwritable', exitCode: 1 })
  expect((await readdir(folder)).toSorted()).toEqual(['made', 'out.csv'])
})
