/** Every page in every state that it has: looked at by axe, light and dark, wide and narrow. */

import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { type Api, ask, type JobView, runList, send, upload, withKey } from './api-client.ts'
import { isAwake, ownerKey, sample, test } from './as-owner.ts'
import { checkPage } from './axe-check.ts'

// Axe must not look at a dialog while it fades in.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

let api: Api
let job: JobView
let uploadId: string
let shortId: string
let unreadableId: string

test.beforeAll(async ({ kith }) => {
  api = withKey(kith, await ownerKey(kith))
  const list = { filename: 'contacts.csv', path: sample('contacts.csv'), directory: sample('directory.csv') }
  job = (await runList(api, list)).job
  uploadId = (await upload(api, 'contacts.csv', await readFile(list.path))).id
  shortId = (await upload(api, 'short.csv', new TextEncoder().encode('Name,E-mail\nAda,ada@example.com\n'))).id
  unreadableId = await unreadable()
})

/** An Excel file under the name of a CSV. */
async function unreadable(): Promise<string> {
  const bytes = new TextEncoder().encode('PK\u0003\u0004 and the rest')
  const { id, parts } = await ask<{ readonly id: string; readonly parts: readonly { readonly url: string }[] }>(
    api,
    'POST',
    'uploads',
    { filename: 'book.csv', bytes: bytes.length },
  )
  const { headers } = await fetch(parts[0]?.url ?? '', { method: 'PUT', body: bytes })
  const refused = await send(api, 'POST', `uploads/${id}/complete`, {
    parts: [{ number: 1, etag: headers.get('etag') }],
  })
  expect(refused.status).toBe(422)
  return id
}

const shows = (page: Page, text: string | RegExp) => expect(page.getByText(text).first()).toBeVisible()

const heading = (page: Page, name: string | RegExp, level = 1) =>
  expect(page.getByRole('heading', { level, name })).toBeVisible()

/** A long table takes axe long and is more of the same. */
async function fewRows(page: Page, limit: number): Promise<void> {
  const few = await ask(api, 'GET', `jobs/${job.id}/rows?limit=${limit}`)
  await page.route(`**/api/v1/jobs/${job.id}/rows?*`, (route) => route.fulfill({ json: few }))
}

/** The page is told another state of the job than the real one. */
async function openJob(page: Page, changes: Readonly<Record<string, unknown>>): Promise<void> {
  const known = await ask(api, 'GET', `jobs/${job.id}`)
  await page.route(`**/api/v1/jobs/${job.id}/events`, (route) => route.abort())
  await page.route(`**/api/v1/jobs/${job.id}`, (route) => route.fulfill({ json: { ...known, ...changes } }))
  await fewRows(page, 2)
  await page.goto(`/jobs/${job.id}`)
  await heading(page, 'contacts.csv')
}

const half = { total: 200, matched: 80, review: 3, no_match: 10, invalid: 3, duplicate: 2, failed: 2 }
const halfDone = {
  counts: { ...half, suppressed: 0, not_tried: 0, pending: 100 },
  files: [],
  endedAt: null,
  rowsPerSecond: 120,
  timeLeft: { fromSeconds: 40, toSeconds: 80, reason: 'rate' },
}

const soon = '2030-01-01T00:00:00.000Z'

/** A part of the file never arrives. */
async function openSending(page: Page): Promise<void> {
  await page.route(
    (url) => url.searchParams.has('partNumber'),
    () => undefined,
  )
  await page.goto('/')
  await isAwake(page)
  await page.locator('input[type=file]').setInputFiles(sample('contacts.csv'))
  await expect(page.getByRole('progressbar', { name: 'Upload' })).toBeVisible()
}

async function openEmpty(page: Page, path: string): Promise<void> {
  await page.route(`**/api/v1/${path}?*`, (route) => route.fulfill({ json: { items: [], next: null } }))
  await page.goto(`/${path}`)
}

async function openDialog(page: Page, path: string, button: string | RegExp): Promise<void> {
  await page.goto(path)
  await page.getByRole('button', { name: button }).first().click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
}

