import { expect, test } from 'vitest'
import type { PeopleProvider } from '#pipeline/ports/people.ts'
import { checkKey } from './check-key.ts'

const saying = (answer: Awaited<ReturnType<PeopleProvider['check']>>) => ({ check: async () => answer })
/** Says nothing until it is told to stop. */
const silent: Pick<PeopleProvider, 'check'> = {
  check: (_, signal) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason))
    }),
}

test('a service either says something of the key, or nothing', async () => {
  const { signal } = new AbortController()
  expect(await checkKey(saying('ok'), 'key', signal)).toBe('ok')
  expect(await checkKey(saying('provider.key_rejected'), 'key', signal)).toBe('key_rejected')
  expect(await checkKey(saying('provider.no_credit'), 'key', signal)).toBe('no_credit')
  for (const trouble of ['provider.down', 'provider.limit', 'provider.bad_answer'] as const) {
    expect(await checkKey(saying(trouble), 'key', signal)).toBe('unknown')
  }
})

test('one that says nothing in time says nothing of the key; other errors are nobody’s answer', async () => {
  const controller = new AbortController()
  const asked = checkKey(silent, 'key', controller.signal)
  controller.abort()
  expect(await asked).toBe('unknown')
  const broken = { check: () => Promise.reject(new TypeError('a mistake')) }
  await expect(checkKey(broken, 'key', new AbortController().signal)).rejects.toThrow('a mistake')
})
