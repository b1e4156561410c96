import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockHolder, takeLock } from './lock.ts'
import { identify } from './process-identity.ts'

let home: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kith lock '))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

test('the second one is refused until the first gives it back', () => {
  const lock = takeLock(home)
  expect(lock).not.toBeNull()
  expect(lockHolder(home)?.pid).toBe(process.pid)
  expect(takeLock(home)).toBeNull()
  lock?.release()
  expect(lockHolder(home)).toBeNull()
  expect(takeLock(home)).not.toBeNull()
})

test('the lock of a killed process is void', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const holder = identify(Number(child.pid))
  writeFileSync(join(home, 'supervisor.lock'), JSON.stringify(holder))
  expect(takeLock(home)).toBeNull()
  child.kill('SIGKILL')
  await new Promise((closed) => child.once('close', closed))
  expect(takeLock(home)).not.toBeNull()
})

test('a later process with the same number does not hold it', () => {
  writeFileSync(join(home, 'supervisor.lock'), JSON.stringify({ pid: process.pid, startedAt: 'before the last boot' }))
  expect(lockHolder(home)).toBeNull()
  expect(takeLock(home)).not.toBeNull()
})

test('a lock that was cut short by a full disk is void', () => {
  writeFileSync(join(home, 'supervisor.lock'), '{"pid":')
  expect(takeLock(home)).not.toBeNull()
  expect(readdirSync(home)).toEqual(['supervisor.lock'])
})
