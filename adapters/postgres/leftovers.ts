/** What nobody names any more: objects by their keys, multiparts, and rows that ran out. */
import { readKey, type StorageKey } from '#core/storage-key.ts'
import { ESTIMATE_KEPT_HOURS } from '#pipeline/ports/estimates.ts'
import { type Leftovers, REPLACED_RESULTS_KEPT_MS, REQUESTS_KNOWN_DAYS } from '#pipeline/ports/housekeeping.ts'
import type { Database } from './connect.ts'

/** The facts of each key, column by column: $1 to $9, and $10 for multiparts. */
const FOUND = `unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::text[], $7::int[], $8::int[],
    $9::int[]) with ordinality
  as found (key, kind, workspace_id, subject_id, n, step, generation, attempt, result_generation, place)`

/**
 * What each belongs to, and the attempt that writes it, if that may still be accepted: an attempt that is over never
 * becomes current again. All in one statement, so that a part is seen being written or accepted, never neither.
 */
const OWNERS = `
  left join job on found.kind in ('parts', 'results') and job.workspace_id = found.workspace_id
    and job.id = found.subject_id and job.expired_at is null
  left join directory on found.kind = 'directories' and directory.workspace_id = found.workspace_id
    and directory.id = found.subject_id
  left join upload on found.kind = 'uploads' and upload.workspace_id = found.workspace_id
    and upload.id = found.subject_id and upload.expired_at is null
  left join write_back on found.kind = 'changes' and write_back.workspace_id = found.workspace_id
    and write_back.id = found.subject_id
  left join range as writer on writer.workspace_id = found.workspace_id and writer.subject_id = found.subject_id
    and writer.step = found.step and writer.n = case when found.step = 'enrich' then found.n else 0 end
    and writer.generation = found.generation and writer.attempts = found.attempt
    and writer.state = 'sent' and writer.heartbeat_at is not null`

const ORPHANS = `
  select found.place - 1 as place from ${FOUND} ${OWNERS}
  left join range as written on found.kind = 'parts' and written.workspace_id = found.workspace_id
    and written.subject_id = found.subject_id and written.step = 'enrich' and written.n = found.n
  where case found.kind
    when 'parts' then job.id is null
      or (found.step is not null and writer.n is null and written.part_key is distinct from found.key)
    when 'results' then job.id is null
      or (not exists (select 1 from json_array_elements(job.files) as file where file ->> 'key' = found.key)
        and case when found.result_generation > job.result_generation
          then found.step is not null and writer.n is null
          else job.ended_at <= now() - ${REPLACED_RESULTS_KEPT_MS} * interval '1 ms' and found.result_generation is not null
        end)
    when 'directories' then directory.id is null
      or (found.step is not null and writer.n is null and (directory.index ->> 'key') is distinct from found.key)
    when 'changes' then write_back.id is null
      or writer.n is null and not coalesce(starts_with(found.key, write_back.plan ->> 'prefix'), false)
    when 'uploads' then upload.id is null
      and not exists (select 1 from directory as reader where reader.workspace_id = found.workspace_id
        and reader.upload_id = found.subject_id and reader.status = 'importing')
      and not exists (select 1 from job as reader where reader.workspace_id = found.workspace_id
        and reader.upload_id = found.subject_id and reader.phase not in ('ended', 'failed'))
  end
  order by 1`

const JOB_IS_DONE_WITH = `job.id is null
  or case when found.step is null then job.phase in ('ended', 'failed') else writer.n is null end`

const ORPHAN_MULTIPARTS = `
  select found.place - 1 as place from ${FOUND} ${OWNERS}
  where case found.kind
    when 'directories' then case when found.step is null then directory.id is null else writer.n is null end
    when 'uploads' then upload.id is null or upload.etag is not null
      or upload.multipart_id <> ($10::text[])[found.place]
    when 'parts' then ${JOB_IS_DONE_WITH}
    when 'results' then ${JOB_IS_DONE_WITH}
  end
  order by 1`

/** Rows of no use any more, by table and which. Postgres has a row's own address: at most $1 of them at a time. */
const USELESS: readonly (readonly [table: string, which: string])[] = [
  ['session', 'expires_at < now()'],
  ['verification', 'expires_at < now()'],
  ['owner_link', "expires_at < now() - interval '1 day'"],
  ['worker', "seen_at < now() - interval '1 day'"],
  [
    'idempotency',
    `exists (select 1 from job where job.id = idempotency.job_id
       and job.created_at <= now() - ${REQUESTS_KNOWN_DAYS} * interval '24 hours')`,
  ],
]

/** With its step. $1: how many at the most. */
const FORGET_ESTIMATES = `
  with gone as (
    delete from estimate where ctid = any(array(
      select ctid from estimate where created_at < now() - ${ESTIMATE_KEPT_HOURS} * interval '1 hour' limit $1))
    returning workspace_id, id
  ), steps as (
    delete from range using gone where range.workspace_id = gone.workspace_id and range.subject_id = gone.id
  )
  select 1 from gone`

export function postgresLeftovers(db: Database): Leftovers {
  return {
    async houseId() {
      const [house] = await db.query<{ id: string }>('select id from house')
      if (!house) throw new Error('house.missing')
      return house.id
    },

    async orphans(keys) {
      const rows = await db.query<{ place: number }>(ORPHANS, columnsOf(keys))
      return rows.flatMap(({ place }) => keys[place] ?? [])
    },

    async orphanMultiparts(multiparts) {
      const keys = multiparts.map(({ key }) => key)
      const ids = multiparts.map(({ multipartId }) => multipartId)
      const rows = await db.query<{ place: number }>(ORPHAN_MULTIPARTS, [...columnsOf(keys), ids])
      return rows.flatMap(({ place }) => multiparts[place] ?? [])
    },

    async forget(limit) {
      let forgotten = 0
      for (const [table, which] of USELESS) {
        const rows = await db.query(
          `delete from ${table} where ctid = any(array(select ctid from ${table} where ${which} limit $1)) returning 1`,
          [limit],
        )
        forgotten += rows.length
      }
      return forgotten + (await db.query(FORGET_ESTIMATES, [limit])).length
    },
  }
}

/** A key that was not made here has no facts: it is of no kind, and stays. */
function columnsOf(keys: readonly StorageKey[]): readonly unknown[][] {
  const facts = keys.map(readKey)
  return [
    [...keys],
    facts.map((fact) => fact?.kind ?? ''),
    facts.map((fact) => fact?.workspaceId ?? ''),
    facts.map((fact) => fact?.subjectId ?? ''),
    facts.map((fact) => fact?.n ?? null),
    facts.map((fact) => fact?.writer?.step ?? null),
    facts.map((fact) => fact?.writer?.generation ?? null),
    facts.map((fact) => fact?.writer?.attempt ?? null),
    facts.map((fact) => fact?.resultGeneration ?? null),
  ]
}
