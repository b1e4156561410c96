/** Audiences that are brought in: what of them is wanted, how far they are, and the uploads that they become. */
import type { AudienceChoice, AudienceRead, AudienceReads } from '#pipeline/ports/audience-reads.ts'
import type { Task } from '#pipeline/ports/messages.ts'
import { newUploadOf } from '../audience-upload.ts'
import type { Database, Query } from './connect.ts'
import { LET_GO, settle } from './transitions.ts'
import { insertUpload } from './uploads.ts'

interface ReadRow {
  readonly workspace_id: string
  readonly upload_id: string
  readonly connection_id: string
  readonly audience_id: string
  readonly name: string
  readonly choice: Pick<AudienceChoice, 'statuses' | 'segmentId' | 'changedSince'>
  readonly created_at: Date
  readonly status: AudienceRead['state']
  readonly error_code: string | null
  readonly columns: AudienceRead['columns']
  readonly plan: AudienceRead['plan']
  readonly total_before: number
  readonly members_read: number
  readonly report: AudienceRead['report']
}

const ADD_STEPS = `insert into range (workspace_id, subject_id, step, n, state)
  select $1, $2, $3, n, 'ready' from generate_series($4::int, $5::int) as n`

export function postgresAudienceReads(db: Database): AudienceReads {
  const end = (
    task: Task,
    then: (query: Query, at: readonly [string, string]) => Promise<unknown>,
    how?: 'done' | 'failed',
  ) =>
    db.transaction((query) =>
      settle(
        query,
        task,
        async () => {
          await then(query, [task.workspaceId, task.subjectId])
        },
        how,
      ),
    )

  return {
    create: (read) =>
      db.transaction(async (query) => {
        const { workspaceId, uploadId, statuses, segmentId, changedSince } = read
        await insertUpload(query, newUploadOf(read))
        await query(
          `insert into audience_read (workspace_id, upload_id, connection_id, audience_id, name, choice, created_at, status)
           values ($1, $2, $3, $4, $5, $6, $7, 'reading')`,
          [
            ...[workspaceId, uploadId, read.connectionId, read.audienceId, read.name],
            ...[JSON.stringify({ statuses, segmentId, changedSince }), read.createdAt],
          ],
        )
        await query(ADD_STEPS, [workspaceId, uploadId, 'fetch', 0, 0])
      }),

    async get(workspaceId, uploadId) {
      const [row] = await db.query<ReadRow>('select * from audience_read where workspace_id = $1 and upload_id = $2', [
        workspaceId,
        uploadId,
      ])
      return row ? readOf(row) : null
    },

    plan: (task, { columns, ranges, total }) =>
      end(task, async (query, at) => {
        await query(
          'update audience_read set columns = $3, plan = $4, total_before = $5 where workspace_id = $1 and upload_id = $2',
          [...at, JSON.stringify(columns), JSON.stringify(ranges), total],
        )
        await query(ADD_STEPS, [...at, 'fetch', 1, ranges.length])
      }),

    acceptPages: (task, pages, members) =>
      end(task, async (query, at) => {
        await query('insert into audience_page (upload_id, n, keys) values ($1, $2, $3)', [
          ...[task.subjectId, task.n, JSON.stringify(pages)],
        ])
        await query(
          'update audience_read set members_read = members_read + $3 where workspace_id = $1 and upload_id = $2',
          [...at, members],
        )
        // The subject is locked: of two that end at the same time, the second sees the first.
        const [open] = await query(
          "select n from range where workspace_id = $1 and subject_id = $2 and step = 'fetch' and state <> 'done' limit 1",
          at,
        )
        if (open === undefined) await query(ADD_STEPS, [...at, 'stitch', 0, 0])
      }),

    async pages(workspaceId, uploadId) {
      const rows = await db.query<{ keys: Awaited<ReturnType<AudienceReads['pages']>>[number] }>(
        `select keys from audience_page join audience_read using (upload_id)
         where workspace_id = $1 and upload_id = $2 order by n`,
        [workspaceId, uploadId],
      )
      return rows.map(({ keys }) => keys)
    },

    finish: (task, { key, etag, bytes, dialect }, report) =>
      end(task, async (query, at) => {
        await query(
          "update audience_read set status = 'ready', report = $3 where workspace_id = $1 and upload_id = $2",
          [...[...at, JSON.stringify(report)]],
        )
        await query(
          'update upload set key = $3, etag = $4, bytes = $5, dialect = $6 where workspace_id = $1 and id = $2',
          [...at, key, etag, bytes, JSON.stringify(dialect)],
        )
      }),

    fail: (task, errorCode) =>
      end(
        task,
        (query, at) =>
          query(
            "update audience_read set status = 'failed', error_code = $3 where workspace_id = $1 and upload_id = $2",
            [...at, errorCode],
          ),
        'failed',
      ),

    async waiting(workspaceId, uploadId) {
      const [row] = await db.query<{ reason: string; until: Date | null }>(
        `select parked_reason as reason, parked_until as until from range
         where workspace_id = $1 and subject_id = $2 and state = 'parked'
         order by parked_until desc nulls first limit 1`,
        [workspaceId, uploadId],
      )
      return row ?? null
    },

    async wake(workspaceId, connectionId, reasons) {
      await db.query(
        `update range set state = 'ready', ${LET_GO} from audience_read
         where range.workspace_id = $1 and audience_read.workspace_id = $1 and audience_read.connection_id = $2
           and range.subject_id = audience_read.upload_id and range.state = 'parked' and range.parked_reason = any($3)`,
        [workspaceId, connectionId, reasons],
      )
    },
  }
}

const readOf = (row: ReadRow): AudienceRead => ({
  workspaceId: row.workspace_id,
  uploadId: row.upload_id,
  connectionId: row.connection_id,
  audienceId: row.audience_id,
  name: row.name,
  ...row.choice,
  createdAt: row.created_at,
  state: row.status,
  errorCode: row.error_code,
  columns: row.columns,
  plan: row.plan,
  totalBefore: row.total_before,
  membersRead: row.members_read,
  report: row.report,
})
