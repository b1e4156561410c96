/** One walk over every route that exists, as everybody who must not get in. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer, doorsUnderTest, SITE } from '#app/_access/doors-under-test.ts'
import type { RouteSpec } from '#app/_access/route.ts'
import { noTallies } from '#core/counts.ts'
import type { Dialect } from '#core/dialect.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import { DEFAULT_RETENTION } from '#core/retention.ts'
import { resultKey, uploadKey } from '#core/storage-key.ts'
import { ROUTES } from './_routes.ts'

/** In every name and value that belongs to `ours`: it must be in no answer to anybody else. */
const CANARY = 'canary-7f3a'

const BUDGETS = { currency: 'CHF', dayMicros: 7, monthMicros: null }

type Routes = Record<string, Parameters<typeof ask>[0]>

let doors: Awaited<ReturnType<typeof doorsUnderTest>>
let keyId: string
const handlers = new Map<string, Parameters<typeof ask>[0]>()
const [uploadId, directoryId, jobId, connectionId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
const [estimateId, audienceUploadId, writeBackId] = [randomUUID(), randomUUID(), randomUUID()]

const listed = Object.entries(ROUTES) as [keyof typeof ROUTES, RouteSpec][]
const closed = listed.filter(([, { who }]) => who !== 'open')

/** A body that each call would take, so that only access can be what refuses it. */
const BODIES: Partial<Record<keyof typeof ROUTES, () => unknown>> = {
  setPassword: () => ({ email: 'x@example.com', newPassword: 'long enough' }),
  createKey: () => ({ name: 'x' }),
  startUpload: () => ({ filename: 'x.csv', bytes: 10 }),
  overrideDialect: () => ({ delimiter: ';' }),
  signParts: () => ({ numbers: [1] }),
  completeUpload: () => ({ parts: [{ number: 1, etag: 'x' }] }),
  createDirectory: () => ({ uploadId, name: 'x', mapping: [{ column: 0, field: 'email' }] }),
  createJob: () => ({ source: { uploadId }, mapping: [{ column: 0, field: 'email' }], providers: [{ directoryId }] }),
  createEstimate: () => ({
    source: { uploadId },
    mapping: [{ column: 0, field: 'email' }],
    providers: [{ directoryId }],
  }),
  setJobCap: () => ({ capMicros: 1 }),
  retryFailed: () => ({}),
  redrive: () => ({}),
  setRetention: () => ({ uploadDays: 1, resultDays: 1 }),
  createConnection: () => ({ service: 'x', key: 'long-enough', name: 'x', microsPerCredit: 1 }),
  changeConnection: () => ({ name: 'x' }),
  createAudienceRead: () => ({ connectionId, audienceId: 'a1' }),
  createWriteBack: () => ({ jobId }),
  setBudgets: () => ({ currency: 'EUR', dayMicros: 1, monthMicros: 1 }),
  match: () => ({
    contact: { email: 'x@example.com' },
    providers: [{ directoryId }],
    options: { parametersOf: jobId },
  }),
}

const QUERIES: Partial<Record<keyof typeof ROUTES, string>> = { listWriteBacks: `?jobId=${jobId}` }

beforeAll(async () => {
  doors = await doorsUnderTest(['ours', 'theirs'])
  for (const [name, { method, path }] of listed) {
    const folder = path.replace('/api/v1', '.').replace(/\{(\w+)\}/g, '[$1]')
    const file = (await import(/* @vite-ignore */ join(import.meta.dirname, folder, 'route.ts'))) as Routes
    const handler = file[method]
    if (handler) handlers.set(name, handler)
  }
  keyId = (
    await doors.ports.accounts.createKey({
      workspaceId: 'ours',
      name: CANARY,
      role: 'viewer',
      expiresAt: null,
      now: new Date(),
    })
  ).id
  await plantCanaries()
})
afterAll(() => doors.drop())

async function plantCanaries(): Promise<void> {
  const { ports, store } = doors
  const key = uploadKey('ours', uploadId)
  const { etag } = await doors.put(key, `${CANARY},b\nc,d\n`)
  const dialect = { columns: [CANARY, 'b'], headerRow: 1, encoding: 'utf-8' } as unknown as Dialect
  const source = { key, etag, bytes: 20, filename: `${CANARY}.csv`, dialect }
  const mapping = [{ column: 0, field: 'email' as const }]
  const common = { workspaceId: 'ours', uploadId, source, mapping, createdAt: new Date() }
  await ports.uploads.create({
    id: uploadId,
    workspaceId: 'ours',
    filename: `${CANARY}.csv`,
    bytes: 20,
    partBytes: 20,
    key,
    multipartId: 'x',
    createdAt: new Date(),
  })
  await ports.uploads.complete('ours', uploadId, etag)
  await ports.nicknames.replace('ours', [[CANARY, 'x']])
  await ports.directories.create({ ...common, id: directoryId, name: CANARY, idColumn: null })
  await ports.jobs.create({ ...common, id: jobId, providers: [{ directoryId }], options: DEFAULT_OPTIONS }, null)
  await ports.estimates.create({
    ...{ ...common, id: estimateId, providers: [{ directoryId }], options: DEFAULT_OPTIONS },
    trialJobId: null,
  })
  await ports.connections.create(
    {
      ...{ id: connectionId, workspaceId: 'ours', service: CANARY, name: CANARY, microsPerCredit: 1, rate: null },
      ...{ caps: { dayMicros: null, monthMicros: null }, ttlDays: 1, createdAt: new Date() },
    },
    CANARY,
  )
  const audience = { connectionId, audienceId: 'a1', name: CANARY }
  await ports.audienceReads.create({
    ...{ ...audience, workspaceId: 'ours', uploadId: audienceUploadId, statuses: ['subscribed'] },
    ...{ segmentId: null, changedSince: null, createdAt: new Date() },
  })
  await ports.writeBacks.create({
    ...{ id: writeBackId, workspaceId: 'ours', jobId, rules: {}, createdAt: new Date() },
    audience: { ...audience, statuses: ['subscribed'], columns: [] },
  })
  await ports.spending.setBudgets('ours', BUDGETS)
  const job = [...store.jobs.values()][0]
  if (!job) throw new Error('No job was made')
  Object.assign(job, {
    phase: 'ended',
    tallies: noTallies(),
    files: [{ name: 'result.csv', key: resultKey('ours', jobId, 1, '1-1', 'result.csv'), bytes: 1 }],
  })
}

async function walk(name: keyof typeof ROUTES, spec: RouteSpec, headers: Headers) {
  const handler = handlers.get(name)
  if (!handler) throw new Error(`${name} has no handler`)
  const ids: Record<string, string> = {
    ...{ uploads: uploadId, directories: directoryId, jobs: jobId, keys: keyId, connections: connectionId },
    ...{ estimates: estimateId, 'audience-reads': audienceUploadId, 'write-backs': writeBackId },
  }
  const params = { id: ids[spec.path.split('/')[3] ?? ''] ?? '', name: 'result.csv', audienceId: 'a1' }
  const body = spec.body ? BODIES[name]?.() : spec.csvBytes ? 'name,nickname\n' : undefined
  if (spec.csvBytes) headers.set('content-type', 'text/csv')
  const response = await ask(handler, {
    method: spec.method,
    path: `${spec.path}${QUERIES[name] ?? ''}`,
    headers,
    params: spec.path.includes('{id}') ? params : {},
    body,
  })
  const told = `${JSON.stringify([...response.headers])} ${await response.text()}`
  return { status: response.status, told }
}

it('has a handler and a body for every route', () => {
  expect([...handlers.keys()].toSorted()).toEqual(listed.map(([name]) => name).toSorted())
  for (const [name, spec] of closed) if (spec.body) expect(BODIES[name], name).toBeDefined()
})

const secretOf = async (role: 'owner', expiresAt: Date | null = null) =>
  (await doors.key('ours', role, expiresAt)).secret

const OUTSIDERS: readonly (readonly [string, () => Promise<Headers>])[] = [
  ['nobody', async () => new Headers({ origin: SITE })],
  ['somebody with a made-up key', async () => bearer(`kith_${'A'.repeat(43)}`)],
  ['somebody with a made-up cookie', async () => new Headers({ cookie: 'kith-x.session_token=a.b', origin: SITE })],
  [
    'a revoked key',
    async () => {
      const { id, secret } = await doors.key('ours', 'owner')
      await doors.ports.accounts.revokeKey('ours', id, new Date())
      return bearer(secret)
    },
  ],
  ['an expired key', async () => bearer(await secretOf('owner', new Date(Date.now() - 1)))],
  [
    'an expired key with the owner’s cookie beside it',
    async () => {
      const headers = await doors.ownerHeaders('ours')
      headers.set('authorization', `Bearer ${await secretOf('owner', new Date(Date.now() - 1))}`)
      return headers
    },
  ],
]

describe.each(OUTSIDERS)('%s', (_who, headersOf) => {
  it.each(closed)('is not let into %s', async (name, spec) => {
    const { status, told } = await walk(name, spec, await headersOf())
    expect(status).toBe(401)
    expect(told).not.toContain(CANARY)
  })
})

/** What answers the asker's own workspace alone: there is nothing of `ours` to refuse. */
const OWN_ONLY: readonly string[] = [
  'status',
  'whoAmI',
  'signOut',
  'signOutEverywhere',
  'setPassword',
  'listKeys',
  'createKey',
  'startUpload',
  'listDirectories',
  'listJobs',
  'getNicknames',
  'replaceNicknames',
  'getRetention',
  'setRetention',
  'listServices',
  'listConnections',
  'listWriteBacks',
  'getBudgets',
  'setBudgets',
]

/** What is about all workspaces at once: for owners of `local`. */
const OPERATORS_ONLY = closed
  .filter(([, { who }]) => who === 'operator' || who === 'scraper')
  .map(([name]) => name as string)

describe.each([
  ['key', async () => bearer((await doors.key('theirs', 'owner')).secret)],
  ['browser', async () => doors.ownerHeaders('theirs')],
] as const)("another workspace's owner by %s", (_by, headersOf) => {
  it.each(closed.filter(([name]) => !OWN_ONLY.includes(name) && !OPERATORS_ONLY.includes(name)))(
    'finds nothing under %s',
    async (name, spec) => {
      const { status, told } = await walk(name, spec, await headersOf())
      // What names a foreign thing in its body is told that there is none.
      expect([404, 422]).toContain(status)
      expect(told).not.toContain(CANARY)
    },
  )

  it.each(closed.filter(([name]) => OPERATORS_ONLY.includes(name)))('is refused %s', async (name, spec) => {
    const { status, told } = await walk(name, spec, await headersOf())
    expect([status, told.includes('access.operators_only')]).toEqual([403, true])
  })

  it.each(closed.filter(([name]) => OWN_ONLY.includes(name)))('sees nothing of ours in %s', async (name, spec) => {
    const { told } = await walk(name, spec, await headersOf())
    expect(told).not.toContain(CANARY)
  })
})

const FACTS = [
  ...['level', 'time', 'from', 'event', 'requestId', 'route', 'method', 'status', 'ms', 'code'],
  ...['workspaceId', 'jobId', 'directoryId', 'uploadId'],
]

it('logs nothing but which route, when, how and by which workspace', () => {
  expect(doors.logged.length).toBeGreaterThan(200)
  for (const line of doors.logged) {
    expect(line).not.toContain(CANARY)
    for (const fact of Object.keys(JSON.parse(line))) expect(FACTS).toContain(fact)
  }
})

it('left everything of ours where it was', async () => {
  expect(await doors.ports.uploads.get('ours', uploadId)).toMatchObject({ overrides: {} })
  expect(await doors.ports.directories.get('ours', directoryId)).not.toBeNull()
  expect(await doors.ports.jobs.get('ours', jobId)).toMatchObject({ isPaused: false, isCancelled: false })
  expect(await doors.ports.nicknames.get('ours')).toEqual([[CANARY, 'x']])
  expect(await doors.ports.retention.get('ours')).toEqual(DEFAULT_RETENTION)
  expect(await doors.ports.connections.get('ours', connectionId)).toMatchObject({ name: CANARY, state: 'ok' })
  expect(await doors.ports.spending.budgets('ours')).toEqual(BUDGETS)
  expect((await doors.ports.accounts.listKeys('ours', null, 1_000)).items.map(({ id }) => id)).toContain(keyId)
})

describe('roles', () => {
  const reads = closed.filter(([, { who }]) => who === 'viewer')
  const writes = closed.filter(([, { who }]) => who === 'editor')
  const owns = closed.filter(([, { who }]) => who === 'owner')

  it.each([...writes, ...owns])('a viewer may not %s', async (name, spec) => {
    expect((await walk(name, spec, bearer((await doors.key('ours', 'viewer')).secret))).status).toBe(403)
  })

  it.each(owns)('an editor may not %s', async (name, spec) => {
    expect((await walk(name, spec, bearer((await doors.key('ours', 'editor')).secret))).status).toBe(403)
  })

  it.each(reads.filter(([name]) => name !== 'match'))('a viewer may %s', async (name, spec) => {
    expect((await walk(name, spec, bearer((await doors.key('ours', 'viewer')).secret))).status).toBe(spec.status)
  })

  it.each(closed.filter(([, { who }]) => who === 'member'))('a key may not %s', async (name, spec) => {
    expect((await walk(name, spec, bearer((await doors.key('ours', 'owner')).secret))).status).toBe(403)
  })

  it.each(closed.filter(([, { method }]) => method !== 'GET'))("another site's page may not %s", async (name, spec) => {
    const headers = await doors.ownerHeaders('ours')
    headers.set('origin', 'http://evil.example')
    expect(await walk(name, spec, headers)).toMatchObject({
      status: 403,
      told: expect.stringContaining('origin.refused'),
    })
  })
})
