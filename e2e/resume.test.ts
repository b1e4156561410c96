/** An upload that is cut short goes on: the same file, only the missing parts, and failures on the way do not matter. */

import { open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, type Route } from '@playwright/test'
import { ask, withKey } from './api-client.ts'
import { isAwake, ownerKey, test } from './as-owner.ts'

const ROWS = 400_000
const path = join(tmpdir(), `kith-resume-${process.pid}.csv`)

interface UploadView {
  readonly status: string
  readonly partCount: number
  readonly parts: readonly { readonly number: number }[]
}

test.beforeAll(async () => {
  const file = await open(path, 'w')
  await file.write('First Name,Last Name,Email,Company,City\n')
  for (let block = 0; block < ROWS / 1000; block++) {
    const lines = Array.from({ length: 1000 }, (_, i) => {
      const n = block * 1000 + i
      return `Given${n},Family${n},person${n}@company${n}.example,Company number ${n},City ${n % 977}\n`
    })
    await file.write(lines.join(''))
  }
  await file.close()
})
test.afterAll(() => rm(path, { force: true }))

const partOf = (route: Route) => Number(new URL(route.request().url()).searchParams.get('partNumber'))

/** What happens to each part on its way to the object store. */
async function onParts(page: Page, storeUrl: string, handle: (number: number, route: Route) => unknown): Promise<void> {
  await page.route(
    (url) => url.origin === new URL(storeUrl).origin,
    (route) => (route.request().method() === 'PUT' ? handle(partOf(route), route) : route.continue()),
  )
}

test('an upload left in the middle takes only its own file again, sends what is missing, and tries failures again', async ({
  page,
  kith,
}) => {
  const { S3_ENDPOINT = '' } = await kith.localEnv()
  const api = withKey(kith, await ownerKey(kith))
  const arrived = [1, 2]
  // Two parts go through; the others are on their way when the page is reloaded.
  await onParts(page, S3_ENDPOINT, (number, route) => (arrived.includes(number) ? route.continue() : undefined))
  await page.goto('/')
  await isAwake(page)
  await page.locator('input[type=file]').setInputFiles(path)
  await expect(page).toHaveURL(/\/uploads\//)
  await expect(page.getByRole('progressbar', { name: 'Upload' })).toBeVisible()
  const id = new URL(page.url()).pathname.split('/')[2] ?? ''
  const known = () => page.evaluate((key) => Object.keys(JSON.parse(localStorage[key] ?? '{}')), `kith-upload-${id}`)
  await expect.poll(known).toEqual(arrived.map(String))
  const { partCount, parts } = await ask<UploadView>(api, 'GET', `uploads/${id}`)
  expect(parts.map(({ number }) => number)).toEqual(arrived)
  expect(partCount).toBeGreaterThan(3)

  await page.reload()
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await expect(page.getByText('have arrived and are kept')).toBeVisible()
  const name = path.split('/').at(-1) ?? ''
  const other = { name, mimeType: 'text/csv', buffer: Buffer.from('First Name\nBob\n') }
  await page.locator('input[type=file]').setInputFiles(other)
  await expect(page.getByText('This is another file.')).toBeVisible()

  const sent: number[] = []
  let failures = 2
  await onParts(page, S3_ENDPOINT, (number, route) => {
    sent.push(number)
    const isCut = number === 3 && failures-- > 0
    return isCut ? route.abort('connectionreset') : route.continue()
  })
  await page.locator('input[type=file]').setInputFiles(path)
  const preview = page.getByRole('region', { name: 'First rows of the file' })
  await expect(preview).toContainText('person0@company0.example')
  const missing = Array.from({ length: partCount }, (_, i) => i + 1).filter((number) => !arrived.includes(number))
  expect(sent.toSorted((a, b) => a - b)).toEqual([3, 3, ...missing])
  expect(await ask(api, 'GET', `uploads/${id}`)).toMatchObject({ status: 'complete', problem: null })
  await ask(api, 'DELETE', `uploads/${id}`)
})
