import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { enrichArguments } from './enrich-arguments.ts'
import { refuseSameFile } from './same-file.ts'

let folder: string
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-same-'))
  await writeFile(at('list.csv'), 'email\n')
  await symlink(at('list.csv'), at('link.csv'))
})
afterAll(() => rm(folder, { recursive: true }))

const given = (...args: readonly string[]) => enrichArguments([at('list.csv'), ...args])

it('takes outputs that are all different', async () => {
  await refuseSameFile(given('--out', at('out.csv'), '--rejected', at('rejected.csv'), '--directory', at('list.csv')))
  await refuseSameFile(given('--out', at('out.csv'), '--rejected', '/dev/null', '--report', '/dev/null'))
})

it.each([
  ['the list', () => ['--out', at('list.csv')]],
  ['the list through a link', () => ['--out', at('link.csv')]],
  ['another output', () => ['--out', at('out.csv'), '--rejected', `${folder}/./out.csv`]],
  ['a directory', () => ['--out', at('out.csv'), '--directory', at('people.csv'), '--report', at('people.csv')]],
  ['the nicknames', () => ['--out', at('out.csv'), '--nicknames', at('out.csv')]],
])('refuses an output in the place of %s', async (_what, args) => {
  await expect(refuseSameFile(given(...args()))).rejects.toMatchObject({ code: 'arguments.same_file', exitCode: 2 })
})
