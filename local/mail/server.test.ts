import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { MailContent, MailView } from './mail-view.ts'
import { type MailServer, startMail } from './server.ts'

let folder: string
let server: MailServer

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-mail-'))
  server = await startMail({ dir: folder, smtpPort: 0, httpPort: 0 })
})

afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const mail: SendMailOptions = {
  from: 'Kith <kith@example.test>',
  to: 'zoe@example.test',
  subject: 'Your list is done',
  text: 'See http://127.0.0.1:3000/jobs/1.',
}

async function send(changes: SendMailOptions = {}, auth?: { user: string; pass: string }): Promise<string> {
  const transport = createTransport({ host: '127.0.0.1', port: server.smtpPort, secure: false, auth })
  const { messageId } = await transport.sendMail({ ...mail, ...changes })
  transport.close()
  return messageId
}

const url = (path: string): string => `http://127.0.0.1:${server.httpPort}${path}`

async function list(): Promise<readonly MailView[]> {
  const { items } = (await (await fetch(url('/messages'))).json()) as { items: readonly MailView[] }
  return items
}

async function page(path: string): Promise<{ status: number; html: string; policy: string }> {
  const response = await fetch(url(path))
  const policy = response.headers.get('content-security-policy') ?? ''
  return { status: response.status, html: await response.text(), policy }
}

test('a mail shows up in the list with what it says', async () => {
  const messageId = await send()
  const [view] = await list()
  expect(view).toEqual({
    id: expect.any(String),
    to: 'zoe@example.test',
    from: '"Kith" <kith@example.test>',
    subject: 'Your list is done',
    messageId,
    receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    text: expect.stringContaining('http://127.0.0.1:3000/jobs/1'),
  })
})

test('one mail by id has its HTML part and attachments too', async () => {
  await send({ html: '<p>Hi</p>', attachments: [{ filename: 'a.txt', content: 'abc' }] })
  const [view] = await list()
  const one = (await (await fetch(url(`/messages/${view?.id}`))).json()) as MailContent
  expect(one).toEqual({ ...view, html: '<p>Hi</p>', attachments: [{ name: 'a.txt', bytes: 3 }] })
})

test('mails are newest first, and two of one Message-ID are both there', async () => {
  for (const subject of ['one', 'two', 'three']) await send({ subject, messageId: '<job-1@kith>' })
  const views = await list()
  expect(views.map(({ subject }) => subject)).toEqual(['three', 'two', 'one'])
  expect(new Set(views.map(({ messageId }) => messageId))).toEqual(new Set(['<job-1@kith>']))
  const { html } = await page('/')
  for (const { id } of views) expect(html).toContain(`href="/mails/${id}"`)
})

test('hidden recipients are shown, whoever signs in may send, and other alphabets arrive', async () => {
  await send(
    { to: 'zoë@example.test', bcc: 'hidden@example.test', subject: '株式会社 🙂', text: 'Grüße\n.\n..dots' },
    { user: 'any', pass: 'thing' },
  )
  const [view] = await list()
  expect(view).toMatchObject({ to: 'zoë@example.test, hidden@example.test', subject: '株式会社 🙂' })
  expect(view?.text.trim()).toBe('Grüße\n.\n..dots')
})

test('each mail is a file of its own, and a restart shows them all', async () => {
  await send({ subject: 'one' })
  await send({ subject: 'two' })
  const files = (await readdir(folder)).filter((name) => name.endsWith('.eml'))
  expect(files).toHaveLength(2)
  expect(await readFile(join(folder, files.sort()[0] ?? ''), 'utf8')).toContain('Subject: one')
  await server.close()
  server = await startMail({ dir: folder, smtpPort: 0, httpPort: 0 })
  expect((await list()).map(({ subject }) => subject)).toEqual(['two', 'one'])
})

test('nothing in a mail becomes part of the page', async () => {
  const hostile = '<script>alert(1)</script>"\'&'
  await send({ subject: hostile, text: `${hostile} http://example.test/?a=1&b=2, "><b>`, html: `<b>${hostile}</b>` })
  const [view] = await list()
  for (const path of ['/', `/mails/${view?.id}`]) {
    const { html, policy } = await page(path)
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;')
    expect(policy).toContain("default-src 'none'")
  }
  const { html } = await page(`/mails/${view?.id}`)
  expect(html).toContain('<a href="http://example.test/?a=1&amp;b=2" rel="noreferrer">')
  expect(html).toContain('<iframe title="HTML part of the mail" sandbox="allow-popups')
  const part = await page(`/mails/${view?.id}/html`)
  expect(part.html).toContain(`<b>${hostile}</b>`)
  expect(part.policy).toMatch(/^sandbox allow-popups [^;]*; default-src 'none'/)
  expect(part.policy).not.toContain('allow-scripts')
})

test('the list says so when nothing was sent', async () => {
  expect((await page('/')).html).toContain('Nothing was sent yet')
})

test.each(['/messages/none', '/mails/none', '/mails/..%2f..%2fetc', '/elsewhere', '/messages/none/html'])(
  '%s is not found',
  async (path) => {
    expect((await page(path)).status).toBe(404)
  },
)

test('a foreign host name is refused, each of this machine’s own is not', async () => {
  await send()
  const statusFor = (host: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      get(url('/messages'), { headers: { host } }, (response) => {
        response.resume()
        resolve(response.statusCode)
      }).on('error', reject)
    })
  expect(await statusFor(`evil.test:${server.httpPort}`)).toBe(403)
  expect(await statusFor('127.0.0.1')).toBe(403)
  for (const name of ['127.0.0.1', 'localhost', '[::1]'])
    expect(await statusFor(`${name}:${server.httpPort}`)).toBe(200)
})

test('only reading is answered', async () => {
  expect((await fetch(url('/messages'), { method: 'POST' })).status).toBe(405)
})

test('a mail that can’t be written is not acknowledged', async () => {
  await rm(join(folder, 'unfinished'), { recursive: true })
  await expect(send()).rejects.toMatchObject({ responseCode: 452 })
  expect(await list()).toEqual([])
})
