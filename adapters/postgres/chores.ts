/** Who does what one worker at a time does: a lease in a row, by the clock of the database. */
import { type Chores, LEASE_MS } from '#pipeline/ports/housekeeping.ts'
import type { Database } from './connect.ts'

const LEASE = `now() + ${LEASE_MS} * interval '1 ms'`

export function postgresChores(db: Database): Chores {
  return {
    async take(chore, workerId) {
      const [taken] = await db.query<{ place: string | null }>(
        `insert into chore (name, holder, held_until) values ($1, $2, ${LEASE})
         on conflict (name) do update set holder = excluded.holder, held_until = excluded.held_until
         where chore.due_at <= now() and (chore.held_until is null or chore.held_until <= now())
         returning place`,
        [chore, workerId],
      )
      return taken ?? null
    },

    async keep(chore, workerId, place) {
      const kept = await db.query(
        `update chore set held_until = ${LEASE}, place = $3 where name = $1 and holder = $2 and held_until > now()
         returning name`,
        [chore, workerId, place],
      )
      return kept.length > 0
    },

    async end(chore, workerId, place, againInMs) {
      await db.query(
        `update chore set holder = null, held_until = null, place = $3, due_at = now() + $4 * interval '1 ms'
         where name = $1 and holder = $2`,
        [chore, workerId, place, againInMs],
      )
    },
  }
}
