/** A worker that is really killed, in the middle of a call: its places are another's soon. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WaitError } from '#pipeline/ports/wait-error.ts'
import { cloneDatabase } from '../postgres/test-database.ts'
import { createCallLimits } from './call-limits.ts'

let clone: Awaited<ReturnType<typeof cloneDatabase>>
beforeAll(async () => {
  clone = await cloneDatabase()
})
afterAll(() => clone.drop())

const HOLDER = fileURLToPath(new URL('holder-under-test.ts', import.meta.url))

test('while it lives its call keeps the only place, however long it takes; once killed, another gets it', async () => {
  const account = 'held'
  const holder = spawn(process.execPath, ['--import', 'tsx', HOLDER, clone.url, account], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(holder, 'exit')
  for await (const line of createInterface(holder.stdout)) if (line === 'holding') break
  const limits = createCallLimits(clone.database)
  const tryOnce = () =>
    limits
      .run(
        { account, usual: { atOnce: 1, per: null }, own: null },
        async () => ({ trouble: null, seen: null }),
        new AbortController().signal,
      )
      .then(
        () => 'made',
        (error) => error,
      )
  const refused = await tryOnce()
  expect(refused).toBeInstanceOf(WaitError)
  expect(refused).toMatchObject({ code: 'provider.limit' })
  holder.kill('SIGKILL')
  await ended
  let answer: unknown = null
  while (answer !== 'made') {
    answer = await tryOnce()
    if (answer !== 'made') expect(answer).toBeInstanceOf(WaitError)
  }
  await limits.close()
})
