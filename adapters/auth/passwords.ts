/** Sets passwords: by their owner, and by shell for who has forgotten theirs. */
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { dropOwnerLinks } from './owner-links.ts'
import type { Sql } from './sql.ts'

/** Where better-auth keeps the password of an e-mail account. */
const PROVIDER = 'credential'

export async function isPasswordOf(db: Sql, userId: string, password: string): Promise<boolean> {
  const [account] = await db.query<{ password: string | null }>(
    'SELECT password FROM account WHERE user_id = $1 AND provider_id = $2',
    [userId, PROVIDER],
  )
  return account?.password ? verifyPassword({ hash: account.password, password }) : false
}

/** Links that were given out before a password was set are worth nothing afterwards. */
export async function dropOpenLinks(db: Sql, userId: string): Promise<void> {
  await dropOwnerLinks(db, userId)
  // Of a token that resets a password better-auth keeps the user's id as its value.
  await db.query('DELETE FROM verification WHERE value = $1', [userId])
}

/** Ends every session but the one of `keepToken`. Links that are still open end with it. */
export async function writePassword(db: Sql, userId: string, password: string, keepToken: string | null) {
  const hash = await hashPassword(password)
  await db.query(
    `WITH gone AS (DELETE FROM account WHERE user_id = $1 AND provider_id = $2 AND id <> $1 || ':${PROVIDER}')
     INSERT INTO account (id, account_id, provider_id, user_id, password, updated_at)
     VALUES ($1 || ':${PROVIDER}', $1, $2, $1, $3, now())
     ON CONFLICT (id) DO UPDATE SET password = EXCLUDED.password, updated_at = EXCLUDED.updated_at`,
    [userId, PROVIDER, hash],
  )
  await db.query('DELETE FROM session WHERE user_id = $1 AND token <> $2', [userId, keepToken ?? ''])
  await dropOpenLinks(db, userId)
}

/** @returns `taken` when another account has the address. Whoever names one wants to be told when jobs end. */
export async function writeEmail(db: Sql, userId: string, email: string): Promise<'done' | 'taken'> {
  const changed = await db.query(
    `UPDATE "user" SET email = $2, updated_at = now()
     WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM "user" AS other WHERE other.email = $2 AND other.id <> $1)
     RETURNING id`,
    [userId, email.toLowerCase()],
  )
  if (changed.length === 0) return 'taken'
  await db.query('UPDATE member SET notify_by_mail = true WHERE user_id = $1', [userId])
  return 'done'
}

/** For the command line: sets the password of an account and signs it out everywhere. */
export async function setPasswordByEmail(db: Sql, email: string, password: string): Promise<'done' | 'missing'> {
  const [user] = await db.query<{ id: string }>('SELECT id FROM "user" WHERE email = $1', [email.toLowerCase()])
  if (!user) return 'missing'
  await writePassword(db, user.id, password, null)
  return 'done'
}
