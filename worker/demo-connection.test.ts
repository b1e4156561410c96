import { beforeEach, expect, test } from 'vitest'
import { memoryConnections } from '#adapters/memory/connections.ts'
import { createMemoryStore } from '#adapters/memory/store.ts'
import type { Connections } from '#pipeline/ports/connections.ts'
import { offerSimulator } from './demo-connection.ts'

const NOW = new Date('2026-01-02T03:04:05Z')
let secret: string
let connections: Connections

beforeEach(() => {
  secret = 'first'
  const store = createMemoryStore(() => NOW, { freshMs: 1, retryBaseMs: 1 })
  connections = memoryConnections(store, () => secret)
})

const offer = (key: string) =>
  offerSimulator(
    connections,
    { service: 'people-data-labs-simulator', name: 'People Data Labs (simulator)', key, microsPerCredit: 280_000 },
    NOW,
  )
const offered = () => connections.list('local')
const keyOf = async (id: string | undefined) => connections.keyOf('local', id ?? '')

test('the simulator is offered once, under its own service, by the key it takes', async () => {
  expect(await offer('key-a')).toBe('made')
  expect(await offer('key-a')).toBe('as it was')
  const [connection, ...others] = await offered()
  expect(others).toEqual([])
  expect(connection).toMatchObject({ service: 'people-data-labs-simulator', name: 'People Data Labs (simulator)' })
  expect(connection).toMatchObject({ state: 'ok', caps: { dayMicros: null, monthMicros: null }, rate: null })
  expect(await keyOf(connection?.id)).toEqual({ key: 'key-a' })
})

test('what its owner changed stays', async () => {
  await offer('key-a')
  const [before] = await offered()
  await connections.update('local', before?.id ?? '', { name: 'Mine', microsPerCredit: 5 })
  await offer('key-a')
  expect(await offered()).toMatchObject([{ id: before?.id, name: 'Mine', microsPerCredit: 5 }])
})

test('a new key, or a secret that was lost, is mended under the same connection', async () => {
  await offer('key-a')
  const [before] = await offered()
  expect(await offer('key-b')).toBe('key replaced')
  expect(await keyOf(before?.id)).toEqual({ key: 'key-b' })
  secret = 'second'
  expect(await offered()).toMatchObject([{ state: 'secret_lost' }])
  expect(await offer('key-b')).toBe('key replaced')
  expect(await offered()).toMatchObject([{ id: before?.id, state: 'ok' }])
})

test('a simulator that has begun anew has credits again', async () => {
  await offer('key-a')
  const [before] = await offered()
  await connections.setState('local', before?.id ?? '', 'no_credit')
  await offer('key-a')
  expect(await offered()).toMatchObject([{ state: 'ok' }])
})

test('one that tells accounts apart is offered by its account, at no price, and takes another key of it', async () => {
  const mailchimp = { service: 'mailchimp-simulator', name: 'Mailchimp (simulator)', account: 'account-1' }
  const give = (key: string) => offerSimulator(connections, { ...mailchimp, key, microsPerCredit: null }, NOW)
  expect(await offer('key-a')).toBe('made')
  expect(await give('key-a-us1')).toBe('made')
  expect(await give('key-b-us1')).toBe('key replaced')
  const connection = (await offered()).find(({ service }) => service === 'mailchimp-simulator')
  expect(connection).toMatchObject({ microsPerCredit: 0, state: 'ok' })
  expect(await keyOf(connection?.id)).toEqual({ key: 'key-b-us1' })
})
