/** A workspace's own nicknames: one row each, so that a list is replaced by one statement. */
import type { NicknamePair } from '#core/nickname.ts'
import type { NicknameAdditions } from '#pipeline/ports/remembered.ts'
import type { Database } from './connect.ts'

export function postgresNicknames(db: Database): NicknameAdditions {
  return {
    async get(workspaceId) {
      const [row] = await db.query<{ pairs: readonly NicknamePair[] }>(
        'select pairs from nickname_list where workspace_id = $1',
        [workspaceId],
      )
      return row?.pairs ?? []
    },

    async replace(workspaceId, pairs) {
      await db.query(
        `insert into nickname_list (workspace_id, pairs) values ($1, $2)
         on conflict (workspace_id) do update set pairs = excluded.pairs`,
        [workspaceId, JSON.stringify(pairs)],
      )
    },
  }
}
