/** Counts attempts in the database, so that every process and every start sees the same. */
import { hashOf } from './secret.ts'
import type { Sql } from './sql.ts'

export interface RateLimit {
  readonly attempts: number
  readonly windowMs: number
}

/** A day: no window is longer. */
const FORGOTTEN_AFTER_MS = 24 * 3600 * 1000

/**
 * Counts one attempt under a key, which is stored as a hash.
 * @returns null when it is allowed, else the seconds until the window ends
 */
export async function countAttempt(db: Sql, key: string, limit: RateLimit, now: Date): Promise<number | null> {
  const nowMs = now.getTime()
  const [seen] = await db.query<{ count: number; sinceMs: number }>(
    `INSERT INTO rate_limit AS seen (id, key, count, last_request) VALUES ($1, $1, 1, $2)
     ON CONFLICT (key) DO UPDATE SET
       count = CASE WHEN seen.last_request <= $3 THEN 1 ELSE seen.count + 1 END,
       last_request = CASE WHEN seen.last_request <= $3 THEN $2 ELSE seen.last_request END
     RETURNING count, last_request AS "sinceMs"`,
    [hashOf(key), nowMs, nowMs - limit.windowMs],
  )
  const { count, sinceMs } = seen as { count: number; sinceMs: number }
  if (count === 1) await db.query('DELETE FROM rate_limit WHERE last_request < $1', [nowMs - FORGOTTEN_AFTER_MS])
  if (count <= limit.attempts) return null
  return Math.max(1, Math.ceil((sinceMs + limit.windowMs - nowMs) / 1000))
}

/** Forgets the attempts under a key: it was the right person. */
export async function forgetAttempts(db: Sql, key: string): Promise<void> {
  await db.query('DELETE FROM rate_limit WHERE key = $1', [hashOf(key)])
}
