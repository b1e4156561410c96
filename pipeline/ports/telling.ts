/** Mail, and who wants it. */

/** The mail server cannot be reached, or asks to be asked later. */
export class MailError extends Error {
  readonly code = 'mail.unavailable'
  constructor(options?: { readonly cause?: unknown }) {
    super('mail.unavailable', options)
    this.name = 'MailError'
  }
}

export interface MailMessage {
  /** Fixed per event, so that a mail sent twice is one mail to its reader. */
  readonly messageId: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
}

export interface Mail {
  /** @throws MailError where only time helps */
  send(message: MailMessage): Promise<void>
}

export interface Recipients {
  /** Addresses of those in a workspace who want to be told when a job ends. */
  ofWorkspace(workspaceId: string): Promise<readonly string[]>
}
