/** A mail through a real SMTP server on this machine. */

import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { smtpMail } from './smtp.ts'

const servers: SMTPServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise<void>((resolve) => server.close(() => resolve()))
})

async function startServer(
  onMail: (raw: Buffer, to: readonly string[]) => void,
  refusal: number | null = null,
): Promise<string> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_, __, done) {
      done(refusal === null ? null : Object.assign(new Error('refused'), { responseCode: refusal }))
    },
    async onData(stream, session, done) {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk)
      onMail(
        Buffer.concat(chunks),
        session.envelope.rcptTo.map(({ address }) => address),
      )
      done()
    },
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
}

test('a mail arrives as it was written, under its fixed Message-ID', async () => {
  const mails: { raw: Buffer; to: readonly string[] }[] = []
  const url = await startServer((raw, to) => mails.push({ raw, to }))
  const mail = smtpMail(url, 'Kith <kith@localhost>')
  const message = {
    messageId: '<job-1-1@kith.example>',
    to: ['ada@example.com', 'žofie@example.com'],
    subject: 'Your list is ready: 5,000 rows — checked',
    text: 'See it.\n',
    html: '<p>See it.</p>',
  }
  await mail.send(message)
  await mail.send(message)
  mail.close()
  expect(mails).toHaveLength(2)
  for (const { raw } of mails) {
    const parsed = await simpleParser(raw)
    expect(parsed.messageId).toBe(message.messageId)
    expect(parsed.subject).toBe(message.subject)
    expect(parsed.from?.text).toBe('"Kith" <kith@localhost>')
    expect([parsed.text, parsed.html]).toEqual([message.text, message.html])
  }
})

const anyMail = { messageId: '<a@b>', to: ['ada@example.com'], subject: 's', text: 't', html: 'h' }

test('a server that is away is an error and not silence', async () => {
  const url = await startServer(() => {})
  for (const server of servers.splice(0)) await new Promise<void>((resolve) => server.close(() => resolve()))
  await expect(smtpMail(url, 'kith@localhost').send(anyMail)).rejects.toMatchObject({ code: 'mail.unavailable' })
})

test.each([
  [451, 'mail.unavailable'],
  [550, 'EENVELOPE'],
])('a refusal of %i is told as %s', async (responseCode, code) => {
  const url = await startServer(() => {}, responseCode)
  await expect(smtpMail(url, 'kith@localhost').send(anyMail)).rejects.toMatchObject({ code })
})
