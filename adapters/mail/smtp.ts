/** Sends mail over SMTP. */
import { createTransport } from 'nodemailer'
import type { Mail } from '#pipeline/ports.ts'

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
      await transport.sendMail({ messageId, to: [...to], subject, text, html })
    },
    close: () => transport.close(),
  }
}
