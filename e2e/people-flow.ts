/** A list looked up with a vendor, step by step as a person does it; the vendor is the simulator that Kith starts. */
import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { send, withKey } from './api-client.ts'
import { ownerKey, sample } from './as-owner.ts'
import type { Kith } from './kith.ts'

/** A customer of the simulator besides the one that Kith connects by itself. */
export const KEY = 'a-key-that-somebody-was-given'
export const NAME = 'Sales account'
/** What a match costs, and what the list may spend at first, in the workspace's currency. */
export const PRICE = '0.10'
const CAP = '8.00'
const RAISED = '50.00'

/** A slow machine is no failed step. */
const PATIENT = { timeout: 60_000 } as const

interface Books {
  readonly credits: { readonly spent: number }
  readonly billedMoreThanOnce: readonly unknown[]
  readonly questions: number
}

/** Turns the simulator's dials, or reads its books, as whoever started it may. */
async function simulator<T>(kith: Kith, method: 'GET' | 'PATCH', path: string, body?: unknown): Promise<T> {
  const { PEOPLE_DATA_LABS_SIMULATOR_URL, PEOPLE_DATA_LABS_SIMULATOR_TOKEN } = await kith.localEnv()
  const answer = await fetch(`${PEOPLE_DATA_LABS_SIMULATOR_URL}/simulator/${path}`, {
    method,
    headers: { 'x-simulator-token': PEOPLE_DATA_LABS_SIMULATOR_TOKEN ?? '', 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  expect(answer.status).toBe(200)
  return (await answer.json()) as T
}

export const turnDials = (kith: Kith, dials: unknown) => simulator(kith, 'PATCH', 'dials', dials)

export const addCustomer = (kith: Kith) => turnDials(kith, { customers: { [KEY]: {} } })

/** @returns what the simulator has billed to the customer, by its own books */
export async function booksOf(kith: Kith): Promise<Books> {
  const { items } = await simulator<{ readonly items: readonly (Books & { readonly key: string })[] }>(
    kith,
    'GET',
    'books',
  )
  const own = items.find(({ key }) => key === KEY)
  if (own === undefined) throw new Error('the simulator was never asked by this key')
  return own
}

export async function connect(page: Page): Promise<void> {
  await page.goto('/connections/new')
  await page.getByRole('radio', { name: /^People Data Labs \(simulator\)/ }).check()
  await page.getByLabel(/^Your key for/).fill(KEY)
  await page.getByLabel('What do you call it?').fill(NAME)
  await page.getByLabel(/^What a credit costs you/).fill(PRICE)
  await page.getByRole('button', { name: 'Check the key and connect' }).click()
  await expect(page).toHaveURL(/\/connections$/, PATIENT)
  await expect(page.getByRole('heading', { level: 2, name: NAME })).toBeVisible(PATIENT)
}

/** Connects by the API, unless that was done before. */
export async function isConnected(kith: Kith): Promise<void> {
  await addCustomer(kith)
  const api = withKey(kith, await ownerKey(kith))
  const body = { service: 'people-data-labs-simulator', key: KEY, name: NAME, microsPerCredit: 100_000 }
  const { status } = await send(api, 'POST', 'connections', body)
  // It is known already.
  expect([201, 409]).toContain(status)
}

/** Brings the sample list, under the name by which the simulator is offered for it, and chooses the vendor. */
export async function choose(page: Page): Promise<void> {
  await page.goto('/')
  await page.locator('input[type=file]').setInputFiles({
    name: 'sample-contacts.csv',
    mimeType: 'text/csv',
    buffer: await readFile(sample('contacts.csv')),
  })
  await expect(page.getByRole('heading', { name: 'What should we check against?' })).toBeVisible(PATIENT)
  await page.getByRole('checkbox', { name: new RegExp(NAME) }).check()
}

/** The card, once it is no longer counting. */
export const estimateCard = (page: Page) =>
  page.locator('[data-slot=card]', { has: page.getByRole('heading', { name: 'What it will cost' }) })

export async function estimated(page: Page): Promise<string> {
  const cost = estimateCard(page).getByText(/^(At most|It costs)/)
  await expect(cost).toBeVisible(PATIENT)
  return (await cost.textContent()) ?? ''
}

export async function tryFirst(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try 50 rows first' }).click()
  await expect(estimateCard(page).getByText(/^Tried: \d+ of 50 rows matched/)).toBeVisible(PATIENT)
  await expect(estimateCard(page).getByText(/^From a trial of 50 rows/)).toBeVisible(PATIENT)
}

export async function startWithCap(page: Page): Promise<void> {
  await page.getByLabel(/^This list may spend at most/).fill(CAP)
  await page.getByRole('button', { name: /^Start checking/ }).click()
  await expect(page).toHaveURL(/\/jobs\/[0-9a-f-]{36}$/, PATIENT)
  await expect(page.getByText(/^It waits because the next lookups could cost more/)).toBeVisible(PATIENT)
}

export async function raise(page: Page): Promise<void> {
  await page.getByLabel(/^It may spend in all/).fill(RAISED)
  await page.getByRole('button', { name: 'Raise it and go on' }).click()
  await expect(page.getByText('done', { exact: true })).toBeVisible(PATIENT)
}
