import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLogFile } from './log-file.ts'

const MIB = 1024 ** 2

test('keeps the newest and at most twice its size', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kith log '))
  const log = openLogFile(join(folder, 'a.log'))
  for (let n = 0; n < 20; n++) log.write(Buffer.alloc(MIB, 97 + n))
  log.close()
  expect(readdirSync(folder)).toEqual(['a.log', 'a.log.1'])
  const kept = readFileSync(join(folder, 'a.log.1'), 'latin1') + readFileSync(join(folder, 'a.log'), 'latin1')
  expect(kept.length).toBe(10 * MIB)
  expect(kept.at(-1)).toBe('t')
  rmSync(folder, { recursive: true })
})
