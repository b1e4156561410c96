/** One command: what `npm start` promises about starting, being refused, crashing and stopping. */

import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { freePort, startKith, startRefused } from './kith.ts'

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const statusOf = (url: string): Promise<number> =>
  fetch(url).then(
    ({ status }) => status,
    () => 0,
  )

test.describe.configure({ mode: 'serial' })

test('starts in a path with spaces, refuses a second supervisor, survives kill -9, stops in order', async () => {
  const home = await mkdtemp(join(tmpdir(), 'kith one command '))
  const port = await freePort()
  const first = await startKith({ home, port })
  const kept = await first.localEnv()
  expect((await fetch(`${first.url}/api/v1/health`)).status).toBe(200)
  expect((await stat(join(home, 'local.env'))).mode & 0o777).toBe(0o600)

  const second = await startRefused({ home, port: await freePort(), env: {} })
  expect(second).toMatchObject({ code: 1 })
  expect(second.output).toContain(`Kith is already running on ${home}: stop it first`)

  const beside = await startRefused({ home: `${home}-beside`, port, env: {} })
  expect(beside).toMatchObject({ code: 1 })
  expect(beside.output).toContain(`Port ${port} is taken`)

  const begun = await first.pids()
  expect(begun.length).toBeGreaterThanOrEqual(6)
  // Postgres, S3, SQS, mail, the simulator, a worker, the web app: each is started again, and all of it answers.
  for (const killed of begun) {
    process.kill(killed, 'SIGKILL')
    await expect
      .poll(async () => (await first.pids()).length === begun.length && !(await first.pids()).includes(killed))
      .toBe(true)
    expect(isAlive(killed)).toBe(false)
    await expect.poll(() => statusOf(`${first.url}/api/v1/health`)).toBe(200)
  }

  const children = await first.pids()
  await first.kill('SIGKILL')
  await expect.poll(() => children.filter(isAlive)).toEqual([])

  const again = await startKith({ home, port })
  expect(await again.localEnv()).toEqual(kept)
  expect((await fetch(`${again.url}/api/v1/health`)).status).toBe(200)
  const last = await again.pids()
  expect(await again.kill('SIGTERM')).toBe(0)
  expect(again.output()).toMatch(/Stopping\nStopped +\d+\.\d s\n$/)
  expect(last.filter(isAlive)).toEqual([])

  await writeFile(join(home, 'layout'), '99\n')
  const newer = await startRefused({ home, port, env: {} })
  expect(newer.output).toContain('was written by a newer Kith: update this copy')
  await rm(home, { recursive: true, force: true })
})

test('a wrong setting stops the start with one sentence that names it', async () => {
  const home = join(tmpdir(), 'kith never made')
  for (const [env, sentence] of [
    [{ KITH_SECRET: 'short' }, /^KITH_SECRET must [^\n]+\.\n$/],
    [{ SQS_QUEUE_URL: 'http://127.0.0.1:1/q' }, /^SQS_DLQ_URL is not set[^\n]+\.\n$/],
    [{ HOST: '203.0.113.1' }, /^HOST is 203\.0\.113\.1, which is no address of this machine[^\n]+\.\n$/],
  ] as const) {
    const { code, output } = await startRefused({ home, port: await freePort(), env })
    expect(code).toBe(1)
    expect(output).toMatch(sentence)
  }
})

test('a port of a local part that somebody else took meanwhile is replaced', async () => {
  const home = await mkdtemp(join(tmpdir(), 'kith ports '))
  const first = await startKith({ home })
  const before = await first.localEnv()
  await first.stop()
  const squatter = createServer()
  await new Promise<void>((listening) =>
    squatter.listen(Number(new URL(before.S3_ENDPOINT ?? '').port), '127.0.0.1', listening),
  )
  const second = await startKith({ home })
  const after = await second.localEnv()
  await second.stop()
  await new Promise((closed) => squatter.close(closed))
  expect(after.S3_ENDPOINT).not.toBe(before.S3_ENDPOINT)
  expect(after.DATABASE_URL).toBe(before.DATABASE_URL)
  expect(await readFile(join(home, 'local.env'), 'utf8')).not.toContain(before.S3_ENDPOINT)
  await rm(home, { recursive: true, force: true })
})
