/** Who is at work. */
import type { Workers } from '#pipeline/ports/backlog.ts'
import type { Database } from './connect.ts'

/** @param aliveMs who was seen this lately is at work */
export function postgresWorkers(db: Database, aliveMs: number): Workers {
  return {
    async beat(workerId) {
      await db.query(
        'insert into worker (id, seen_at) values ($1, now()) on conflict (id) do update set seen_at = now()',
        [workerId],
      )
    },

    /** Also forgets those that went without a word. */
    async leave(workerId) {
      await db.query("delete from worker where id = $1 or seen_at < now() - interval '1 day'", [workerId])
    },

    async alive() {
      const [row] = await db.query<{ alive: number }>(
        "select count(*) as alive from worker where seen_at > now() - $1 * interval '1 ms'",
        [aliveMs],
      )
      return row?.alive ?? 0
    },
  }
}
