/** Accounts on a database of their own, with the mails they would send. */
import { prismaClient } from '../postgres/prisma-client.ts'
import { cloneDatabase } from '../postgres/test-database.ts'
import { createAccounts } from './accounts.ts'
import { createAuth } from './auth.ts'
import { createOwnerLink } from './owner-links.ts'

/** @param workspaces ids of workspaces to make, beside `local` */
export async function accountsUnderTest(siteUrl: string, workspaces: readonly string[]) {
  const { database, drop } = await cloneDatabase(workspaces)
  const resets: { email: string; token: string }[] = []
  const options = {
    db: database,
    prisma: prismaClient(database.pool),
    siteUrl,
    instance: 'test',
    sendReset: (email: string, token: string) => void resets.push({ email, token }),
  }
  const older = createAuth({ ...options, secret: 'o'.repeat(32) })
  const accounts = createAccounts(database, createAuth({ ...options, secret: 's'.repeat(32) }), older)

  /** A fresh owner link's token. */
  async function linkToken(workspaceId: string, now = new Date()): Promise<string> {
    return new URL(await createOwnerLink(database, { workspaceId, siteUrl, now })).searchParams.get('token') ?? ''
  }

  return { database, drop, resets, accounts, olderAccounts: createAccounts(database, older, null), linkToken }
}

/** What a browser would send after these `Set-Cookie` lines. */
export const sentBack = (cookies: readonly string[] | null) =>
  new Headers({ cookie: (cookies ?? []).map((cookie) => cookie.split(';')[0]).join('; ') })
