/** An audience from Mailchimp and back, step by step as a person does it; the service is the simulator that Kith starts. */
import { expect, type Page } from '@playwright/test'
import { addDirectory, ask, withKey } from './api-client.ts'
import { ownerKey } from './as-owner.ts'
import type { Kith } from './kith.ts'

/** An account of the simulator besides the one that Kith connects by itself. */
const KEY = 'a-key-that-somebody-was-given-us1'
const ACCOUNT = 'account-of-somebody'
export const NAME = 'Our newsletter'
const AUDIENCE = 'Friends of the house'

interface Member {
  readonly id: string
  readonly email: string
  readonly mergeFields: Readonly<Record<string, unknown>>
}

/** Turns the simulator's dials, reads its books, or does something to an audience, as whoever started it may. */
async function simulator<T>(kith: Kith, method: string, path: string, body?: unknown): Promise<T> {
  const { MAILCHIMP_SIMULATOR_URL, MAILCHIMP_SIMULATOR_TOKEN } = await kith.localEnv()
  const answer = await fetch(`${MAILCHIMP_SIMULATOR_URL}/simulator/${path}`, {
    method,
    headers: { 'x-simulator-token': MAILCHIMP_SIMULATOR_TOKEN ?? '' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  expect(answer.status).toBe(200)
  return (await answer.json()) as T
}

/** @returns its id */
export async function addAccount(kith: Kith, count = 400): Promise<string> {
  await simulator(kith, 'PATCH', 'dials', { keys: { [KEY]: { accountId: ACCOUNT } }, latencyMs: 0, jitterMs: 0 })
  const audience = { name: AUDIENCE, count, seed: 3 }
  return (await simulator<{ readonly id: string }>(kith, 'PUT', `audiences/${ACCOUNT}`, audience)).id
}

export async function membersOf(kith: Kith, audienceId: string): Promise<readonly Member[]> {
  const path = `audiences/${ACCOUNT}/${audienceId}`
  return (await simulator<{ readonly members: readonly Member[] }>(kith, 'GET', path)).members
}

export const setRevoked = (kith: Kith, isRevoked: boolean) =>
  simulator(kith, 'PATCH', 'dials', { keys: { [KEY]: { isRevoked } } })

/** A reference list by the API, that knows a phone and a company of some members. @returns its name */
export async function addReference(kith: Kith, members: readonly Member[]): Promise<string> {
  const api = withKey(kith, await ownerKey(kith))
  const lines = members.slice(0, 60).map(({ email, mergeFields }, n) => {
    const phone = `+1 503 555 01${String(n % 100).padStart(2, '0')}`
    return [`d${n}`, mergeFields.FNAME, mergeFields.LNAME, email, phone, 'Northwind Traders'].join(',')
  })
  const text = ['id,first_name,last_name,email,phone,company', ...lines, ''].join('\n')
  await addDirectory(api, 'What we know', Buffer.from(text))
  return 'What we know'
}

export async function connect(page: Page): Promise<void> {
  await page.goto('/connections/new')
  await page.getByRole('radio', { name: /^Mailchimp \(simulator\)/ }).check()
  await page.getByLabel(/^Your key for/).fill(KEY)
  await page.getByLabel('What do you call it?').fill(NAME)
  await page.getByRole('button', { name: 'Check the key and connect' }).click()
  await expect(page).toHaveURL(/\/audiences\?account=/)
}

/** Connects by the API, unless that was done before. */
export async function isConnected(kith: Kith): Promise<{ readonly id: string }> {
  const api = withKey(kith, await ownerKey(kith))
  const find = async () => {
    const { items } = await ask<{ items: { id: string; name: string }[] }>(api, 'GET', 'connections')
    return items.find(({ name }) => name === NAME)
  }
  const known = await find()
  if (known) return known
  return ask<{ id: string }>(api, 'POST', 'connections', { service: 'mailchimp-simulator', key: KEY, name: NAME })
}

/** From the account to the members that are wanted. */
export async function choose(page: Page): Promise<void> {
  await expect(page.getByLabel('Account')).toContainText(NAME)
  await page.getByRole('radio', { name: new RegExp(AUDIENCE) }).check()
  await expect(page.getByRole('checkbox', { name: /^Subscribed/ })).toBeChecked()
}

/** Brings them in, and waits for the page that prepares a list. */
export async function bring(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Bring in \d+ members/ }).click()
  await expect(page).toHaveURL(/\/uploads\/[0-9a-f-]{36}$/)
  await expect(page.getByText(/^\d+ members; /)).toBeVisible()
}

export async function run(page: Page, reference: string): Promise<void> {
  await page.getByRole('checkbox', { name: new RegExp(reference) }).check()
  await page.getByRole('button', { name: /^Start checking/ }).click()
  await expect(page).toHaveURL(/\/jobs\/[0-9a-f-]{36}$/)
  await expect(page.getByText('done', { exact: true })).toBeVisible()
}

export async function preview(page: Page): Promise<void> {
  await page.getByLabel('Company').selectOption('overwrite')
  await page.getByRole('button', { name: 'Show what would change' }).click()
  await expect(page.getByText(/^\d+ members? would change\.$/)).toBeVisible()
  await expect(page.getByRole('region', { name: 'What would change' })).toBeVisible()
}

export async function apply(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Apply to \d+ members?$/ }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText(/^\d+ members? of .* corrected\.$/)).toBeVisible()
}

export async function undo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(/^\d+ members? put back as before\.$/)).toBeVisible()
}
