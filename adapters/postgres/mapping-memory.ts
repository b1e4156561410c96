/** How a workspace mapped columns before. */
import type { MappingMemory } from '#pipeline/ports/remembered.ts'
import type { Database } from './connect.ts'

/** No column that somebody named has a longer one, and an index entry must stay below a third of a page. */
const MOST_HEADER_CHARACTERS = 200

export function postgresMappingMemory(db: Database): MappingMemory {
  return {
    async recall(workspaceId, headers) {
      const rows = await db.query<{ header: string; field: string | null }>(
        'select header, field from mapping_memory where workspace_id = $1 and header = any($2)',
        [workspaceId, headers.filter(isKept)],
      )
      return new Map(rows.map(({ header, field }) => [header, field]))
    },

    async remember(workspaceId, fields) {
      const kept = [...fields].filter(([header]) => isKept(header))
      await db.query(
        `insert into mapping_memory (workspace_id, header, field)
         select $1, header, field from unnest($2::text[], $3::text[]) as mapped (header, field) order by header
         on conflict (workspace_id, header) do update set field = excluded.field`,
        [workspaceId, kept.map(([header]) => header), kept.map(([, field]) => field)],
      )
    },
  }
}

/** Postgres holds no NUL in a text; what has one is not worth remembering. */
const isKept = (header: string) => header.length <= MOST_HEADER_CHARACTERS && !header.includes('\0')
