/** What people bring stays in their files: no value, header or file name gets anywhere else. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { type Api, addDirectory, ask, type JobView, send, settled, upload, withKey } from './api-client.ts'
import { kithCommand } from './as-owner.ts'
import type { Kith } from './kith.ts'
import { mailsTo, signUp, test } from './open-kith.ts'

/** Every text that is planted holds this word; what can only be digits stands beside it. */
const WORD = 'zqcanary'
const DIGITS = ['5035550173', '555-0173', '1961-03-09', '5035550174', '1962-04-10']
const PLANTED = new RegExp([WORD, ...DIGITS].join('|'), 'i')

const COLUMNS = [
  'first_name',
  'last_name',
  'email',
  'phone',
  'company',
  'job_title',
  'street',
  'street2',
  'city',
  'region',
  'postal_code',
  'country',
  'birthday',
  'website',
  'linkedin',
  'notes',
] as const
const HEADER = COLUMNS.map((name) => `${WORD} ${name}`).join(',')
const MAPPING = COLUMNS.map((field, column) => ({ column, field }))

/** A row with its mark in every cell. */
function rowOf(mark: string, phone: string, birthday: string): string {
  const w = `${WORD}${mark}`
  return [
    ...[
      `${w}first`,
      `${w}last`,
      `${w}@${w}.example`,
      phone,
      `${w} company`,
      `${w} title`,
      `1 ${w} Street`,
      `${w} flat`,
    ],
    ...[`${w} city`, `${w} region`, `${w} code`, `${w} land`, birthday, `https://${w}.example/${w}`],
    ...[`https://www.linkedin.com/in/${w}`, `${w} notes`],
  ].join(',')
}

const LIST = [
  HEADER,
  rowOf('a', '(503) 555-0173', '1961-03-09'),
  rowOf('a', '(503) 555-0173', '1961-03-09'),
  rowOf('b', '(503) 555-0174', '1962-04-10'),
  `${rowOf('surplus', '12', 'no day')},${WORD}surplus,${WORD}surplus`,
  `,,${WORD} is no address,${WORD},,,,,,,,,${WORD}`,
  `"${WORD} never closed,${rowOf('open', '', '')}`,
].join('\n')
const PEOPLE = [HEADER, rowOf('a', '+15035550173', '1961-03-09'), rowOf('other', '+15035550174', '')].join('\n')

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** The lines of all files below a folder that hold something planted. */
function findings(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .flatMap(({ parentPath, name }) => {
      const lines = readFileSync(join(parentPath, name), 'latin1').split('\n')
      return lines.filter((line) => PLANTED.test(line)).map((line) => `${name}: ${line.slice(0, 300)}`)
    })
}

/** Requests that are refused though they quote what was planted. @returns what each was answered, headers included */
async function provoke(api: Api, jobId: string, uploadId: string): Promise<readonly string[]> {
  const zipped = bytesOf(`PK\u0003\u0004${WORD}`)
  const { id: zip, parts } = await ask<{ readonly id: string; readonly parts: readonly { readonly url: string }[] }>(
    api,
    'POST',
    'uploads',
    { filename: `${WORD}.csv`, bytes: zipped.length },
  )
  const stored = await fetch(parts[0]?.url ?? '', { method: 'PUT', body: zipped })
  const whole = { parts: [{ number: 1, etag: stored.headers.get('etag') }] }
  const calls: readonly (readonly [method: string, path: string, body?: unknown])[] = [
    ['POST', 'uploads', { filename: `${WORD}.csv`, bytes: Number.MAX_SAFE_INTEGER }],
    ['POST', 'uploads', { filename: WORD.repeat(40), bytes: 10 }],
    ['POST', `uploads/${zip}/complete`, { parts: [{ number: 1, etag: WORD }] }],
    ['POST', `uploads/${zip}/complete`, whole],
    ['PATCH', `uploads/${uploadId}`, { delimiter: WORD, [WORD]: WORD }],
    ['POST', 'jobs', { source: { uploadId }, mapping: [{ column: 0, field: WORD }], providers: [], [WORD]: WORD }],
    ['POST', 'jobs', { source: { uploadId }, mapping: MAPPING, providers: [], options: { [WORD]: WORD } }],
    ['POST', 'directories', { uploadId: WORD, name: WORD, mapping: MAPPING }],
    ['POST', 'match', { contact: { [WORD]: WORD }, providers: [] }],
    ['POST', 'match', { contact: { first_name: { [WORD]: WORD } }, providers: [{ directoryId: WORD }] }],
    ['POST', 'keys', { name: WORD.repeat(40), role: WORD }],
    ['GET', `jobs/${jobId}/files/${WORD}.csv`],
    ['GET', `jobs/${jobId}/rows?status=${WORD}&from=${WORD}`],
    ['GET', `${WORD}/${WORD}?${WORD}=${WORD}`],
    ['POST', 'session', { email: `${WORD}@${WORD}.example`, password: WORD }],
    ['PUT', 'password/resets', { token: WORD, newPassword: `${WORD} ${WORD}` }],
  ]
  const answers: string[] = []
  for (const [method, path, body] of calls) {
    const response = await send(api, method, path, body)
    expect(response.status, `${method} ${path}`).toBeGreaterThanOrEqual(400)
    expect(response.status, `${method} ${path}`).toBeLessThan(500)
    answers.push(`${JSON.stringify([...response.headers])} ${await response.text()}`)
  }
  const named = await fetch(`${api.url}/api/v1/jobs`, {
    headers: { ...api.headers, 'x-request-id': `${WORD}-5035550173-61` },
  })
  answers.push(JSON.stringify([...named.headers]))
  const malformed = await fetch(`${api.url}/api/v1/match`, {
    method: 'POST',
    headers: { ...api.headers, 'content-type': 'application/json' },
    body: `{"contact": ${WORD}`,
  })
  expect(malformed.status).toBe(400)
  answers.push(await malformed.text())
  return answers
}

