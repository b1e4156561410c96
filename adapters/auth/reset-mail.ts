/** The mail with the link to a new password. */
import type { MailMessage } from '#pipeline/ports/telling.ts'
import { hashOf } from './secret.ts'

/** The token stands behind `#`, which browsers send to no server: it is in no log and no referrer. */
export function resetMail(siteUrl: string, email: string, token: string): MailMessage {
  const link = `${siteUrl}/reset-password#token=${token}`
  const lines = [
    'Somebody, most likely you, asked for a new password for Kith.',
    `Set it here within an hour: ${link}`,
    'If it was not you, do nothing: your password stays as it is.',
  ]
  return {
    messageId: `<reset-${hashOf(token).slice(0, 32)}@${new URL(siteUrl).hostname}>`,
    to: [email],
    subject: 'A new password for Kith',
    text: `${lines.join('\n\n')}\n`,
    html: lines.map((line) => `<p>${line.replace(link, `<a href="${link}">${link}</a>`)}</p>`).join('\n'),
  }
}
