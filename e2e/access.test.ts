/** Who gets in: every call and every page as nobody, with keys that are worth nothing, and as somebody else's owner. */

import { readdirSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { expect } from '@playwright/test'
import { type Api, ask, runList, send, withKey } from './api-client.ts'
import { kithCommand, sample } from './as-owner.ts'
import { checkPage } from './axe-check.ts'
import type { Kith } from './kith.ts'
import { signUp, test } from './open-kith.ts'

const app = resolve(import.meta.dirname, '..', 'app')
const NOWHERE = '00000000-0000-4000-8000-000000000000'

interface Description {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly security?: readonly unknown[]; readonly requestBody?: object }>>>
  >
}

interface Operation {
  readonly method: string
  /** `/api/v1/jobs/{id}` */
  readonly path: string
  readonly isOpen: boolean
  readonly hasBody: boolean
}

/** What a call must be sent so that nothing but the caller is in its way. */
const BODIES: Readonly<Record<string, unknown>> = {
  'PATCH /api/v1/uploads/{id}': { delimiter: ';' },
  'POST /api/v1/uploads/{id}/parts': { numbers: [1] },
  'POST /api/v1/uploads/{id}/complete': { parts: [{ number: 1, etag: '"0123456789abcdef0123456789abcdef"' }] },
  'POST /api/v1/jobs/{id}/retry-failed': {},
  'PATCH /api/v1/jobs/{id}/budget': { capMicros: 1 },
  'PATCH /api/v1/connections/{id}': { name: 'Taken' },
}

/** Ids of the owner's things by the folder of the call. */
interface Things {
  readonly uploads: string
  readonly directories: string
  readonly jobs: string
  readonly keys: string
  readonly connections: string
  readonly estimates: string
  readonly 'audience-reads': string
}

type Listed = { readonly items: readonly { readonly id: string; readonly kind?: string }[] }

let kith: Kith
let owner: Api
let things: Things
let other: { readonly bySession: Api; readonly byKey: Api }

test.beforeAll(async ({ kith: started }) => {
  kith = started
  owner = withKey(kith, await kithCommand(kith, 'key', 'create', '--name', 'the owner'))
  const list = { filename: 'ours.csv', path: sample('contacts.csv'), directory: sample('directory.csv') }
  const { job, directoryId } = await runList(owner, list)
  const { source } = await ask<{ readonly source: { readonly uploadId: string } }>(owner, 'GET', `jobs/${job.id}`)
  const keys = await ask<Listed>(owner, 'GET', 'keys')
  const connections = (await ask<Listed>(owner, 'GET', 'connections')).items
  const mailchimp = connections.find(({ kind }) => kind === 'audience')?.id ?? ''
  const audiences = await ask<Listed>(owner, 'GET', `connections/${mailchimp}/audiences`)
  const read = await ask<{ readonly uploadId: string }>(owner, 'POST', 'audience-reads', {
    connectionId: mailchimp,
    audienceId: audiences.items[0]?.id,
  })
  const estimate = await ask<{ readonly id: string }>(owner, 'POST', 'estimates', {
    source: { uploadId: source.uploadId },
    mapping: [{ column: 0, field: 'first_name' }],
    providers: [],
  })
  things = {
    uploads: source.uploadId,
    directories: directoryId,
    jobs: job.id,
    keys: keys.items[0]?.id ?? '',
    connections: mailchimp,
    estimates: estimate.id,
    'audience-reads': read.uploadId,
  }
  other = await somebodyElse()
})

/** Signs up: the owner of another workspace, in a browser and with a key. */
async function somebodyElse(): Promise<typeof other> {
  const bySession = await signUp(kith, 'somebody.else@example.com')
  const { secret } = await ask<{ readonly secret: string }>(bySession, 'POST', 'keys', { name: 'own', role: 'owner' })
  return { bySession, byKey: withKey(kith, secret) }
}

async function operations(): Promise<readonly Operation[]> {
  const { paths } = (await (await fetch(`${kith.url}/api/v1/openapi.json`)).json()) as Description
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security, requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      isOpen: security?.length === 0,
      hasBody: requestBody !== undefined,
    })),
  )
}

/** @param ids the owner's, or null for one that nothing has */
function address({ path }: Operation, ids: Things | null): string {
  const folder = path.split('/')[3] as keyof Things
  return path
    .slice('/api/v1/'.length)
    .replace('{id}', ids?.[folder] ?? NOWHERE)
    .replace('{name}', 'result.csv')
    .replace('{audienceId}', 'a1')
}

/** @returns where below a folder of the app a file of this name stands: `/jobs/[id]` */
function foldersWith(name: string, folder: string): readonly string[] {
  const files = readdirSync(join(app, folder), { recursive: true, encoding: 'utf8' })
  return files.flatMap((file) => (basename(file) === name ? [`/${file}`.slice(0, -name.length - 1)] : []))
}

