/** The link that makes its opener the owner: works once, for an hour, and is kept as a hash only. */
import { hashOf, newSecret } from './secret.ts'
import type { Sql } from './sql.ts'

const LIFE = "interval '1 hour'"

/**
 * @param siteUrl the origin people open
 * @returns the address to open; the only place where its token is
 */
export async function createOwnerLink(
  db: Sql,
  link: { readonly workspaceId: string; readonly siteUrl: string; readonly now: Date },
): Promise<string> {
  const token = newSecret('')
  await db.query(`INSERT INTO owner_link (hash, workspace_id, expires_at) VALUES ($1, $2, $3::timestamptz + ${LIFE})`, [
    hashOf(token),
    link.workspaceId,
    link.now,
  ])
  return `${link.siteUrl}/owner?token=${token}`
}

/** Uses a link up. @returns the workspace it is for, or null when it is unknown, used or too old. */
export async function consumeOwnerLink(db: Sql, token: string, now: Date): Promise<string | null> {
  const [used] = await db.query<{ workspaceId: string }>(
    `UPDATE owner_link SET used_at = $2 WHERE hash = $1 AND used_at IS NULL AND expires_at > $2
     RETURNING workspace_id AS "workspaceId"`,
    [hashOf(token), now],
  )
  return used?.workspaceId ?? null
}

/** Links that were made before their owner had a password are worth nothing afterwards. */
export async function dropOwnerLinks(db: Sql, userId: string): Promise<void> {
  await db.query(
    `DELETE FROM owner_link
     WHERE workspace_id IN (SELECT workspace_id FROM member WHERE user_id = $1 AND role = 'owner')`,
    [userId],
  )
}
