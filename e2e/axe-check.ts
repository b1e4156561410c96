/** What every page must be in each of its states: nothing for axe in light and dark, and no wider than a phone. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const WIDE = { width: 1280, height: 900 }
/** The narrowest screen that must do without scrolling sideways (WCAG 2.2, 1.4.10). */
const NARROW = { width: 320, height: 800 }

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** @param rules only these; all when left out */
async function violations(page: Page, rules?: string[]): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations: found } = await (rules ? axe.withRules(rules) : axe.withTags(TAGS)).analyze()
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, target }) => `${id}: ${target} ${html}`))
}

export async function checkPage(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  expect(await violations(page), 'light').toEqual([])
  // The dark page is the same page in other colours.
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  expect(await violations(page, ['color-contrast', 'link-in-text-block']), 'dark').toEqual([])
  await page.setViewportSize(NARROW)
  expect(await violations(page, ['scrollable-region-focusable', 'target-size']), 'narrow').toEqual([])
  const tooWide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  expect(tooWide, 'pixels to scroll sideways').toBe(0)
  await page.setViewportSize(WIDE)
}
