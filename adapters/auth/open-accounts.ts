/** Accounts over a database and a mailer: what a process that serves pages needs. */
import type { Mail } from '#pipeline/ports/telling.ts'
import { type Accounts, createAccounts } from './accounts.ts'
import { createAuth } from './auth.ts'
import { resetMail } from './reset-mail.ts'
import type { Sql } from './sql.ts'

export interface AccountsOptions {
  readonly db: Sql
  /** The generated client over the same database. */
  readonly prisma: object
  readonly mail: Pick<Mail, 'send'>
  readonly siteUrl: string
  readonly secret: string
  /** Its sessions still count; none are signed with it. */
  readonly secretPrevious: string | null
  /** What tells this instance from another one on the same host: its data folder or its address. */
  readonly instance: string
  /** A mail that could not be sent; nobody waits for it. */
  readonly onMailLost: (error: unknown) => void
}

export function openAccounts(options: AccountsOptions): Accounts {
  const { db, prisma, mail, siteUrl, instance } = options
  function sendReset(email: string, token: string): void {
    mail.send(resetMail(siteUrl, email, token)).catch(options.onMailLost)
  }
  const authWith = (secret: string) => createAuth({ db, prisma, siteUrl, instance, secret, sendReset })
  const previous = options.secretPrevious === null ? null : authWith(options.secretPrevious)
  return createAccounts(db, authWith(options.secret), previous)
}
