import { expect, test } from 'vitest'
import type { AudienceEnd, AudienceService } from '#pipeline/ports/audiences.ts'
import type { PeopleProvider } from '#pipeline/ports/people.ts'
import { checkKey } from './check-key.ts'

type Checker = Pick<PeopleProvider, 'check'>
type Account = Awaited<ReturnType<AudienceService['account']>>

const asked = (checker: Checker, signal = new AbortController().signal) =>
  checkKey({ providers: new Map([['service', checker]]), audienceServices: new Map() }, 'service', 'key', signal)

const saying = (answer: Awaited<ReturnType<PeopleProvider['check']>>) => ({ check: async () => answer })
/** Says nothing until it is told to stop. */
const silent: Checker = {
  check: (_, signal) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason))
    }),
}

test('a service either says something of the key, or nothing', async () => {
  expect(await asked(saying('ok'))).toEqual({ state: 'ok' })
  expect(await asked(saying('provider.key_rejected'))).toEqual({ state: 'key_rejected' })
  expect(await asked(saying('provider.no_credit'))).toEqual({ state: 'no_credit' })
  for (const trouble of ['provider.down', 'provider.limit', 'provider.bad_answer'] as const) {
    expect(await asked(saying(trouble))).toEqual({ refusal: 'connection.not_checked' })
  }
})

test('one that says nothing in time says nothing of the key; other errors are nobody’s answer', async () => {
  const controller = new AbortController()
  const waiting = asked(silent, controller.signal)
  controller.abort()
  expect(await waiting).toEqual({ refusal: 'connection.not_checked' })
  const broken = { check: () => Promise.reject(new TypeError('a mistake')) }
  await expect(asked(broken)).rejects.toThrow('a mistake')
})

test('one that keeps audiences tells the account, and is not asked about what is no key', async () => {
  const inTrouble = (code: 'provider.key_rejected' | 'provider.down'): AudienceEnd<never> => {
    return { end: 'failed', code, trouble: { code, retryAfterMs: null }, seen: null }
  }
  let calls = 0
  const ask = (account: Account, key = 'key-us1', service = 'mailchimp') => {
    const keeper = {
      isKey: (each: string) => each.endsWith('-us1'),
      account: async () => {
        calls++
        return account
      },
    }
    const services = { providers: new Map(), audienceServices: new Map([['mailchimp', keeper]]) }
    return checkKey(services, service, key, new AbortController().signal)
  }
  const done: Account = { end: 'done', value: { id: 'account-1', name: 'Ours' }, trouble: null, seen: null }
  expect(await ask(done)).toEqual({ state: 'ok', account: 'account-1' })
  expect(await ask(inTrouble('provider.key_rejected'))).toEqual({ state: 'key_rejected' })
  expect(await ask(inTrouble('provider.down'))).toEqual({ refusal: 'connection.not_checked' })
  expect(calls).toBe(3)
  expect(await ask(done, 'half-a-key')).toEqual({ refusal: 'connection.bad_key' })
  expect(await ask(done, 'key-us1', 'none')).toEqual({ refusal: 'connection.no_such_service' })
  expect(calls).toBe(3)
})
