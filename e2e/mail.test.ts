/** What is mailed: that a list is done, and a link to a new password; and what signing out everywhere ends. */

import { type Browser, expect, type Page } from '@playwright/test'
import { isAwake, kithCommand } from './as-owner.ts'
import type { Kith } from './kith.ts'
import { mailsTo, PASSWORD, test } from './open-kith.ts'

const ADDRESS = 'owner@example.com'
const NEW_PASSWORD = 'battery horse correct'

async function newPage(browser: Browser, kith: Kith): Promise<Page> {
  const context = await browser.newContext({ baseURL: kith.url })
  return context.newPage()
}

async function signIn(page: Page, password: string): Promise<void> {
  await page.goto('/sign-in')
  await isAwake(page)
  await page.getByLabel('E-mail').fill(ADDRESS)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** @returns the only mail to the owner under this subject, once it is there, with the address that it leads to */
async function mailAbout(kith: Kith, subject: RegExp): Promise<{ readonly messageId: string; readonly link: string }> {
  const found = async () => (await mailsTo(kith, ADDRESS)).filter((mail) => subject.test(mail.subject))
  await expect.poll(async () => (await found()).length).toBe(1)
  const [mail] = await found()
  return { messageId: mail?.messageId ?? '', link: /http:\/\/\S+/.exec(mail?.text ?? '')?.[0] ?? '' }
}

test('an owner is mailed when a list is done, comes back by a reset mail, and ends all sessions at once', async ({
  kith,
  browser,
}) => {
  const page = await newPage(browser, kith)
  await page.goto(await kithCommand(kith, 'link'))
  await page.goto('/account')
  await page.getByLabel('E-mail').fill(ADDRESS)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Keep it' }).click()
  await expect(page.getByText(`You are signed in as ${ADDRESS}.`)).toBeVisible()

  await page.goto('/')
  await isAwake(page)
  await page.getByRole('button', { name: 'Check the sample list' }).click()
  await expect(page.getByText('done', { exact: true })).toBeVisible()
  const jobUrl = page.url()
  const done = await mailAbout(kith, /^Your list is ready: 200 rows checked$/)
  expect(done.link).toBe(jobUrl)
  expect(done.messageId).toContain(new URL(jobUrl).pathname.split('/')[2])

  // The mail is opened where nobody is signed in yet: the door leads on to the list.
  const elsewhere = await newPage(browser, kith)
  await elsewhere.goto(done.link)
  await expect(elsewhere.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await isAwake(elsewhere)
  await elsewhere.getByRole('link', { name: 'Forgot the password?' }).click()
  await expect(elsewhere.getByRole('heading', { name: 'Forgot the password?' })).toBeVisible()
  await elsewhere.getByLabel('E-mail').fill(ADDRESS)
  await elsewhere.getByRole('button', { name: 'Send the link' }).click()
  await expect(elsewhere.getByText('Look into your mail.')).toBeVisible()
  const reset = await mailAbout(kith, /password/i)
  await elsewhere.goto(reset.link)
  await elsewhere.getByLabel('New password').fill(NEW_PASSWORD)
  await elsewhere.getByRole('button', { name: 'Set the password' }).click()
  await expect(elsewhere.getByText('Your new password is set.')).toBeVisible()

  // It ended the first browser's session, works once, and only the new password opens the door.
  await page.goto('/jobs')
  await expect(page).toHaveURL(/\/sign-in\?back=%2Fjobs$/)
  await elsewhere.goto('about:blank')
  await elsewhere.goto(reset.link)
  await elsewhere.getByLabel('New password').fill(PASSWORD)
  await elsewhere.getByRole('button', { name: 'Set the password' }).click()
  await expect(elsewhere.getByText('This reset link was used or is too old.')).toBeVisible()
  await signIn(page, PASSWORD)
  await expect(page.getByText('You are not signed in.')).toBeVisible()
  await page.goto(`/sign-in?back=${encodeURIComponent(new URL(jobUrl).pathname)}`)
  await isAwake(page)
  await page.getByLabel('E-mail').fill(ADDRESS)
  await page.getByLabel('Password').fill(NEW_PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(jobUrl)
  await expect(page.getByText('done', { exact: true })).toBeVisible()

  await signIn(elsewhere, NEW_PASSWORD)
  await expect(elsewhere.getByRole('heading', { level: 1, name: /Bring a list/ })).toBeVisible()
  await elsewhere.goto('/account')
  await elsewhere.getByRole('button', { name: 'Sign out everywhere' }).click()
  await elsewhere.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(elsewhere).toHaveURL(/\/sign-in$/)
  await page.goto('/jobs')
  await expect(page).toHaveURL(/\/sign-in\?back=%2Fjobs$/)
  await Promise.all([page.context().close(), elsewhere.context().close()])
})
