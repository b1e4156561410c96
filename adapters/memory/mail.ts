/** The in-memory twins of mail and of those who get it. */
import type { Mail, MailMessage, Recipients } from '#pipeline/ports/telling.ts'

export function memoryMail(): Mail & { readonly sent: readonly MailMessage[] } {
  const sent: MailMessage[] = []
  return {
    sent,
    async send(message) {
      sent.push(message)
    },
  }
}

/** @param addresses per workspace, of those who want to be told */
export function memoryRecipients(addresses: Readonly<Record<string, readonly string[]>>): Recipients {
  return { ofWorkspace: async (workspaceId) => addresses[workspaceId] ?? [] }
}
