import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { localDisk } from './disk.ts'

test('a local disk tells what df tells', async () => {
  const space = await localDisk(tmpdir()).space()
  const [, line = ''] = execFileSync('df', ['-kP', tmpdir()], { encoding: 'utf8' }).split('\n')
  const [, totalKib, , freeKib] = line.split(/\s+/)
  expect(space?.totalBytes).toBe(Number(totalKib) * 1024)
  // Others write meanwhile.
  expect(Math.abs((space?.freeBytes ?? 0) - Number(freeKib) * 1024)).toBeLessThan(10 * 1024 ** 3)
})

test('a store that is elsewhere has no disk here', async () => {
  expect(await localDisk(null).space()).toBeNull()
})
