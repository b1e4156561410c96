/** Whatever file is brought: refused with a stable code, or read as the command line reads it; nothing dies of it. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { addDirectory, send, settled } from './api-client.ts'
import { test } from './as-owner.ts'
import { type BadFile, ENCODED, FORMULAS, PEOPLE, READ, REFUSED } from './bad-files.ts'
import { bring, cli, download, enriched, FILES, MAPPING, ownerApi, readable, refusal, start } from './bring-file.ts'
import { byName, readCsv } from './read-csv.ts'

/** A worker at rest has some 100 MB; a record, its cells and its part take a few MiB each, garbage not yet collected. */
const MOST_WORKER_BYTES = 500 * 1024 * 1024

const unixLines = (text: string) => text.replaceAll(/\r\n?/g, '\n')

test('files that are no tables are refused by one code in the API and in the shell', async ({ kith }) => {
  const api = await ownerApi(kith)
  expect(await refusal(await send(api, 'POST', 'uploads', { filename: 'none.csv', bytes: 0 }))).toEqual([
    422,
    'file.empty',
  ])
  const folder = await mkdtemp(join(tmpdir(), 'kith bad '))
  for (const { name, code, bytes } of REFUSED) {
    const { id, answer } = await bring(api, { name, bytes })
    expect(await refusal(answer), name).toEqual([422, code])
    const job = { source: { uploadId: id }, mapping: MAPPING, providers: [] }
    expect(await refusal(await send(api, 'POST', 'jobs', job)), name).toEqual([422, 'upload.unreadable'])
    await writeFile(join(folder, 'list'), bytes)
    const shell = await cli('enrich', join(folder, 'list'), '--out', join(folder, 'out'))
    expect([shell.code, shell.said], name).toEqual([2, expect.stringContaining(`(${code})\n`)])
  }
  await rm(folder, { recursive: true })
})

test('files that are odd are read as the shell reads them, and no worker dies or swells', async ({ kith }) => {
  const api = await ownerApi(kith)
  const people = await addDirectory(api, 'people', PEOPLE)
  const pids = await kith.pids()
  const files = [...READ, ...ENCODED, FORMULAS]
  const jobs: (BadFile & { readonly jobId: string })[] = []
  for (const file of files) {
    const { id, preview } = await readable(api, file)
    jobs.push({ ...file, jobId: await start(api, id, preview.mapping, [people]) })
    const odd = READ.find(({ name }) => name === file.name)
    const codes = preview.warnings.map(({ code }) => code)
    for (const code of odd?.warnings ?? []) expect(codes, file.name).toContain(code)
  }
  const shell = await enriched(files)
  const results = new Map<string, readonly string[]>()
  for (const { name, jobId } of jobs) {
    expect((await settled(api, jobId)).status, name).toBe('completed')
    const made = await Promise.all(FILES.map((file) => download(api, jobId, file)))
    for (const [i, bytes] of made.entries()) {
      expect(bytes.equals(shell.get(name)?.[i] ?? Buffer.alloc(0)), `${name}: ${FILES[i]}`).toBe(true)
    }
    results.set(name, made.map(String))
  }

  for (const { name, statuses, rejected } of READ) {
    const [result = '', unusable = ''] = results.get(name) ?? []
    const rows = byName(readCsv(unixLines(result)))
    expect(
      rows.map(({ kith_status }) => kith_status),
      name,
    ).toEqual(statuses)
    const refused = byName(readCsv(unixLines(unusable)))
    expect(
      refused.map(({ kith_issues }) => kith_issues),
      name,
    ).toEqual(rejected)
    for (const { kith_reason } of refused) expect(kith_reason, name).toMatch(/[a-z]\.$/)
  }
  for (const { name, line } of ENCODED) expect(results.get(name)?.[0]?.split(/\r?\n/)[1], name).toContain(line)

  expect(await kith.pids()).toEqual(pids)
  if (process.platform === 'linux') {
    for (const pid of pids) {
      const status = await readFile(`/proc/${pid}/status`, 'utf8')
      expect(Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024).toBeLessThan(MOST_WORKER_BYTES)
    }
  }
})

test('formulas: exactly as written in result.csv but for a provider’s, none at all for spreadsheets', async ({
  kith,
}) => {
  const api = await ownerApi(kith)
  const people = await addDirectory(api, 'people', PEOPLE)
  const { id, preview } = await readable(api, FORMULAS)
  const jobId = await start(api, id, preview.mapping, [people])
  await settled(api, jobId)
  const exact = byName(readCsv((await download(api, jobId, 'result.csv')).toString()))
  const harmless = byName(readCsv((await download(api, jobId, 'result.spreadsheet.csv')).toString()))
  expect(exact[0]).toMatchObject({ name: '=HYPERLINK("http://y.example")', remark: '+cmd|calc' })
  expect(harmless[0]).toMatchObject({ name: '\'=HYPERLINK("http://y.example")', remark: "'+cmd|calc" })
  for (const rows of [exact, harmless]) {
    expect(rows[1]).toMatchObject({
      remark: '+385 91 234 5678',
      kith_source_id: "'=1+1",
      kith_job_title: '\'=HYPERLINK("http://x.example")',
      kith_company: "'+cmd|calc",
    })
    expect(rows[2]).toMatchObject({ remark: '-5' })
  }

  const again = await readable(api, { name: 'again', bytes: await download(api, jobId, 'result.csv') })
  const second = await start(api, again.id, again.preview.mapping, [people])
  await settled(api, second)
  expect((await download(api, second, 'result.csv')).equals(await download(api, jobId, 'result.csv'))).toBe(true)
})

test('the page says why a file cannot be used', async ({ page }) => {
  const choose = async (name: string, buffer: Uint8Array) => {
    await page.goto('/')
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choose a file' }).click()
    await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(buffer) })
  }
  await choose('none.csv', new Uint8Array(0))
  await expect(page.getByText('This file is empty.')).toBeVisible()
  await choose('book.csv', REFUSED.find(({ code }) => code === 'file.xlsx')?.bytes ?? new Uint8Array(0))
  await expect(page.getByText('This is an Excel workbook.')).toBeVisible()
  await choose('data.csv', REFUSED.find(({ code }) => code === 'file.binary')?.bytes ?? new Uint8Array(0))
  await expect(page.getByText('This file holds no text.')).toBeVisible()
  await choose('<img src=x>.csv', Buffer.from('name,email\nAnn Berg\n"Bob Hale,bob@b.example\n'))
  await expect(page.getByText('a quote is opened and never closed')).toBeVisible()
})
