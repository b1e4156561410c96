/** Who belongs to which workspace, and as what. */
import { randomUUID } from 'node:crypto'
import type { Role } from './role.ts'
import type { Sql } from './sql.ts'

/** Addresses under `.invalid` never get mail (RFC 2606): an owner who has come by the link has not named one yet. */
const NO_ADDRESS = '@kith.invalid'

export const isRealEmail = (email: string) => !email.endsWith(NO_ADDRESS)

export interface Membership {
  readonly workspaceId: string
  readonly role: Role
  readonly hasPassword: boolean
}

const HAS_PASSWORD = `EXISTS (SELECT 1 FROM account
  WHERE account.user_id = member.user_id AND provider_id = 'credential' AND password IS NOT NULL)`

/** @returns null for a user without a workspace. */
export async function membershipOf(db: Sql, userId: string): Promise<Membership | null> {
  const [membership] = await db.query<Membership>(
    `SELECT workspace_id AS "workspaceId", role, ${HAS_PASSWORD} AS "hasPassword"
     FROM member WHERE user_id = $1 ORDER BY workspace_id LIMIT 1`,
    [userId],
  )
  return membership ?? null
}

/** Whether a workspace needs no owner link any more. */
export async function ownerHasPassword(db: Sql, workspaceId: string): Promise<boolean> {
  const rows = await db.query(
    `SELECT 1 FROM member WHERE workspace_id = $1 AND role = 'owner' AND ${HAS_PASSWORD} LIMIT 1`,
    [workspaceId],
  )
  return rows.length > 0
}

/** @returns the id of a workspace's owner, who is made when there is none yet. */
export async function ensureOwner(db: Sql, workspaceId: string): Promise<string> {
  // One per workspace by its e-mail address, so that two links opened at once make one owner.
  await db.query(
    `WITH made AS (
       INSERT INTO "user" (id, name, email, updated_at)
       SELECT $2, 'Owner', $1 || '${NO_ADDRESS}', now()
       WHERE NOT EXISTS (SELECT 1 FROM member WHERE workspace_id = $1 AND role = 'owner')
       ON CONFLICT (email) DO NOTHING RETURNING id)
     INSERT INTO member (user_id, workspace_id, role, notify_by_mail) SELECT id, $1, 'owner', false FROM made`,
    [workspaceId, randomUUID()],
  )
  const [owner] = await db.query<{ id: string }>(
    `SELECT user_id AS id FROM member WHERE workspace_id = $1 AND role = 'owner' ORDER BY ${HAS_PASSWORD} DESC, user_id LIMIT 1`,
    [workspaceId],
  )
  return (owner as { id: string }).id
}

/** Gives a new user a workspace of their own. */
export async function giveOwnWorkspace(db: Sql, userId: string): Promise<void> {
  await db.query(
    `WITH made AS (INSERT INTO workspace (id, name) VALUES ($2, 'Workspace') RETURNING id)
     INSERT INTO member (user_id, workspace_id, role) SELECT $1, id, 'owner' FROM made`,
    [userId, randomUUID()],
  )
}
