import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDataFolder } from './data-folder.ts'

let place: string
let home: string

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'kith data '))
  home = join(place, 'deep', 'home')
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

test('is made with all above it, closed to others, and opens again', () => {
  openDataFolder(home)
  chmodSync(join(home, 's3'), 0o755)
  openDataFolder(home)
  for (const name of ['logs', 's3', 'sqs', 'mail']) expect(statSync(join(home, name)).mode & 0o777).toBe(0o700)
  expect(statSync(home).mode & 0o066).toBe(0)
  expect(readFileSync(join(home, 'layout'), 'utf8')).toBe('1\n')
})

test('a folder of a newer Kith is refused and left as it is', () => {
  openDataFolder(home)
  writeFileSync(join(home, 'layout'), '2\n')
  expect(() => openDataFolder(home)).toThrow(/was written by a newer Kith: update this copy/)
  expect(readFileSync(join(home, 'layout'), 'utf8')).toBe('2\n')
})

test('a file in its place is refused with what to do', () => {
  writeFileSync(join(place, 'deep'), '')
  expect(() => openDataFolder(home)).toThrow(/is not a folder: remove it, or name another one in KITH_HOME\.$/)
})
