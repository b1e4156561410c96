import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'

const main = resolve(import.meta.dirname, 'main.ts')
const SETTINGS = {
  PEOPLE_DATA_LABS_STAND_IN_PORT: '0',
  PEOPLE_DATA_LABS_STAND_IN_KEY: 'demo-key',
  PEOPLE_DATA_LABS_STAND_IN_TOKEN: 'token',
  PEOPLE_DATA_LABS_STAND_IN_PEOPLE: resolve(import.meta.dirname, '../../public/sample/directory.csv'),
}

const spawnMain = (env: Record<string, string>) =>
  spawn(process.execPath, ['--import', 'tsx', main], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...SETTINGS, ...env },
  })

test('says when it is ready, knows the sample people, ends cleanly', async () => {
  const child = spawnMain({ PEOPLE_DATA_LABS_STAND_IN_DIALS: '{"latencyMs":1}' })
  const [line] = await once(createInterface(child.stdout), 'line')
  const { ready, port } = JSON.parse(line)
  expect(ready).toBe(true)
  const url = `http://127.0.0.1:${port}/v5/person/enrich?email=bob.smith@harbourlogistics.example`
  const { likelihood } = await (await fetch(url, { headers: { 'x-api-key': 'demo-key' } })).json()
  expect(likelihood).toBeGreaterThan(0)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test.each([
  [{ PEOPLE_DATA_LABS_STAND_IN_KEY: '' }, 'PEOPLE_DATA_LABS_STAND_IN_KEY is not set.'],
  [
    { PEOPLE_DATA_LABS_STAND_IN_PORT: '70000' },
    'PEOPLE_DATA_LABS_STAND_IN_PORT must be a port number, or 0 for any free one.',
  ],
  [{ PEOPLE_DATA_LABS_STAND_IN_DIALS: '{' }, 'PEOPLE_DATA_LABS_STAND_IN_DIALS must be JSON.'],
])('says in one sentence why it does not start: %o', async (env, sentence) => {
  const child = spawnMain(env)
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  expect(await once(child, 'close')).toEqual([1, null])
  expect(said.trim()).toBe(sentence)
})