async function mailsAsSent(kith: Kith, address: string): Promise<readonly string[]> {
  const { KITH_MAILBOX_URL } = await kith.localEnv()
  const mails = await mailsTo(kith, address)
  return Promise.all(mails.map(async ({ id }) => (await fetch(`${KITH_MAILBOX_URL}/messages/${id}`)).text()))
}

test('values, headers and file names are in no log, message, address, mail or error', async ({ kith, browser }) => {
  const session = await signUp(kith, 'keeper@example.com')
  const { secret } = await ask<{ readonly secret: string }>(session, 'POST', 'keys', { name: WORD, role: 'owner' })
  const api = withKey(kith, secret)

  const directoryId = await addDirectory(api, `${WORD}-people`, bytesOf(PEOPLE))
  const { id: uploadId } = await upload(api, `${WORD} list.csv`, bytesOf(LIST))
  const { id } = await ask<JobView>(api, 'POST', 'jobs', {
    source: { uploadId },
    mapping: MAPPING,
    providers: [{ directoryId }],
    options: { defaultCountry: 'US' },
  })
  const job = await settled(api, id)
  for (const status of ['matched', 'duplicate', 'invalid']) expect(job.counts[status], status).toBeGreaterThan(0)
  const contact = { first_name: `${WORD}afirst`, email: `${WORD}a@${WORD}a.example` }
  expect(await ask(api, 'POST', 'match', { contact, providers: [{ directoryId }] })).toMatchObject({
    fields: { first_name: { own: contact.first_name } },
  })

  const addresses: string[] = []
  for (const { name } of job.files) {
    const response = await fetch(`${kith.url}/api/v1/jobs/${id}/files/${name}`, {
      headers: api.headers,
      redirect: 'manual',
    })
    addresses.push(response.headers.get('location') ?? '')
  }
  const more = await ask<object>(api, 'POST', 'uploads', { filename: `${WORD}.csv`, bytes: 20_000_000 })
  addresses.push(JSON.stringify(more))
  const context = await browser.newContext({ extraHTTPHeaders: { cookie: session.headers.cookie ?? '' } })
  const page = await context.newPage()
  page.on('request', (request) => addresses.push(request.url()))
  for (const path of [`jobs/${id}`, `jobs/${id}/rows/1`, `uploads/${uploadId}`, 'directories', 'jobs', 'keys']) {
    await page.goto(`${kith.url}/${path}`)
    await expect(page.getByText(new RegExp(WORD)).first()).toBeVisible()
  }
  await context.close()
  expect(addresses.length).toBeGreaterThan(30)
  expect(addresses.filter((address) => PLANTED.test(address))).toEqual([])

  const answers = [...(await provoke(api, id, uploadId))]
  const owner = withKey(kith, await kithCommand(kith, 'key', 'create', '--name', 'operator'))
  const told = await Promise.all(['metrics', 'operators'].map(async (path) => (await send(owner, 'GET', path)).text()))
  expect(told.join()).toContain('kith_rows_total{status="duplicate"}')
  expect(told.join()).toContain('"workers":[{')
  answers.push(...told)
  expect(answers.filter((answer) => PLANTED.test(answer))).toEqual([])

  await expect.poll(async () => (await mailsTo(kith, 'keeper@example.com')).length).toBe(1)
  const mails = await mailsAsSent(kith, 'keeper@example.com')
  expect(mails.filter((mail) => PLANTED.test(mail))).toEqual([])

  expect(findings(join(kith.home, 'logs'))).toEqual([])
  expect(readdirSync(join(kith.home, 'logs'))).toEqual(expect.arrayContaining(['web.log', 'worker-1.log']))
  expect(findings(join(kith.home, 'sqs'))).toEqual([])
  expect(PLANTED.test(kith.output())).toBe(false)
  // What is looked for can be found: where it belongs.
  expect(findings(join(kith.home, 's3'))).not.toEqual([])
})
