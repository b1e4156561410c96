/** Accounts on a database of their own, with the mails they send. */
import { memoryMail } from '../memory/mail.ts'
import { prismaClient } from '../postgres/prisma-client.ts'
import { cloneDatabase } from '../postgres/test-database.ts'
import { openAccounts } from './open-accounts.ts'
import { createOwnerLink } from './owner-links.ts'

/** @param workspaces ids of workspaces to make, beside `local` */
export async function accountsUnderTest(siteUrl: string, workspaces: readonly string[]) {
  const { database, drop } = await cloneDatabase(workspaces)
  const mail = memoryMail()
  const older = { secret: 'o'.repeat(32), secretPrevious: null }
  const newer = { secret: 's'.repeat(32), secretPrevious: older.secret }
  const common = {
    db: database,
    prisma: prismaClient(database.pool),
    mail,
    siteUrl,
    instance: 'test',
    onMailLost(error: unknown) {
      throw error
    },
  }

  /** A fresh owner link's token. */
  async function linkToken(workspaceId: string, now = new Date()): Promise<string> {
    return new URL(await createOwnerLink(database, { workspaceId, siteUrl, now })).searchParams.get('token') ?? ''
  }

  return {
    database,
    drop,
    accounts: openAccounts({ ...common, ...newer }),
    olderAccounts: openAccounts({ ...common, ...older }),
    linkToken,
    /** Who was sent a link to a new password, and its token. */
    resets: () =>
      mail.sent.map(({ to, text }) => ({ email: to[0] ?? '', token: /#token=(\S+)/.exec(text)?.[1] ?? '' })),
  }
}

/** What a browser would send after these `Set-Cookie` lines. */
export const sentBack = (cookies: readonly string[] | null) =>
  new Headers({ cookie: (cookies ?? []).map((cookie) => cookie.split(';')[0]).join('; ') })
