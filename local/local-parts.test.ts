import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from '#env'
import { readLocalEnv, writeLocalEnv } from './local-env.ts'
import { chooseLocalParts, environment, webUrl } from './local-parts.ts'

const OUTSIDE_S3 = { S3_BUCKET: 'theirs', S3_ENDPOINT: 'https://s3.example.com' }
const OUTSIDE_SQS = { SQS_QUEUE_URL: 'https://q/1/a', SQS_DLQ_URL: 'https://q/1/b', SQS_ENDPOINT: 'https://q' }
const KEYS = { AWS_ACCESS_KEY_ID: 'theirs', AWS_SECRET_ACCESS_KEY: 'secret' }

test('nothing set: everything is local, and the settings of what is started are complete and valid', async () => {
  const settings = readSettings({})
  const { parts, variables } = await chooseLocalParts(settings, {})
  expect(parts).toEqual(['postgres', 's3', 'sqs', 'mail', 'people-data-labs', 'mailchimp'])
  const started = readSettings(environment({ NODE_ENV: 'test' }, settings, variables, '/home'))
  const needed = [
    ...(['databaseUrl', 's3', 'sqs', 'mailUrl', 'secret', 'url'] as const),
    ...(['peopleDataLabsSimulator', 'mailchimpSimulator'] as const),
  ]
  for (const part of needed) expect(started[part]).not.toBeNull()
  expect(started.aws.credentials).not.toBeNull()
  expect(started.home).toBe('/home')
  expect(started.localStore).toBe('/home/s3')
})

test('a second start keeps every address and key', async () => {
  const settings = readSettings({})
  const first = await chooseLocalParts(settings, {})
  const second = await chooseLocalParts(settings, first.variables)
  expect(second.variables).toEqual(first.variables)
})

test('a kept port that is taken by now is replaced, the others stay', async () => {
  const settings = readSettings({})
  const { variables, ports } = await chooseLocalParts(settings, {})
  const squatter = createServer()
  await new Promise<void>((listening) => squatter.listen(ports.sqs, '127.0.0.1', listening))
  const next = await chooseLocalParts(settings, variables)
  await new Promise((closed) => squatter.close(closed))
  expect(next.ports.sqs).not.toBe(ports.sqs)
  expect(next.ports.s3).toBe(ports.s3)
})

test('what is set replaces its local part and nothing else', async () => {
  const given = { ...OUTSIDE_S3, ...KEYS, NODE_ENV: 'test' } as const
  const settings = readSettings(given)
  const { parts, variables } = await chooseLocalParts(settings, {})
  expect(parts).toEqual(['postgres', 'sqs', 'mail'])
  const env = environment(given, settings, variables, '/home')
  expect(env).toMatchObject({ ...OUTSIDE_S3, ...KEYS, SQS_ENDPOINT: variables.SQS_ENDPOINT })
  expect(env.KITH_LOCAL_STORE).toBeUndefined()
})

test.each([
  { DATABASE_URL: 'postgres://u:p@db.example.com/kith' },
  { ...OUTSIDE_S3, ...KEYS },
  { ...OUTSIDE_SQS, ...KEYS },
  { HOST: '0.0.0.0' },
  { HOST: '127.0.0.1' },
])('beside something real nobody plays services: %o', async (outside) => {
  const given = { ...outside, NODE_ENV: 'test' } as const
  const settings = readSettings(given)
  const { parts, variables } = await chooseLocalParts(settings, {})
  expect(parts).not.toContain('people-data-labs')
  expect(parts).not.toContain('mailchimp')
  const env = environment(given, settings, variables, '/home')
  expect(Object.keys(env).filter((name) => name.includes('SIMULATOR'))).toEqual([])
  expect(readSettings(env)).toMatchObject({ peopleDataLabsSimulator: null, mailchimpSimulator: null })
})

test('who names another one that plays it gets that one', async () => {
  const theirs = { PEOPLE_DATA_LABS_SIMULATOR_URL: 'http://127.0.0.1:9', PEOPLE_DATA_LABS_SIMULATOR_KEY: 'theirs' }
  const given = { ...theirs, NODE_ENV: 'test' } as const
  const settings = readSettings(given)
  const { parts, variables } = await chooseLocalParts(settings, {})
  expect(parts).not.toContain('people-data-labs')
  expect(environment(given, settings, variables, '/home')).toMatchObject(theirs)
})

test('a role of the outside cannot open the local half', async () => {
  await expect(chooseLocalParts(readSettings(OUTSIDE_SQS), {})).rejects.toThrow(/^AWS_ACCESS_KEY_ID is not set/)
  const both = readSettings({ ...OUTSIDE_S3, ...OUTSIDE_SQS })
  const { variables } = await chooseLocalParts(both, {})
  expect(environment({ NODE_ENV: 'test' }, both, variables, '/home').AWS_ACCESS_KEY_ID).toBeUndefined()
})

test.each([
  [{}, 'http://127.0.0.1:3000'],
  [{ HOST: '0.0.0.0', PORT: '80' }, 'http://127.0.0.1:80'],
  [{ HOST: '::1' }, 'http://[::1]:3000'],
  [{ KITH_URL: 'https://kith.example.com/' }, 'https://kith.example.com'],
])('%o is opened at %s', (env, url) => {
  expect(webUrl(readSettings(env))).toBe(url)
})

test('addresses and keys are written for their owner alone and read back', () => {
  const home = mkdtempSync(join(tmpdir(), 'kith env '))
  expect(readLocalEnv(home)).toEqual({})
  writeLocalEnv(home, { A: 'x=y', B_2: 'postgres://u:p@h/d?x=1' })
  expect(readLocalEnv(home)).toEqual({ A: 'x=y', B_2: 'postgres://u:p@h/d?x=1' })
  expect(statSync(join(home, 'local.env')).mode & 0o777).toBe(0o600)
  rmSync(home, { recursive: true })
})
