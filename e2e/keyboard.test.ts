/** From the list to its files with the keyboard alone: every stop is seen, in order, and dialogs give the focus back. */

import { expect, type FileChooser, type Locator, type Page } from '@playwright/test'
import { isAwake, sample, test } from './as-owner.ts'

const MOST_STOPS = 60

/** What is wrong with where the focus is: not to be seen, outside the window or covered. Null when it is fine. */
function troubleWithFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return null
    const name = `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40)}`
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) return `${name}: no outline`
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const across = [left + 2, (left + right) / 2, right - 2]
    const down = [top + 2, (top + bottom) / 2, bottom - 2]
    const isSeen = across.some((x) =>
      down.some((y) => {
        const on = document.elementFromPoint(x, y)
        return on !== null && (element.contains(on) || on.contains(element))
      }),
    )
    return isSeen ? null : `${name}: covered`
  })
}

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement)

/** Tabs on until the target has the focus; each stop on the way must be seen. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor({ state: 'attached' })
  for (let stops = 0; !(await hasFocus(target)); stops++) {
    if (stops === MOST_STOPS) throw new Error(`${target} was not reached`)
    await page.keyboard.press(key)
    expect(await troubleWithFocus(page)).toBeNull()
  }
}

async function choose(page: Page, button: Locator, path: string): Promise<void> {
  await tabTo(page, button)
  const opened: Promise<FileChooser> = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  await (await opened).setFiles(path)
}

/** @returns the names of all stops from here to where the page ends */
async function stopsOf(page: Page): Promise<readonly string[]> {
  const names: string[] = []
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate(() => document.activeElement?.textContent || document.activeElement?.ariaLabel)
    if (await page.evaluate(() => document.activeElement === document.body)) return names
    expect(await troubleWithFocus(page)).toBeNull()
    names.push(name ?? '')
  }
  return names
}

test('a list goes all the way with the keyboard alone', async ({ page }) => {
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const link = (name: string | RegExp) => page.getByRole('link', { name })
  await page.goto('/')
  await isAwake(page)
  await expect(button('Or look it up with a vendor')).toBeVisible()
  expect(await stopsOf(page)).toEqual([
    'Skip to the content',
    'Kith',
    ...['New list', 'Lists', 'Audiences', 'References', 'Connections', 'API keys', 'Account', 'Operations'],
    'Switch between light and dark',
    'Choose a file',
    'Check the sample list',
    'Or look it up with a vendor',
    'Bring in an audience',
  ])

  // Past the navigation, and on with the first thing of the page.
  await page.goto('/')
  await isAwake(page)
  await page.keyboard.press('Tab')
  await expect(link('Skip to the content')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(button('Choose a file')).toBeFocused()
  await choose(page, button('Choose a file'), sample('contacts.csv'))

  await expect(page.getByRole('heading', { level: 1, name: 'contacts.csv' })).toBeVisible()
  const rows = page.getByRole('region', { name: 'First rows of the file' })
  await tabTo(page, rows)
  await page.keyboard.press('End')
  await expect.poll(() => rows.evaluate((region) => region.scrollTop)).toBeGreaterThan(0)
  const birthday = page.getByLabel('What is in the column Birthday')
  await tabTo(page, birthday)
  await page.keyboard.press('Home')
  await expect(birthday).toHaveValue('')
  await page.keyboard.type('Birthd')
  await expect(birthday).toHaveValue('birthday')

  await choose(page, button('Add a reference list'), sample('directory.csv'))
  const added = page.getByRole('checkbox', { checked: true })
  await expect(added).toHaveCount(1)
  await tabTo(page, added, 'Shift+Tab')
  await page.keyboard.press('Space')
  await expect(added).toHaveCount(0)
  await page.keyboard.press('Space')
  await expect(added).toHaveCount(1)

  await tabTo(page, page.getByText(/^More choices/))
  await page.keyboard.press('Enter')
  const country = page.getByLabel('Phones without a country code are from')
  await tabTo(page, country)
  await page.keyboard.type('United S')
  await expect(country).toHaveValue('US')
  const dates = page.getByLabel('Dates are written')
  await tabTo(page, dates)
  await page.keyboard.press('ArrowDown')
  await expect(dates).toHaveValue('dmy')
  await page.keyboard.press('ArrowUp')
  await tabTo(page, button('Start checking'))
  await page.keyboard.press('Enter')

  await expect(page.getByText('done', { exact: true })).toBeVisible()
  const jobUrl = page.url()
  await tabTo(page, link(/^Double/))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\?status=duplicate$/)
  await expect(link(/^Double/)).toBeFocused()
  await tabTo(page, link(/^All/), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(jobUrl)

  await tabTo(page, link(/^result\.csv/))
  const downloading = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect((await downloading).suggestedFilename()).toBe('result.csv')

  const region = page.getByRole('region', { name: 'Rows', exact: true })
  await tabTo(page, region)
  await page.keyboard.press('PageDown')
  await expect.poll(() => region.evaluate((element) => element.scrollTop)).toBeGreaterThan(0)
  const second = page.getByRole('link', { name: 'Open row 2', exact: true })
  await tabTo(page, second)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Row 2' })).toBeVisible()
  await tabTo(page, link('Next row'))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Row 3' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('link', { name: 'Open row 3', exact: true })).toBeFocused()

  await tabTo(page, button('Switch between light and dark'), 'Shift+Tab')
  await page.keyboard.press('Space')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('a dialog keeps the focus while it is open, and Escape gives it back', async ({ page }) => {
  const dialog = page.getByRole('alertdialog')
  for (const [path, name] of [
    ['/account', 'Sign out'],
    ['/account', 'Sign out everywhere'],
  ] as const) {
    await page.goto(path)
    const opener = page.getByRole('button', { name, exact: true })
    await tabTo(page, opener)
    await page.keyboard.press('Enter')
    await expect(dialog).toBeVisible()
    // What harms nothing comes first.
    await expect(dialog.getByRole('button', { name: 'Stay' })).toBeFocused()
    for (let stops = 0; stops < 4; stops++) {
      await page.keyboard.press('Tab')
      // At its end a guard takes the focus for a moment and hands it to the beginning.
      await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
      expect(await troubleWithFocus(page)).toBeNull()
    }
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(opener).toBeFocused()
  }
})