const money = (spentMicros: number, lookups: number, unknownMicros = 0) => ({
  ...{ spentMicros, lookups, unknownMicros, reservedMicros: 0, savedMicros: spentMicros, savedLookups: lookups },
  unknownLookups: unknownMicros > 0 ? 1 : 0,
})

/** An account that has nearly spent what it may, in a state of its key. */
const account = (state: string, id = '00000000-0000-4000-8000-000000000001') => ({
  ...{
    kind: 'people',
    id,
    service: 'people-data-labs',
    title: 'People Data Labs',
    isSimulator: false,
    name: `Sales, ${state}`,
  },
  details: {
    ...{ state, keyEnding: 'c0de', currency: 'EUR', microsPerCredit: 280_000, rate: null, ttlDays: 90 },
    ...{ capDayMicros: 5_000_000, capMonthMicros: 5_000_000, createdAt: soon, checkedAt: soon },
    spent: { day: money(4_200_000, 15), month: money(5_000_000, 18, 280_000), ever: money(12_000_000, 43) },
  },
})

/** An account that keeps audiences, in a state of its key. */
const keeper = (state: string) => ({
  ...{ kind: 'audience', id: '00000000-0000-4000-8000-00000000000a', service: 'mailchimp', title: 'Mailchimp' },
  ...{ isSimulator: false, name: `Newsletter, ${state}` },
  details: { state, keyEnding: 'cdef', rate: null, createdAt: soon, checkedAt: soon },
})

/** An audience that is being brought in, in some state. */
async function openAudienceRead(page: Page, changes: Readonly<Record<string, unknown>>): Promise<void> {
  const known = await ask(api, 'GET', `uploads/${uploadId}`)
  const open = { ...known, status: 'open', preview: null, isAudience: true }
  await page.route(`**/api/v1/uploads/${uploadId}`, (route) => route.fulfill({ json: open }))
  const read = {
    ...{ uploadId, connectionId: keeper('ok').id, audienceId: 'a1', audienceName: 'Newsletter', state: 'reading' },
    ...{ statuses: ['subscribed'], segmentId: null, changedSince: null, membersRead: 5_003, totalBefore: 12_000 },
    ...{ waiting: null, report: null, errorCode: null, errorDetail: null, createdAt: soon, ...changes },
  }
  await page.route('**/api/v1/audience-reads/*', (route) => route.fulfill({ json: read }))
  await page.goto(`/uploads/${uploadId}`)
  await heading(page, 'Newsletter')
}

/** The page is told other connections than there are. */
async function openConnections(page: Page, items: readonly unknown[]): Promise<void> {
  await page.route('**/api/v1/connections?*', (route) => route.fulfill({ json: { items, next: null } }))
  await page.goto('/connections')
  await heading(page, 'Connections')
}

async function openConnecting(page: Page): Promise<void> {
  await page.goto('/connections/new')
  await shows(page, 'What is sent to People Data Labs')
}

/** The page of those who run Kith is told another state than the real one. */
async function openOperations(page: Page, changes: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const known = await ask(api, 'GET', 'operators')
  const at = { workspaceId: 'local', subjectId: job.id, step: 'enrich', n: 3 }
  const death = { ...at, generation: 1, diedAt: '2026-01-01T10:00:00.000Z' }
  const told = {
    steps: [
      { step: 'enrich', state: 'parked', reason: 'directory.importing', count: 12, oldestSeconds: 700 },
      { step: 'merge', state: 'sent', reason: null, count: 1, oldestSeconds: 3 },
      { step: 'enrich', state: 'ready', reason: null, count: 40, oldestSeconds: 12 },
    ],
    dead: [
      {
        ...death,
        rows: 250,
        name: 'contacts.csv',
        errorCode: 'range.attempts',
        errorDetail: 'Each worker that began it stopped answering.',
      },
      {
        ...death,
        step: 'import',
        n: 0,
        rows: null,
        name: null,
        errorCode: 'ENOSPC',
        errorDetail: 'The disk was full.',
      },
    ],
    deadTotal: 2,
    workers: [
      { id: job.id, startedAt: '2026-01-01T10:00:00.000Z', seenSeconds: 1, task: { ...at, attempt: 2, seconds: 8 } },
      { id: uploadId, startedAt: '2026-01-01T10:00:00.000Z', seenSeconds: 2, task: null },
    ],
  }
  await page.route('**/api/v1/operators', (route) => route.fulfill({ json: { ...known, ...told, ...changes } }))
  await page.goto('/operators')
  await heading(page, 'Operations')
}

