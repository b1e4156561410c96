import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Child, type ChildSpec, startChild } from './child.ts'
import { openLogFile } from './log-file.ts'
import { openProcessRecord } from './process-record.ts'

const READY = `console.log(JSON.stringify({ ready: true }))`
const STAY = `setInterval(() => {}, 1000)`

let home: string
let said: string[]
let noted: string[]
let child: Child | null

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kith child '))
  said = []
  noted = []
  child = null
})
afterEach(async () => {
  await child?.stop()
  rmSync(home, { recursive: true, force: true })
})

function start(script: string, spec: Partial<ChildSpec> = {}): Child {
  const path = join(home, 'child.mjs')
  writeFileSync(path, script)
  const log = openLogFile(join(home, 'log'))
  const record = openProcessRecord(home)
  child = startChild(
    { name: 'part', args: [path], env: process.env, cwd: home, stopMs: 5_000, ...spec },
    { log, record, say: (line) => said.push(line), note: (level, event) => noted.push(`${level} ${event}`) },
  )
  return child
}

test('is ready once it says so, and what it prints is in its log', async () => {
  await start(`console.log('hello'); ${READY}; ${STAY}`).ready
  expect(readFileSync(join(home, 'log'), 'utf8')).toBe('hello\n{"ready":true}\n')
})

test('ending before it is ready fails with its last line', async () => {
  await expect(start(`console.error('one'); console.error('the port is taken')`).ready).rejects.toThrow(
    /^part did not start: the port is taken/,
  )
})

test('is started again when it dies, and the person is told', async () => {
  const part = start(`${READY}; ${STAY}`)
  await part.ready
  const first = part.pid()
  process.kill(Number(first), 'SIGKILL')
  await expect.poll(() => part.pid() !== null && part.pid() !== first, { timeout: 20_000 }).toBe(true)
  expect(said).toEqual([expect.stringMatching(/^part ended \(SIGKILL\) and is started again in 0\.5 s/)])
  expect(noted).toEqual(['info part.started', 'error part.ended', 'info part.started'])
})

test('finishes what it does when it is stopped, and is not started again', async () => {
  const part = start(`process.on('SIGTERM', () => { console.log('drained'); process.exit(0) }); ${READY}; ${STAY}`)
  await part.ready
  await part.stop()
  expect(part.pid()).toBeNull()
  expect(readFileSync(join(home, 'log'), 'utf8')).toContain('drained')
  expect(said).toEqual([])
  expect(noted).toEqual(['info part.started', 'info part.ended'])
})

test('is killed when it does not stop in its time', async () => {
  const part = start(`process.on('SIGTERM', () => {}); ${READY}; ${STAY}`, { stopMs: 50 })
  await part.ready
  await part.stop()
  expect(part.pid()).toBeNull()
})
