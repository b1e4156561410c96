// A kept mail as people and tests read it.
import { simpleParser } from 'mailparser'
import type { KeptMail } from './mailbox.ts'

export type MailView = {
  readonly id: string
  /** Addresses it was sent to, hidden ones included, `, ` between them. */
  readonly to: string
  /** The From header, `"Name" <address>`. */
  readonly from: string
  readonly subject: string
  readonly messageId: string
  /** ISO 8601, UTC. */
  readonly receivedAt: string
  readonly text: string
}

export type MailContent = MailView & {
  /** The HTML part, with embedded pictures as data URLs; undefined when there is none. */
  readonly html?: string
  readonly attachments: readonly { readonly name: string; readonly bytes: number }[]
}

export async function readMail(mail: KeptMail): Promise<MailContent> {
  const parsed = await simpleParser(mail.raw, { skipTextToHtml: true })
  return {
    id: mail.id,
    to: mail.recipients.join(', '),
    from: parsed.from?.text ?? '',
    subject: parsed.subject ?? '',
    messageId: parsed.messageId ?? '',
    receivedAt: new Date(mail.receivedMs).toISOString(),
    text: parsed.text ?? '',
    ...(parsed.html ? { html: parsed.html } : {}),
    attachments: parsed.attachments
      .filter(({ related }) => !related)
      .map(({ filename, size }) => ({ name: filename ?? 'without a name', bytes: size })),
  }
}

/** What the list tells of a mail. */
export function summarize({ html: _html, attachments: _attachments, ...view }: MailContent): MailView {
  return view
}