/** Each state by its name, and how a page gets there. */
const STATES: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  async start(page) {
    await page.goto('/')
    await heading(page, /^Bring a list/)
  },
  async 'a file that cannot be taken'(page) {
    await page.goto('/')
    await isAwake(page)
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'none.csv', mimeType: 'text/csv', buffer: Buffer.of() })
    await shows(page, "This file can't be used as it is.")
  },
  'an upload on its way': openSending,
  async 'an upload that was left'(page) {
    await openSending(page)
    await page.reload()
    await shows(page, 'Go on with the same file')
    await page.locator('input[type=file]').setInputFiles(sample('directory.csv'))
    await shows(page, 'This is another file.')
  },
  async 'a file to prepare'(page) {
    await page.goto(`/uploads/${uploadId}`)
    await expect(page.getByRole('region', { name: 'First rows of the file' })).toBeVisible()
    await page.getByText('More choices').click()
    await page.getByRole('checkbox').first().check()
    await page.getByLabel('What is in the column Contact').selectOption('')
  },
  async 'a file that cannot be read'(page) {
    await page.goto(`/uploads/${unreadableId}`)
    await shows(page, "This file can't be read like this.")
  },
  async 'an upload that is not kept any more'(page) {
    const known = await ask(api, 'GET', `uploads/${uploadId}`)
    const gone = { ...known, preview: null, expiredAt: soon, keptUntil: null }
    await page.route(`**/api/v1/uploads/${uploadId}`, (route) => route.fulfill({ json: gone }))
    await page.goto(`/uploads/${uploadId}`)
    await shows(page, 'This file is not kept any more.')
  },
  async 'an upload that is not there'(page) {
    await page.goto('/uploads/00000000-0000-4000-8000-000000000000')
    await heading(page, 'This upload is not there')
  },
  async 'a list about to begin'(page) {
    const counts = Object.fromEntries(Object.keys(job.counts).map((status) => [status, 0]))
    await openJob(page, { ...halfDone, status: 'queued', counts, totalIsFinal: false, timeLeft: null })
    await shows(page, 'The first rows appear here as soon as they are done.')
  },
  async 'a list that runs'(page) {
    await openJob(page, { ...halfDone, status: 'running' })
    await shows(page, 'being checked')
    await expect(page.getByRole('link', { name: 'Open row 1', exact: true })).toBeVisible()
  },
  async 'a paused list'(page) {
    await openJob(page, { ...halfDone, status: 'paused', waiting: [{ reason: 'paused', until: null, ranges: 4 }] })
    await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible()
  },
  async 'a list that waits'(page) {
    const waiting = ['no_worker', 'retry', 'disk.full', 'directory.importing'].map((reason) => ({
      reason,
      until: soon,
      ranges: 2,
    }))
    await openJob(page, { ...halfDone, status: 'parked', waiting, timeLeft: null })
    await shows(page, 'Nothing moves because no worker is running.')
  },
  async 'cancelling a list'(page) {
    await openJob(page, { ...halfDone, status: 'running' })
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('alertdialog')).toBeVisible()
  },
  async 'a list that is done'(page) {
    await fewRows(page, 15)
    await page.goto(`/jobs/${job.id}`)
    await shows(page, 'Your files')
    await expect(page.getByRole('link', { name: 'Open row 1', exact: true })).toBeVisible()
  },
  async 'rows of one status'(page) {
    await page.goto(`/jobs/${job.id}?status=failed`)
    await shows(page, /^No row is/)
  },
  async 'a list with failures'(page) {
    await openJob(page, { status: 'completed_with_failures', counts: { ...job.counts, matched: 140, failed: 3 } })
    await shows(page, 'Some rows could not be looked up.')
  },
  async 'a list that failed'(page) {
    const error = { errorCode: 'source.missing', errorDetail: 'The file is not in the store any more.' }
    await openJob(page, { ...halfDone, ...error, status: 'failed', timeLeft: null })
    await shows(page, 'This list could not be finished.')
  },
  async 'a list whose files are not kept any more'(page) {
    await openJob(page, { files: [], keptUntil: null, expiredAt: soon })
    await shows(page, 'The rows and files of this list are not kept any more.')
  },
  async 'a list that is not there'(page) {
    await page.goto('/jobs/00000000-0000-4000-8000-000000000000')
    await heading(page, 'This list is not there')
  },
  async 'a row that was matched'(page) {
    await page.goto(`/jobs/${job.id}/rows/1`)
    await heading(page, 'Why', 2)
  },
  async 'a row that cannot be used'(page) {
    await page.goto(`/jobs/${job.id}/rows/18`)
    await shows(page, 'There is nothing in this row')
  },
  async 'all lists'(page) {
    await page.goto('/jobs')
    await expect(page.getByRole('heading', { level: 2, name: 'contacts.csv' }).first()).toBeVisible()
  },
  'deleting a list': (page) => openDialog(page, '/jobs', /^Delete/),
  async 'no list yet'(page) {
    await openEmpty(page, 'jobs')
    await expect(page.getByRole('link', { name: /list/i }).first()).toBeVisible()
  },
  async 'lists that cannot be shown'(page) {
    await page.route('**/api/v1/jobs?*', (route) => route.fulfill({ status: 400, json: { code: 'x', detail: 'No.' } }))
    await page.goto('/jobs')
    await shows(page, "We can't show your lists right now.")
  },
  async 'lists being fetched'(page) {
    await page.route('**/api/v1/jobs?*', () => undefined)
    await page.goto('/jobs')
    await expect(page.getByText(/^Loading/)).toBeAttached()
  },
  async 'reference lists'(page) {
    await page.goto('/directories')
    await expect(page.getByRole('heading', { level: 2, name: 'People' }).first()).toBeVisible()
  },
  'deleting a reference list': (page) => openDialog(page, '/directories', /^Delete/),
  async 'no reference list yet'(page) {
    await openEmpty(page, 'directories')
    await expect(page.getByRole('link', { name: 'Add a reference list' }).first()).toBeVisible()
  },
  async 'a new reference list'(page) {
    await page.goto('/directories/new')
    await shows(page, 'Drop the reference list here')
  },
  async 'a reference list to describe'(page) {
    await page.goto(`/directories/new?upload=${shortId}`)
    await expect(page.getByLabel('Name of the reference list')).toBeVisible()
  },
  async connections(page) {
    await page.goto('/connections')
    await heading(page, 'People Data Labs (simulator)', 2)
    await expect(page.getByLabel(/^All together at most a day/)).toBeVisible()
  },
  async 'connections in trouble'(page) {
    const states = ['ok', 'key_rejected', 'no_credit', 'secret_lost']
    await openConnections(
      page,
      states.map((state, n) => account(state, `00000000-0000-4000-8000-00000000000${n}`)),
    )
    await shows(page, 'The account has no credits left.')
  },
  async 'accounts that keep audiences'(page) {
    await openConnections(page, [keeper('ok')])
    await expect(page.getByRole('link', { name: /^Bring in an audience/ })).toBeVisible()
  },
  async 'an account that keeps audiences, in trouble'(page) {
    await openConnections(page, [keeper('key_rejected')])
    await shows(page, 'The service does not take this key any more.')
  },
  async 'an account that keeps audiences, to change'(page) {
    await page.route('**/api/v1/connections/*', (route) => route.fulfill({ json: keeper('secret_lost') }))
    await page.goto(`/connections/${keeper('ok').id}`)
    await heading(page, 'How it is asked', 2)
  },
  async 'an audience to choose'(page) {
    await page.goto('/audiences')
    await shows(page, 'By status')
  },
  async 'no account that keeps audiences'(page) {
    await page.route('**/api/v1/connections?*', (route) => route.fulfill({ json: { items: [], next: null } }))
    await page.goto('/audiences')
    await shows(page, 'No account is connected yet')
  },
  async 'audiences that cannot be shown'(page) {
    await page.route('**/api/v1/connections/*/audiences', (route) =>
      route.fulfill({ status: 503, json: { code: 'audience.unavailable', detail: 'The service is away.' } }),
    )
    await page.goto('/audiences')
    await shows(page, 'Its audiences can’t be shown right now.')
  },
  async 'audiences being fetched'(page) {
    await page.route('**/api/v1/connections/*/audiences', () => undefined)
    await page.goto('/audiences')
    await expect(page.getByText(/^Loading/)).toBeAttached()
  },
  async 'an audience on its way'(page) {
    await openAudienceRead(page, {})
    await shows(page, '5,003 of 12,000 members read')
  },
  async 'an audience that waits'(page) {
    await openAudienceRead(page, { waiting: { reason: 'provider.key_rejected', until: null } })
    await shows(page, 'It waits because the service refuses the key of this account.')
  },
  async 'an audience that could not be brought in'(page) {
    const error = { errorCode: 'audience.not_found', errorDetail: 'The audience is not there any more.' }
    await openAudienceRead(page, { ...error, state: 'failed' })
    await shows(page, 'The audience could not be brought in.')
  },
  async 'connections for viewers'(page) {
    const session = await ask(api, 'GET', 'session')
    await page.route('**/api/v1/session', (route) => route.fulfill({ json: { ...session, role: 'viewer' } }))
    await openConnections(page, [{ ...account('ok'), details: null }])
    await heading(page, 'Sales, ok', 2)
    await expect(page.getByRole('button', { name: 'Check now' })).toHaveCount(0)
  },
  'deleting a connection': (page) => openDialog(page, '/connections', /^Delete/),
  async 'no connection yet'(page) {
    await openConnections(page, [])
    await expect(page.getByRole('link', { name: 'Connect the first one' })).toBeVisible()
  },
  async 'connections that cannot be shown'(page) {
    const refused = { status: 400, json: { code: 'x', detail: 'No.' } }
    await page.route('**/api/v1/connections?*', (route) => route.fulfill(refused))
    await page.route('**/api/v1/budgets', (route) => route.fulfill(refused))
    await page.goto('/connections')
    await shows(page, "We can't show your connections right now.")
    await shows(page, "What may be spent can't be shown right now.")
  },
  async 'connections being fetched'(page) {
    await page.route('**/api/v1/connections?*', () => undefined)
    await page.goto('/connections')
    await expect(page.getByText(/^Loading/).first()).toBeAttached()
  },
  'an account to connect': openConnecting,
  async 'a key that is refused'(page) {
    const refused = { code: 'connection.key_rejected', detail: 'The service does not take this key.' }
    await page.route('**/api/v1/connections', (route) => route.fulfill({ status: 422, json: refused }))
    await openConnecting(page)
    await page.getByLabel('Your key for People Data Labs').fill('none-that-is-good')
    await page.getByRole('button', { name: 'Check the key and connect' }).click()
    await shows(page, 'An amount such as 0.28.')
    await page.getByLabel(/^What a credit costs you/).fill('0.28')
    await page.getByRole('button', { name: 'Check the key and connect' }).click()
    await shows(page, 'The account was not connected.')
  },
  async 'a connection to change'(page) {
    const known = account('secret_lost')
    await page.route(`**/api/v1/connections/${known.id}`, (route) => route.fulfill({ json: known }))
    await page.goto(`/connections/${known.id}`)
    await heading(page, 'Replace the key', 2)
    await shows(page, 'Only the key is lost.')
  },
  async 'a connection that is not there'(page) {
    await page.goto('/connections/00000000-0000-4000-8000-000000000000')
    await heading(page, 'This connection is not there')
  },
  async 'a key that was just made'(page) {
    await page.goto('/keys')
    await page.getByLabel('What is it for?').fill('axe')
    await page.getByRole('button', { name: 'Create' }).click()
    await shows(page, 'Copy it now: it is shown this once.')
  },
  'revoking a key': (page) => openDialog(page, '/keys', /^Revoke/),
  async 'no key yet'(page) {
    await openEmpty(page, 'keys')
    await shows(page, 'There is no key yet.')
  },
  async 'an account without a password'(page) {
    await page.goto('/account')
    await shows(page, 'Keep what was made')
  },
  async 'an account with one'(page) {
    const session = await ask(api, 'GET', 'session')
    const known = { ...session, kind: 'user', email: 'owner@example.com', hasPassword: true }
    await page.route('**/api/v1/session', (route) => route.fulfill({ json: known }))
    await page.goto('/account')
    await shows(page, 'You are signed in as owner@example.com.')
  },
  'signing out': (page) => openDialog(page, '/account', 'Sign out everywhere'),
  async operations(page) {
    await openOperations(page)
    await shows(page, 'Each worker that began it stopped answering')
    await expect(page.getByRole('button', { name: 'Try all 2 again' })).toBeVisible()
  },
  async 'operations with parts away'(page) {
    const parts = [{ name: 'queue', trouble: 'queue.unavailable' }]
    await openOperations(page, {
      parts,
      workers: [],
      storage: { storedBytes: 1, disk: { totalBytes: 100, freeBytes: 1, leastFreeBytes: 10 } },
    })
    await shows(page, "The queue can't be used.")
  },
  async 'operations with nothing to do'(page) {
    await openOperations(page, { steps: [], dead: [], deadTotal: 0, backlog: 0 })
    await shows(page, 'Nothing was given up.')
  },
  async 'operations being fetched'(page) {
    await page.route('**/api/v1/operators', () => undefined)
    await page.goto('/operators')
    await expect(page.getByText(/^Loading/)).toBeAttached()
  },
  async 'operations that cannot be shown'(page) {
    await page.route('**/api/v1/operators', (route) =>
      route.fulfill({ status: 400, json: { code: 'x', detail: 'No.' } }),
    )
    await page.goto('/operators')
    await shows(page, "How Kith stands can't be shown right now.")
  },
  async 'operations for others'(page) {
    const refused = { code: 'access.operators_only', detail: 'No.' }
    await page.route('**/api/v1/operators', (route) => route.fulfill({ status: 403, json: refused }))
    await page.goto('/operators')
    await shows(page, 'This page is for those who run this Kith.')
  },
  async 'the door'(page) {
    await page.context().clearCookies()
    await page.goto('/sign-in')
    await heading(page, 'Sign in')
  },
  async 'the door, shut'(page) {
    const refused = { code: 'sign_in.failed', detail: 'E-mail and password do not fit.' }
    await page.route('**/api/v1/session', (route) => route.fulfill({ status: 401, json: refused }))
    await page.goto('/sign-in')
    await isAwake(page)
    await page.getByLabel('E-mail').fill('nobody@example.com')
    await page.getByLabel('Password').fill('wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await shows(page, 'You are not signed in.')
  },
  async 'a forgotten password'(page) {
    await page.goto('/reset-password')
    await heading(page, 'Forgot the password?')
  },
  async 'a mail on its way'(page) {
    await page.route('**/api/v1/password/resets', (route) => route.fulfill({ status: 204 }))
    await page.goto('/reset-password')
    await page.getByLabel('E-mail').fill('nobody@example.com')
    await page.getByRole('button', { name: 'Send the link' }).click()
    await shows(page, 'Look into your mail.')
  },
  async 'a new password'(page) {
    await page.goto('/reset-password#token=none')
    await heading(page, 'New password')
  },
  async 'an owner link that was used'(page) {
    await page.context().clearCookies()
    await page.goto('/owner?token=none')
    await shows(page, 'This link was used')
  },
  async 'no such page'(page) {
    await page.goto('/no/such/page')
    await heading(page, /./)
  },
}

for (const [state, open] of Object.entries(STATES)) {
  test(`axe finds nothing: ${state}`, async ({ page }) => {
    await open(page)
    await checkPage(page)
  })
}
