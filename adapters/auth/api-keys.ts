/** API keys of a workspace: the secret is told once, its hash is kept. */
import { randomUUID } from 'node:crypto'
import type { Role } from './role.ts'
import { hashOf, newSecret } from './secret.ts'
import type { Sql } from './sql.ts'

const PREFIX = 'kith_'
/** So many characters of the secret tell keys apart and give nothing away. */
const SHOWN_LENGTH = PREFIX.length + 6
const USE_IS_NOTED_EVERY = "interval '1 minute'"

export interface ApiKey {
  readonly id: string
  readonly workspaceId: string
  readonly name: string
  readonly role: Role
  readonly prefix: string
  readonly expiresAt: Date | null
  readonly lastUsedAt: Date | null
  readonly createdAt: Date
}

const COLUMNS = `id, workspace_id AS "workspaceId", name, role, prefix, expires_at AS "expiresAt",
  last_used_at AS "lastUsedAt", created_at AS "createdAt"`

/** @returns the key with its secret, which nobody can be told again. */
export async function createApiKey(
  db: Sql,
  key: {
    readonly workspaceId: string
    readonly name: string
    readonly role: Role
    readonly expiresAt: Date | null
    readonly now: Date
  },
): Promise<ApiKey & { readonly secret: string }> {
  const secret = newSecret(PREFIX)
  const rows = await db.query<ApiKey>(
    `INSERT INTO api_key (id, workspace_id, name, role, hash, prefix, expires_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${COLUMNS}`,
    [
      randomUUID(),
      key.workspaceId,
      key.name,
      key.role,
      hashOf(secret),
      secret.slice(0, SHOWN_LENGTH),
      key.expiresAt,
      key.now,
    ],
  )
  return { ...(rows[0] as ApiKey), secret }
}

/** @returns the key, or null when it is unknown, revoked or expired. Notes its use, at most once a minute. */
export async function findApiKey(db: Sql, secret: string, now: Date): Promise<ApiKey | null> {
  if (!secret.startsWith(PREFIX)) return null
  const [key] = await db.query<ApiKey>(
    `SELECT ${COLUMNS} FROM api_key
     WHERE hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)`,
    [hashOf(secret), now],
  )
  if (!key) return null
  await db.query(
    `UPDATE api_key SET last_used_at = $2
     WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= $2::timestamptz - ${USE_IS_NOTED_EVERY})`,
    [key.id, now],
  )
  return key
}

/** Newest first, without revoked ones. `cursor` is what an earlier page gave as `next`. */
export async function listApiKeys(
  db: Sql,
  workspaceId: string,
  cursor: string | null,
  limit: number,
): Promise<{ readonly items: readonly ApiKey[]; readonly next: string | null }> {
  const rows = await db.query<ApiKey>(
    `SELECT ${COLUMNS} FROM api_key
     WHERE workspace_id = $1 AND revoked_at IS NULL
       AND ($2::text IS NULL OR (created_at, id) < (SELECT created_at, id FROM api_key WHERE id = $2 AND workspace_id = $1))
     ORDER BY created_at DESC, id DESC LIMIT $3`,
    [workspaceId, cursor, limit + 1],
  )
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** @returns false when the workspace has no such key. */
export async function revokeApiKey(db: Sql, workspaceId: string, id: string, now: Date): Promise<boolean> {
  const revoked = await db.query(
    'UPDATE api_key SET revoked_at = $3 WHERE workspace_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING id',
    [workspaceId, id, now],
  )
  return revoked.length === 1
}
