/** One list from the drop to the files, in the browser; what came out is held against the two source files. */

import { readFile } from 'node:fs/promises'
import { type Download, expect, type Page } from '@playwright/test'
import { isAwake, sample, test } from './as-owner.ts'
import { expectedOf, readSample, toldBy } from './expected-labels.ts'
import { byName, readCsv } from './read-csv.ts'

const ROWS = 200
const files = readSample(sample('contacts.csv'), sample('directory.csv'))

/** Drops a file onto the place for it, as a person does with the mouse. */
async function drop(page: Page, path: string, name: string): Promise<void> {
  const text = await readFile(path, 'utf8')
  const dataTransfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([content], fileName, { type: 'text/csv' }))
      return transfer
    },
    [name, text] as const,
  )
  await page.locator('[data-slot=drop-zone]').dispatchEvent('drop', { dataTransfer })
}

/**
 * The page may ask for the job once and hears what was true when it was made; whatever it asks later is not answered.
 * So only server-sent events can bring it to the end.
 */
async function leaveOnlyEvents(page: Page): Promise<void> {
  let created: string | null = null
  await page.route('**/api/v1/jobs', async (route) => {
    const answer = await route.fetch()
    created = await answer.text()
    await route.fulfill({ response: answer })
  })
  await page.route(/\/api\/v1\/jobs\/[0-9a-f-]{36}$/, async (route) => {
    if (created === null) return route.abort()
    await route.fulfill({ contentType: 'application/json', body: created })
    created = null
  })
}

const sentence = (page: Page) => page.getByText(/^200 rows: .+\.$/).first()

/** @returns the numbers of `200 rows: 197 matched, 3 to review.` behind the first, by their words; none is named that is 0 */
function countsIn(text: string): Readonly<Record<string, number>> {
  const parts = text
    .replace(/^.*?: /, '')
    .replace(/\.$/, '')
    .split(', ')
  return Object.fromEntries(parts.map((part) => [part.replace(/^\d+ /, ''), Number.parseInt(part, 10)]))
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

async function download(page: Page, name: string | RegExp): Promise<{ readonly name: string; readonly text: string }> {
  const [file]: [Download, unknown] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name }).click(),
  ])
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

test('a dropped list is checked against another one and comes back whole, labelled as the two files say', async ({
  page,
}) => {
  await page.goto('/')
  await isAwake(page)
  await drop(page, sample('contacts.csv'), 'contacts.csv')

  await expect(page.getByRole('heading', { level: 1, name: 'contacts.csv' })).toBeVisible()
  const preview = page.getByRole('region', { name: 'First rows of the file' })
  await expect(preview.getByRole('row')).toHaveCount(101)
  await expect(preview.getByRole('row').nth(1)).toContainText('bob.smith@harbourlogistics.example')
  await expect(page.getByLabel('What is in the column First Name')).toHaveValue('first_name')
  await expect(page.getByLabel('What is in the column Zip')).toHaveValue('postal_code')
  await expect(page.getByLabel('What is in the column Contact')).toHaveValue('email')

  await page.locator('input[type=file]').setInputFiles(sample('directory.csv'))
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(1)
  await expect(page.getByText('asked first')).toBeVisible()
  await page.getByText('More choices').click()
  await page.getByLabel('Phones without a country code are from').selectOption('US')
  await leaveOnlyEvents(page)
  await page.getByRole('button', { name: 'Start checking' }).click()

  await expect(page).toHaveURL(/\/jobs\/[0-9a-f-]{36}$/)
  await expect(page.getByText('done', { exact: true })).toBeVisible()
  const counts = countsIn((await sentence(page).textContent()) ?? '')
  expect(sum(Object.values(counts))).toBe(ROWS)
  const filters = page.getByRole('navigation', { name: 'Show rows by status' }).getByRole('link')
  const shown = (await filters.allTextContents()).map((text) => Number(/\d+$/.exec(text)?.[0]))
  expect(shown).toEqual([ROWS, ...Object.values(counts)])

  const exact = await download(page, /^result\.csv/)
  const source = (await readFile(sample('contacts.csv'), 'utf8')).trimEnd().split('\n')
  const lines = exact.text.trimEnd().split('\n')
  expect(lines).toHaveLength(ROWS + 1)
  expect(lines.filter((line, i) => !line.startsWith(`${source[i]},`))).toEqual([])

  const rows = byName(readCsv(exact.text))
  const inFile = (status: string) => rows.filter(({ kith_status }) => kith_status === status).length
  expect([inFile('matched'), inFile('review'), inFile('no_match'), inFile('duplicate'), inFile('invalid')]).toEqual(
    ['matched', 'to review', 'with nobody found', 'double', 'unusable'].map((words) => counts[words] ?? 0),
  )

  expect(toldBy(rows)).toEqual(expectedOf(rows, files))

  const forSpreadsheets = await download(page, /^Download the result/)
  expect(forSpreadsheets.name).toMatch(/\.csv$/)
  expect(forSpreadsheets.text.startsWith('\uFEFF')).toBe(true)
  expect(readCsv(forSpreadsheets.text)).toEqual(readCsv(exact.text))

  // The doubles stand in the sample whatever the matcher is sure of.
  await page.getByRole('link', { name: /^Double/ }).click()
  await expect(page).toHaveURL(/status=duplicate/)
  const table = page.getByRole('region', { name: 'Rows', exact: true })
  await expect(table.getByRole('link', { name: /^Open row/ })).toHaveCount(counts.double ?? 0)
  const numbers = rows.flatMap((row) => (row.kith_status === 'duplicate' ? [`Open row ${row.kith_row}`] : []))
  expect(await table.getByRole('link', { name: /^Open row/ }).allTextContents()).toEqual(numbers)
  await page.getByRole('link', { name: /^All/ }).click()

  await table.getByRole('link', { name: 'Open row 1', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Row 1' })).toBeVisible()
  await expect(page.getByText('the first name is a nickname')).toBeVisible()
  const firstName = page.getByRole('heading', { name: 'First name' }).locator('..')
  await expect(firstName).toContainText('Bob')
  await expect(firstName).toContainText('Robert')
  await expect(firstName).toContainText('confirmed')
  await expect(page.getByRole('heading', { name: 'Why' })).toBeVisible()
})

test('the sample can be tried with one press', async ({ page }) => {
  await page.goto('/')
  await isAwake(page)
  await page.getByRole('button', { name: 'Check the sample list' }).click()
  await expect(page.getByText('done', { exact: true })).toBeVisible()
  const counts = countsIn((await sentence(page).textContent()) ?? '')
  expect(sum(Object.values(counts))).toBe(ROWS)
  expect(counts).toMatchObject({ unusable: 6, double: 6 })
  await page.getByRole('link', { name: 'Open row 1', exact: true }).click()
  await expect(page.getByText('the first name is a nickname')).toBeVisible()
})
