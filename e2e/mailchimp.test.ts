/** An audience from Mailchimp, in the browser: connect, choose, map, run, look at the changes, apply, undo. */
import { expect, type Page } from '@playwright/test'
import { test } from './as-owner.ts'
import { checkPage } from './axe-check.ts'
import {
  addAccount,
  addReference,
  apply,
  bring,
  choose,
  connect,
  isConnected,
  membersOf,
  NAME,
  preview,
  run,
  setRevoked,
  undo,
} from './mailchimp-flow.ts'

const mapped = (page: Page, column: string) => page.getByLabel(`What is in the column ${column}`, { exact: true })

test('an audience comes in, is checked, corrected, and put back as it was', async ({ page, kith }) => {
  const audienceId = await addAccount(kith)
  const before = await membersOf(kith, audienceId)
  const reference = await addReference(kith, before)
  await connect(page)
  await choose(page)
  await checkPage(page)
  await bring(page)
  for (const [column, field] of [
    ['Email Address', 'email'],
    ['First Name', 'first_name'],
    ['Last Name', 'last_name'],
    ['Street Address', 'street'],
    ['Address Line 2', 'street2'],
    ['City', 'city'],
    ['State', 'region'],
    ['Zip', 'postal_code'],
    ['Country', 'country'],
    ['Phone Number', 'phone'],
    ['Birthday', 'birthday'],
    ['Company', 'company'],
    ['Member Status', ''],
    ['Member Changed', ''],
    ['Member ID', ''],
  ] as const) {
    await expect(mapped(page, column), column).toHaveValue(field)
  }
  await checkPage(page)
  await run(page, reference)
  await checkPage(page)

  await preview(page)
  expect(await membersOf(kith, audienceId)).toEqual(before)
  await checkPage(page)
  await apply(page)
  const after = await membersOf(kith, audienceId)
  const written = after.filter(({ mergeFields }) => mergeFields.COMPANY === 'Northwind Traders')
  expect(written.length).toBeGreaterThan(40)
  await page.getByRole('button', { name: 'Who? Written' }).click()
  await expect(page.getByRole('region', { name: 'Written' })).toContainText('Northwind Traders')
  await checkPage(page)

  await undo(page)
  const values = (members: typeof before) => members.map(({ id, mergeFields }) => [id, mergeFields])
  expect(values(await membersOf(kith, audienceId))).toEqual(values(before))
  await checkPage(page)
})

test('an account whose key was revoked says so, and leads to where another one is entered', async ({ page, kith }) => {
  await addAccount(kith)
  const { id } = await isConnected(kith)
  await setRevoked(kith, true)
  await page.goto(`/audiences?account=${id}`)
  await expect(page.getByText('Its audiences can’t be shown right now.')).toBeVisible()
  await checkPage(page)
  await setRevoked(kith, false)
  await page.getByRole('link', { name: 'Enter the key' }).click()
  await page.getByRole('heading', { level: 1, name: NAME }).waitFor()
  await expect(page.getByText('The service does not take this key any more.')).toBeVisible()
  await page.goto('/connections')
  await page.getByRole('button', { name: `Check now ${NAME}` }).click()
  await page.getByRole('link', { name: `Bring in an audience of ${NAME}` }).click()
  await choose(page)
})
