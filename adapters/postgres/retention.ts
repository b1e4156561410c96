/** For how long files are kept: each workspace's rule, what is due by it, and that it is gone. */
import { DEFAULT_RETENTION, type RetentionRule } from '#core/retention.ts'
import { DAYS_TO_COMPLETE, type Due, type Retention } from '#pipeline/ports/housekeeping.ts'
import type { Database, Query } from './connect.ts'
import { READERS } from './uploads.ts'
import { deleteWriteBacks } from './write-backs-of-job.ts'

/** Days of 24 hours, as the pages count them; without a number of days there is no end. */
const after = (since: string, days: string) => `${since} + ${days} * interval '24 hours'`

const JOB_END = after('job.ended_at', 'workspace.result_days')
/** The earlier of both; `least` looks past what is null. */
const UPLOAD_END = `least(${after('upload.created_at', 'workspace.upload_days')},
  case when upload.etag is null then ${after('upload.created_at', String(DAYS_TO_COMPLETE))} end)`

/** What goes back into an audience is not left half done. */
const IS_WRITING_BACK = `exists (select 1 from write_back where write_back.workspace_id = job.workspace_id
  and write_back.job_id = job.id and write_back.status in ('applying', 'undoing'))`
const JOB_IS_DUE = `job.expired_at is null and job.phase in ('ended', 'failed') and ${JOB_END} <= now()
  and not ${IS_WRITING_BACK}`
const UPLOAD_IS_DUE = `upload.expired_at is null and ${UPLOAD_END} <= now()`

const DUE = `
  select * from (
    select 'job' as kind, job.workspace_id, job.id, null as key, null as multipart_id, ${JOB_END} as since
    from job join workspace on workspace.id = job.workspace_id
    where ${JOB_IS_DUE}
    union all
    select 'upload', upload.workspace_id, upload.id, key, case when etag is null then multipart_id end, ${UPLOAD_END}
    from upload join workspace on workspace.id = upload.workspace_id
    where ${UPLOAD_IS_DUE}
      and not exists (${READERS.replaceAll('$1', 'upload.workspace_id').replaceAll('$2', 'upload.id')})
  ) as due
  order by since, id collate "C"
  limit $1`

interface DueRow {
  readonly kind: Due['kind']
  readonly workspace_id: string
  readonly id: string
  readonly key: Extract<Due, { readonly kind: 'upload' }>['key']
  readonly multipart_id: string | null
}

export function postgresRetention(db: Database): Retention {
  return {
    async get(workspaceId) {
      const [rule] = await db.query<RetentionRule>(
        'select upload_days as "uploadDays", result_days as "resultDays" from workspace where id = $1',
        [workspaceId],
      )
      return rule ?? DEFAULT_RETENTION
    },

    async set(workspaceId, { uploadDays, resultDays }) {
      await db.query('update workspace set upload_days = $2, result_days = $3 where id = $1', [
        workspaceId,
        uploadDays,
        resultDays,
      ])
    },

    due: async (limit) => (await db.query<DueRow>(DUE, [limit])).map(dueOf),

    expire: ({ kind, workspaceId, id }) =>
      db.transaction(async (query) => {
        switch (kind) {
          case 'job':
            return expireJob(query, workspaceId, id)
          case 'upload':
            return expireUpload(query, workspaceId, id)
          default:
            return kind satisfies never
        }
      }),
  }
}

async function expireJob(query: Query, ...at: readonly [workspaceId: string, id: string]): Promise<boolean> {
  const due = await query(
    `select job.id from job join workspace on workspace.id = job.workspace_id
     where job.workspace_id = $1 and job.id = $2 and ${JOB_IS_DUE} for update of job`,
    at,
  )
  if (due.length === 0) return false
  if (!(await deleteWriteBacks(query, ...at))) return false
  await query('delete from range where workspace_id = $1 and subject_id = $2', at)
  await query("update job set expired_at = now(), files = '[]' where workspace_id = $1 and id = $2", at)
  return true
}

/** Whoever wants to read it holds it meanwhile, so nobody comes to do so between the look and the mark. */
async function expireUpload(query: Query, ...at: readonly [workspaceId: string, id: string]): Promise<boolean> {
  const due = await query(
    `select upload.id from upload join workspace on workspace.id = upload.workspace_id
     where upload.workspace_id = $1 and upload.id = $2 and ${UPLOAD_IS_DUE} for update of upload`,
    at,
  )
  if (due.length === 0 || (await query(READERS, at)).length > 0) return false
  await query('update upload set expired_at = now() where workspace_id = $1 and id = $2', at)
  return true
}

const dueOf = ({ kind, workspace_id: workspaceId, id, key, multipart_id: multipartId }: DueRow): Due =>
  kind === 'job' ? { kind, workspaceId, id } : { kind, workspaceId, id, key, multipartId }