const nameOf = ({ method, path }: Operation) => `${method} ${path}`

/** What was answered, without what differs each time. */
async function told(response: Response): Promise<unknown> {
  const { requestId: _, ...problem } = (await response.json()) as Record<string, unknown>
  return problem
}

test('each route that exists is described, and only those are open that must be', async () => {
  const described = await operations()
  const routes = foldersWith('route.ts', 'api').map((path) => `/api${path}`)
  const paths = new Set(described.map(({ path }) => path.replaceAll('{', '[').replaceAll('}', ']')))
  expect([...paths].sort()).toEqual([...routes].sort())
  expect(described.filter(({ isOpen }) => isOpen).map(nameOf)).toEqual([
    'GET /api/v1/health',
    'GET /api/v1/ready',
    'GET /api/v1/openapi.json',
    'POST /api/v1/session',
    'POST /api/v1/accounts',
    'POST /api/v1/password/resets',
    'PUT /api/v1/password/resets',
  ])
})

test('nobody, made-up, revoked and expired keys, and made-up cookies open nothing', async () => {
  const expired = await kithCommand(kith, 'key', 'create', '--name', 'short', '--days', '0.00001')
  const { id, secret: revoked } = await ask<{ readonly id: string; readonly secret: string }>(
    other.bySession,
    'POST',
    'keys',
    { name: 'revoked', role: 'owner' },
  )
  expect((await send(withKey(kith, revoked), 'GET', 'jobs')).status).toBe(200)
  await ask(other.bySession, 'DELETE', `keys/${id}`)
  await expect.poll(async () => (await send(withKey(kith, expired), 'GET', 'jobs')).status).toBe(401)

  const strangers: readonly Readonly<Record<string, string>>[] = [
    {},
    { authorization: `Bearer kith_${'A'.repeat(43)}` },
    { authorization: `Bearer ${revoked}` },
    { authorization: `Bearer ${expired}` },
    { cookie: 'session_token=a.b', origin: kith.url },
    // A wrong key is nobody, whoever's browser sends it.
    { ...other.bySession.headers, authorization: `Bearer ${expired}` },
  ]
  const wrong: string[] = []
  for (const operation of await operations()) {
    if (operation.isOpen) continue
    for (const [place, headers] of strangers.entries()) {
      const response = await send({ url: kith.url, headers }, operation.method, address(operation, things))
      const { code } = (await response.json()) as { readonly code: string }
      if (response.status !== 401 || code !== 'access.unauthenticated') wrong.push(`${nameOf(operation)} as ${place}`)
    }
  }
  expect(wrong).toEqual([])
})

test('the owner of another workspace finds nothing and changes nothing here', async () => {
  const before = await Promise.all(everything())
  const wrong: string[] = []
  for (const operation of await operations()) {
    if (!operation.path.includes('{id}')) continue
    const body = BODIES[nameOf(operation)]
    expect(body !== undefined, `${nameOf(operation)} has a body to send`).toBe(operation.hasBody)
    for (const api of [other.bySession, other.byKey]) {
      const [theirs, nowhere] = await Promise.all(
        [things, null].map((ids) => send(api, operation.method, address(operation, ids), body)),
      )
      if (theirs?.status !== 404 || nowhere?.status !== 404) wrong.push(`${nameOf(operation)}: ${theirs?.status}`)
      else expect(await told(theirs), nameOf(operation)).toEqual(await told(nowhere))
    }
  }
  expect(wrong).toEqual([])

  for (const list of ['jobs', 'directories']) {
    expect(await ask(other.byKey, 'GET', list)).toEqual({ items: [], next: null })
  }
  const keys = await ask<{ readonly items: readonly { readonly name: string }[] }>(other.byKey, 'GET', 'keys')
  expect(keys.items.map(({ name }) => name)).toEqual(['own'])
  expect(await Promise.all(everything())).toEqual(before)
})

/** All that the owner has, as the owner sees it; but when the key was last used. */
function everything(): readonly Promise<unknown>[] {
  return [
    ask(owner, 'GET', `uploads/${things.uploads}`),
    ask(owner, 'GET', 'directories'),
    ask(owner, 'GET', 'jobs'),
    ask<{ readonly items: readonly { readonly name: string }[] }>(owner, 'GET', 'keys').then(({ items }) =>
      items.map(({ name }) => name),
    ),
  ]
}

