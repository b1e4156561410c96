/** Playwright's `test` as the owner of a Kith: its pages are let in, and nothing may go wrong in the browser unseen. */
import { execFile } from 'node:child_process'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { type BrowserContextOptions, expect, type Page, request } from '@playwright/test'
import { type Kith, test as withKith } from './kith.ts'

type StorageState = Exclude<BrowserContextOptions['storageState'], string | undefined>

const root = resolve(import.meta.dirname, '..')
const states = new WeakMap<Kith, Promise<StorageState>>()
const keys = new WeakMap<Kith, Promise<string>>()

/** Runs `npm run --silent kith -- …` on the data of this Kith. @returns its stdout, trimmed */
export async function kithCommand(kith: Kith, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'kith', '--', ...args], {
    cwd: root,
    env: { ...process.env, KITH_HOME: kith.home, PORT: String(kith.port) },
  })
  return stdout.trim()
}

/** @returns an API key of the local workspace, the same for all tests of this Kith */
export function ownerKey(kith: Kith): Promise<string> {
  const known = keys.get(kith) ?? kithCommand(kith, 'key', 'create', '--name', 'tests')
  keys.set(kith, known)
  return known
}

/** @returns the cookies of an owner who came by a link of their own, the same for all tests of this Kith */
export function ownerState(kith: Kith): Promise<StorageState> {
  const known = states.get(kith) ?? enter(kith)
  states.set(kith, known)
  return known
}

async function enter(kith: Kith): Promise<StorageState> {
  const context = await request.newContext()
  const answer = await context.post(await kithCommand(kith, 'link'), { maxRedirects: 0 })
  expect(answer.status()).toBe(303)
  const state = await context.storageState()
  await context.dispose()
  return state
}

export const sample = (name: 'contacts.csv' | 'directory.csv'): string => join(root, 'public', 'sample', name)

export const test = withKith.extend({
  baseURL: async ({ kith }, use) => use(kith.url),
  storageState: async ({ kith }, use) => use(await ownerState(kith)),
  page: async ({ page }, use) => {
    const trouble: string[] = []
    page.on('pageerror', (error) => trouble.push(error.message))
    page.on('console', (message) => {
      // A call that is refused is the page's business; what it makes of it is looked at in the tests.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        trouble.push(message.text())
      }
    })
    await use(page)
    expect(trouble, 'errors in the browser').toEqual([])
  },
})

/** Resolves once the page answers to what is done on it: what the server sent is looked at before that. */
export async function isAwake(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const element = document.querySelector('main button')
    return element !== null && Object.keys(element).some((key) => key.startsWith('__reactProps'))
  })
}
