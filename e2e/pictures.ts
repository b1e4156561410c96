/**
 * Takes the pictures of the README and the docs from a Kith of its own, on the sample list, into docs/pictures:
 * `node --import tsx e2e/pictures.ts [list] [people] [mailchimp]`; all when none is named.
 */
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type BrowserContext, chromium, type Locator, type Page } from '@playwright/test'
import { browser } from '../local/browser.mjs'
import { ownerState, sample } from './as-owner.ts'
import { type Kith, startKith } from './kith.ts'
import * as audience from './mailchimp-flow.ts'
import { addCustomer, choose, connect, estimated, raise, startWithCap, tryFirst } from './people-flow.ts'

const folder = resolve(import.meta.dirname, '..', 'docs', 'pictures')
const WIDTH = 1280
const SHORT = 800
/** Shows the rows below the numbers as well. */
const TALL = 1450

/** What was told in passing, which would lie over the page. */
const HIDDEN = '[data-sonner-toaster] { display: none }'

/** @param top what stands below the navigation; else the top of the page */
async function picture(page: Page, name: string, height: number, top?: Locator): Promise<void> {
  await page.setViewportSize({ width: WIDTH, height })
  await page.evaluate(() => document.fonts.ready.then(() => window.scrollTo(0, 0)))
  await top?.evaluate((element) => window.scrollTo(0, element.getBoundingClientRect().top - 120))
  // Neither a caret nor the ring of what was pressed last belongs into a picture.
  await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined))
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', style: HIDDEN })
  console.log(`${name}.png`)
}

/** The start page, then the list brought there with people to check it against. */
async function prepare(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'networkidle' })
  await picture(page, 'start', SHORT)
  await page.locator('input[type=file]').setInputFiles(sample('contacts.csv'))
  await page.getByRole('region', { name: 'First rows of the file' }).waitFor()
  await page.locator('input[type=file]').setInputFiles(sample('directory.csv'))
  await page.getByText('asked first').waitFor()
  await page.getByText('More choices').click()
  await page.getByLabel('Phones without a country code are from').selectOption('US')
  await picture(page, 'prepare', TALL)
}

/** The finished list, in both themes, and a row of it. */
async function results(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start checking' }).click()
  await page.getByText('done', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Open row 1', exact: true }).waitFor()
  await picture(page, 'result', TALL)
  await page.emulateMedia({ colorScheme: 'dark' })
  await picture(page, 'result-dark', TALL)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.getByRole('link', { name: 'Open row 1', exact: true }).click()
  await page.getByText('the first name is a nickname').waitFor()
  await page.getByText('Next row').waitFor()
  await picture(page, 'row', TALL)
}

/** A list looked up with a vendor: what it will cost, after a trial, held by its cap, and done. */
async function people(page: Page, kith: Kith): Promise<void> {
  const card = () => page.getByRole('heading', { name: /^What (should we check against|it will cost|it cost)/ })
  await addCustomer(kith)
  await connect(page)
  await choose(page)
  await estimated(page)
  await picture(page, 'people-estimate', TALL, card().first())
  await tryFirst(page)
  await picture(page, 'people-trial', SHORT, card().last())
  await startWithCap(page)
  await picture(page, 'people-waits', TALL)
  await raise(page)
  await page.getByRole('link', { name: 'Open row 1', exact: true }).waitFor()
  await picture(page, 'people-done', TALL)
}

/** An audience: chosen, brought in, checked; what would change in it, and what became of that. */
async function mailchimp(page: Page, kith: Kith): Promise<void> {
  const audienceId = await audience.addAccount(kith)
  const reference = await audience.addReference(kith, await audience.membersOf(kith, audienceId))
  const back = () => page.getByRole('heading', { name: 'Send corrections to Mailchimp' })
  await audience.connect(page)
  await audience.choose(page)
  await picture(page, 'mailchimp-choose', TALL)
  await audience.bring(page)
  await picture(page, 'mailchimp-list', TALL)
  await audience.run(page, reference)
  await audience.preview(page)
  await picture(page, 'mailchimp-changes', SHORT, back())
  await audience.apply(page)
  await page.getByRole('button', { name: 'Who? Written' }).click()
  await page.getByRole('region', { name: 'Written' }).waitFor()
  await picture(page, 'mailchimp-applied', SHORT, back())
}

async function takeAll(context: BrowserContext, kith: Kith): Promise<void> {
  const page = await context.newPage()
  const wanted = process.argv.slice(2)
  const isWanted = (what: string) => wanted.length === 0 || wanted.includes(what)
  if (isWanted('list')) {
    await prepare(page, kith.url)
    await results(page)
  }
  if (isWanted('people')) await people(page, kith)
  if (isWanted('mailchimp')) await mailchimp(page, kith)
}

await mkdir(folder, { recursive: true })
const kith = await startKith()
const chrome = await chromium.launch({
  executablePath: await browser(),
  // As root, Chromium has no sandbox to enter.
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
try {
  const storageState = await ownerState(kith)
  await takeAll(
    await chrome.newContext({ storageState, colorScheme: 'light', locale: 'en-GB', baseURL: kith.url }),
    kith,
  )
} finally {
  await chrome.close()
  await kith.stop()
}
