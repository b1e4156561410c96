/** A list looked up with a vendor, in the browser: connect, estimate, trial, run, parked by its budget, raised, finished. */
import { expect, type Page } from '@playwright/test'
import { ask, type JobView, withKey } from './api-client.ts'
import { ownerKey, test } from './as-owner.ts'
import { checkPage } from './axe-check.ts'
import {
  addCustomer,
  booksOf,
  choose,
  connect,
  estimateCard,
  estimated,
  isConnected,
  NAME,
  raise,
  startWithCap,
  tryFirst,
} from './people-flow.ts'

interface Money {
  readonly spentMicros: number
  readonly savedMicros: number
  readonly unknownMicros: number
  readonly lookups: number
  readonly savedLookups: number
}

/** @returns the ends of `At most $18.70, likely $1.87–$17.77.` in cents */
function centsIn(sentence: string): { readonly most: number; readonly from: number; readonly to: number } {
  const [most = 0, from = most, to = from] = [...sentence.matchAll(/\$(\d+)\.(\d\d)/g)].map(([, whole, cents]) =>
    Number(`${whole}${cents}`),
  )
  return { most, from, to }
}

const numberIn = (text: string | null) => Number(/\d+/.exec(text ?? '')?.[0])

const idIn = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? ''

test('a list is estimated, tried, held by its cap, raised and finished, and nobody is paid for twice', async ({
  page,
  kith,
}) => {
  const api = withKey(kith, await ownerKey(kith))
  const moneyOf = async (id: string) => (await ask<JobView & { money: Money }>(api, 'GET', `jobs/${id}`)).money
  await addCustomer(kith)
  await connect(page)
  await choose(page)
  const before = centsIn(await estimated(page))
  const lookups = estimateCard(page).getByText(/^\d+ lookups to pay for/)
  const told = numberIn(await lookups.textContent())
  expect(before.most).toBe(told * 10)
  expect(before.from).toBeLessThan(before.to)

  await tryFirst(page)
  const after = centsIn(await estimated(page))
  expect(after.to - after.from).toBeLessThan(before.to - before.from)
  const left = numberIn(await lookups.textContent())
  const trialId = new URL(page.url()).searchParams.get('trial') ?? ''
  const trial = await moneyOf(trialId)
  expect(trial.lookups).toBe(told - left)

  await startWithCap(page)
  const held = await moneyOf(idIn(page))
  expect(held.spentMicros).toBeLessThanOrEqual(8_000_000)
  await raise(page)
  const run = await moneyOf(idIn(page))
  expect([run.lookups, run.savedLookups, run.unknownMicros]).toEqual([left, trial.lookups, 0])
  expect(run.spentMicros / 10_000).toBeGreaterThanOrEqual(after.from)
  expect(run.spentMicros / 10_000).toBeLessThanOrEqual(after.to)
  await expect(page.getByText(`$${(run.spentMicros / 1e6).toFixed(2)} spent of at most $50.00.`)).toBeVisible()

  const { credits, billedMoreThanOnce, questions } = await booksOf(kith)
  expect(credits.spent * 100_000).toBe(trial.spentMicros + run.spentMicros)
  expect(billedMoreThanOnce).toEqual([])
  // The key was checked by a question of its own, which costs nothing.
  expect(questions).toBe(told + 1)

  await page.getByRole('link', { name: /^Matched/ }).click()
  await page
    .getByRole('link', { name: /^Open row/ })
    .first()
    .click()
  await expect(page.getByText('From People Data Labs Simulator').first()).toBeVisible()
})

test('a trial is found again after a reload, and from its own page', async ({ page, kith }) => {
  await isConnected(kith)
  await choose(page)
  await tryFirst(page)
  await page.reload()
  await expect(page.getByRole('checkbox', { name: new RegExp(NAME) })).toBeChecked()
  await expect(estimateCard(page).getByText(/^From a trial of 50 rows/)).toBeVisible()
  await page.getByRole('link', { name: 'See these rows' }).click()
  await expect(page.getByText('This is a trial of some rows, spread over the list.')).toBeVisible()
  await page.getByRole('link', { name: 'Go on with the whole list' }).click()
  await expect(estimateCard(page).getByText(/^From a trial of 50 rows/)).toBeVisible()
})

test('the sample can be tried with the simulator from the start page', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Or look it up with a vendor' }).click()
  await expect(page).toHaveURL(/\/uploads\//)
  expect(await estimated(page)).toMatch(/^(At most|It costs)/)
  await page.getByRole('button', { name: /^Start checking 200 rows/ }).click()
  await expect(page.getByText('done', { exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What it cost' })).toBeVisible()
})

test('every state of choosing, estimating and paying is for everybody', async ({ page, kith }) => {
  const api = withKey(kith, await ownerKey(kith))
  await isConnected(kith)
  await choose(page)
  await estimated(page)
  await checkPage(page)
  await page.getByRole('button', { name: /^Start checking/ }).click()
  await expect(page.getByText('done', { exact: true })).toBeVisible()
  const id = idIn(page)
  await checkPage(page)

  await page.route('**/api/v1/estimates', (route) =>
    route.fulfill({ status: 409, json: { code: 'x', detail: 'Not now.' } }),
  )
  await choose(page)
  await expect(page.getByText('It can’t be estimated right now.')).toBeVisible()
  await checkPage(page)

  const job = await ask<JobView & { readonly money: Money }>(api, 'GET', `jobs/${id}`)
  const reasons = [
    'provider.limit',
    'provider.down',
    'provider.bad_answer',
    'provider.key_rejected',
    'provider.no_credit',
    'provider.secret_lost',
    'lookup.elsewhere',
    'budget.job',
    'budget.connection_day',
    'budget.workspace_month',
  ]
  const waiting = reasons.map((reason) => ({ reason, until: new Date(Date.now() + 60_000).toISOString(), ranges: 2 }))
  const parked = { ...job, status: 'parked', endedAt: null, files: [], timeLeft: null, waiting }
  await page.route(`**/api/v1/jobs/${id}`, (route) => route.fulfill({ json: parked }))
  await page.route(`**/api/v1/jobs/${id}/events`, (route) => route.abort())
  await page.goto(`/jobs/${id}`)
  await expect(page.getByText('It waits because the vendor refuses your key.')).toBeVisible()
  await checkPage(page)

  const unknown = {
    ...job,
    status: 'completed_with_failures',
    money: { ...job.money, unknownMicros: 300_000, unknownLookups: 3 },
    unknownFate: { rows: 3, mostMicros: 300_000 },
  }
  await page.unroute(`**/api/v1/jobs/${id}`)
  await page.route(`**/api/v1/jobs/${id}`, (route) => route.fulfill({ json: unknown }))
  await page.goto(`/jobs/${id}`)
  await page.getByRole('button', { name: 'Ask again (may cost up to $0.30)' }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await checkPage(page)
})