test('an id of another workspace in the body of a call is an id that nothing has', async () => {
  const mapping = [{ column: 0, field: 'first_name' }]
  const calls: readonly (readonly [
    path: string,
    body: (ids: Pick<Things, 'uploads' | 'directories' | 'jobs'>) => unknown,
  ])[] = [
    ['jobs', ({ uploads }) => ({ source: { uploadId: uploads }, mapping, providers: [] })],
    ['directories', ({ uploads }) => ({ uploadId: uploads, name: 'Taken', mapping })],
    ['match', ({ directories }) => ({ contact: { first_name: 'Bob' }, providers: [{ directoryId: directories }] })],
    ['match', ({ jobs }) => ({ contact: { first_name: 'Bob' }, providers: [], options: { parametersOf: jobs } })],
  ]
  for (const [path, body] of calls) {
    const theirs = await send(other.byKey, 'POST', path, body(things))
    const nowhere = await send(
      other.byKey,
      'POST',
      path,
      body({ uploads: NOWHERE, directories: NOWHERE, jobs: NOWHERE }),
    )
    expect([404, 422]).toContain(theirs.status)
    expect(await told(theirs)).toEqual(await told(nowhere))
  }
})

test('a key does what its role may and no more', async () => {
  const viewer = withKey(kith, await kithCommand(kith, 'key', 'create', '--name', 'looks', '--role', 'viewer'))
  expect((await send(viewer, 'GET', `jobs/${things.jobs}`)).status).toBe(200)
  const refused = [
    ['GET', 'keys'],
    ['POST', 'uploads'],
    ['POST', `jobs/${things.jobs}/cancel`],
    ['DELETE', `jobs/${things.jobs}`],
  ] as const
  for (const [method, path] of refused) {
    const response = await send(viewer, method, path)
    expect(response.status, `${method} ${path}`).toBe(403)
    expect(await response.json()).toMatchObject({ code: 'access.forbidden' })
  }
  const password = await send(owner, 'PUT', 'password', { newPassword: 'correct horse battery' })
  expect(await password.json()).toMatchObject({ code: 'access.users_only' })
})

/** The addresses of the pages in a group of folders. */
function pagesIn(group: string): readonly string[] {
  return foldersWith('page.tsx', group).map((path) => path.replace('[row]', '1').replaceAll('[id]', things.jobs) || '/')
}

test('every page leads who is not signed in to the door and back', async () => {
  const pages = pagesIn('(pages)')
  expect(pages.length).toBeGreaterThan(7)
  for (const path of [...pages, '/no/such/page']) {
    const response = await fetch(`${kith.url}${path}`, { redirect: 'manual' })
    expect(response.status, path).toBe(307)
    const to = new URL(response.headers.get('location') ?? '', kith.url)
    expect([to.origin, to.pathname, to.searchParams.get('back')]).toEqual([kith.url, '/sign-in', path])
  }
  for (const path of pagesIn('(door)')) expect((await fetch(`${kith.url}${path}`)).status, path).toBe(200)
})

test('a page of another workspace says that there is nothing, and no more', async ({ browser }) => {
  const context = await browser.newContext({ extraHTTPHeaders: { cookie: other.bySession.headers.cookie ?? '' } })
  const page = await context.newPage()
  await page.goto(`${kith.url}/jobs/${things.jobs}`)
  await expect(page.getByRole('heading', { name: 'This list is not there' })).toBeVisible()
  await expect(page.getByText('ours.csv')).toHaveCount(0)
  await page.goto(`${kith.url}/uploads/${things.uploads}`)
  await expect(page.getByRole('heading', { name: 'This upload is not there' })).toBeVisible()
  await context.close()
})

test('axe finds nothing on the page for new accounts', async ({ page }) => {
  await page.goto(`${kith.url}/sign-up`)
  await expect(page.getByRole('heading', { name: 'Make an account' })).toBeVisible()
  await checkPage(page)
})

test('the owner link lets one browser in, once, and is in no log', async ({ browser }) => {
  const stranger = await browser.newPage()
  await stranger.goto(`${kith.url}/jobs`)
  expect(new URL(stranger.url()).pathname).toBe('/sign-in')

  // Whatever only looks at the link uses nothing up.
  expect(await (await fetch(kith.link)).text()).toContain('Open Kith')
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(kith.link)
  expect(page.url()).toBe(`${kith.url}/`)
  expect((await context.request.get(`${kith.url}/api/v1/session`)).status()).toBe(200)

  await stranger.goto(kith.link)
  await expect(stranger.getByText('This link was used')).toBeVisible()
  expect((await stranger.context().request.get(`${kith.url}/api/v1/session`)).status()).toBe(401)

  const token = new URL(kith.link).searchParams.get('token') ?? ''
  const logs = join(kith.home, 'logs')
  for (const name of await readdir(logs)) expect(await readFile(join(logs, name), 'utf8'), name).not.toContain(token)
  await Promise.all([stranger.close(), context.close()])
})
