/** Sends mail over SMTP. */
import { createTransport } from 'nodemailer'
import { type Mail, MailError } from '#pipeline/ports/telling.ts'

/** What nodemailer calls a server that could not be reached or broke off. */
const AWAY: readonly unknown[] = ['ECONNECTION', 'ECONNREFUSED', 'ECONNRESET', 'EDNS', 'EPIPE', 'ESOCKET', 'ETIMEDOUT']

/** @param url `smtp://user:password@host:587` or `smtps://…`; @param from the sender, `Kith <kith@example.com>` */
export function smtpMail(url: string, from: string): Mail & { close(): void } {
  const transport = createTransport(
    {
      url,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      // Nothing that is sent names a file or an address to fetch.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  )
  return {
    async send({ messageId, to, subject, text, html }) {
      try {
        await transport.sendMail({ messageId, to: [...to], subject, text, html })
      } catch (error) {
        throw isPassing(error) ? new MailError({ cause: error }) : error
      }
    },
    close: () => transport.close(),
  }
}

/** A reply of 4xx asks to be asked later, whatever it is about. (RFC 5321, 4.2.1) */
function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown }
  if (typeof responseCode === 'number') return responseCode >= 400 && responseCode < 500
  return AWAY.includes(code)
}
