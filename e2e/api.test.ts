/** The same list by a program with a key, and by the command line: the same files, byte for byte. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { type Api, ask, runList, withKey } from './api-client.ts'
import { kithCommand, ownerKey, sample, test } from './as-owner.ts'
import { expectedOf, readSample, toldBy } from './expected-labels.ts'
import { byName, readCsv } from './read-csv.ts'

interface RowView {
  readonly row: number
  readonly status: string
  readonly issues: readonly string[]
  readonly [more: string]: unknown
}

const FIELD_OF_COLUMN: readonly (readonly [column: string, field: string])[] = [
  ['First Name', 'first_name'],
  ['Last Name', 'last_name'],
  ['Contact', 'email'],
  ['Phone', 'phone'],
  ['Company', 'company'],
  ['Street', 'street'],
  ['City', 'city'],
  ['State', 'region'],
  ['Zip', 'postal_code'],
  ['Birthday', 'birthday'],
]

async function file(api: Api, jobId: string, name: string): Promise<string> {
  const response = await fetch(`${api.url}/api/v1/jobs/${jobId}/files/${name}`, { headers: api.headers })
  expect(response.status, name).toBe(200)
  return response.text()
}

const NICKNAMES = 'name,nickname\nКондрат,Кондратик\nRobert,Robbo\n'

/** Replaces the workspace's own nicknames. */
async function putNicknames(api: Api, csv: string): Promise<void> {
  const headers = { ...api.headers, 'content-type': 'text/csv' }
  const response = await fetch(`${api.url}/api/v1/nicknames`, { method: 'PUT', headers, body: csv })
  expect(response.status).toBe(200)
}

test('a key alone takes a list through, to the files that the command line writes; each row is what `match` says', async ({
  kith,
}) => {
  const api = withKey(kith, await ownerKey(kith))
  const list = { filename: 'contacts.csv', path: sample('contacts.csv'), directory: sample('directory.csv') }
  await putNicknames(api, NICKNAMES)
  const { job, directoryId } = await runList(api, list)
  // The job has its own copy by now.
  await putNicknames(api, 'name,nickname\n')
  expect(job.status).toBe('completed')

  const folder = await mkdtemp(join(tmpdir(), 'kith enrich '))
  const paths = {
    result: join(folder, 'r.csv'),
    rejected: join(folder, 'rejected.csv'),
    report: join(folder, 'r.json'),
    nicknames: join(folder, 'nicknames.csv'),
  }
  await writeFile(paths.nicknames, NICKNAMES)
  const inputs = [list.path, '--directory', list.directory, '--country', 'US', '--nicknames', paths.nicknames]
  await kithCommand(
    kith,
    'enrich',
    ...inputs,
    '--out',
    paths.result,
    '--rejected',
    paths.rejected,
    '--report',
    paths.report,
  )
  const result = await file(api, job.id, 'result.csv')
  const rejected = await file(api, job.id, 'rejected.csv')
  const report = await file(api, job.id, 'report.json')
  expect(result).toBe(await readFile(paths.result, 'utf8'))
  expect(rejected).toBe(await readFile(paths.rejected, 'utf8'))
  expect(report).toBe(await readFile(paths.report, 'utf8'))
  expect(JSON.parse(report).parameters.nicknames).toContainEqual(['robbo', 'robert'])
  await rm(folder, { recursive: true })

  const inFile = byName(readCsv(result))
  expect(toldBy(inFile)).toEqual(expectedOf(inFile, readSample(list.path, list.directory)))
  const counts = JSON.parse(report).counts
  expect(counts).toEqual(job.counts)
  const { total, ...others } = job.counts
  expect(Object.values(others).reduce((sum, count) => sum + count, 0)).toBe(total)
  const unusable = inFile.filter(({ kith_status }) => kith_status === 'invalid').map(({ kith_row }) => kith_row)
  expect(byName(readCsv(rejected)).map(({ kith_row }) => kith_row)).toEqual(unusable)

  const { rows, next } = await ask<{ readonly rows: readonly RowView[]; readonly next: number | null }>(
    api,
    'GET',
    `jobs/${job.id}/rows?limit=200`,
  )
  expect([rows.length, next]).toEqual([200, null])
  const options = { defaultCountry: 'US', parametersOf: job.id }
  const matched: RowView[] = []
  for (const row of inFile) {
    const contact = Object.fromEntries(FIELD_OF_COLUMN.map(([column, field]) => [field, row[column] ?? '']))
    matched.push(await ask<RowView>(api, 'POST', 'match', { contact, providers: [{ directoryId }], options }))
  }
  // A double is one of its list: by itself it is what the row it doubles is.
  const alone = rows.map((row) => {
    const origin = Number(/^duplicate_of:(\d+)$/m.exec(row.issues.join('\n'))?.[1] ?? row.row)
    const issues = row.issues.filter((code) => !code.startsWith('duplicate_of:'))
    return { ...row, status: rows[origin - 1]?.status, issues }
  })
  expect(matched.map((row, i) => ({ ...row, row: i + 1 }))).toEqual(alone)
})
