/** Uploads: what was announced, what has arrived, how it is written. */
import type { Upload, Uploads } from '#pipeline/ports/uploads.ts'
import type { Database, Query } from './connect.ts'

interface UploadRow {
  readonly id: string
  readonly workspace_id: string
  readonly filename: string
  readonly bytes: number
  readonly part_bytes: number
  readonly key: Upload['key']
  readonly multipart_id: string
  readonly etag: string | null
  readonly dialect: Upload['dialect']
  readonly overrides: Upload['overrides']
  readonly created_at: Date
  readonly expired_at: Date | null
}

/** An import, or a job that has not ended, reads the upload $2 of the workspace $1. */
export const READERS = `
  select id from directory where workspace_id = $1 and upload_id = $2 and status = 'importing'
  union all
  select id from job where workspace_id = $1 and upload_id = $2 and phase not in ('ended', 'failed')
  union all
  select upload_id from audience_read where workspace_id = $1 and upload_id = $2 and status = 'reading'`

/**
 * Holds an upload as it is until the transaction ends, so that nobody comes to read what is about to go.
 * @returns whether its file is gone because its time had come
 */
export async function isExpired(query: Query, workspaceId: string, id: string): Promise<boolean> {
  const [upload] = await query<Pick<UploadRow, 'expired_at'>>(
    'select expired_at from upload where workspace_id = $1 and id = $2 for share',
    [workspaceId, id],
  )
  return upload !== undefined && upload.expired_at !== null
}

export async function insertUpload(query: Query, upload: Parameters<Uploads['create']>[0]): Promise<void> {
  const { id, workspaceId, filename, bytes, partBytes, key, multipartId, createdAt } = upload
  await query(
    `insert into upload (id, workspace_id, filename, bytes, part_bytes, key, multipart_id, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, workspaceId, filename, bytes, partBytes, key, multipartId, createdAt],
  )
}

export function postgresUploads(db: Database): Uploads {
  return {
    create: (upload) => insertUpload(db.query, upload),

    async get(workspaceId, id) {
      const [row] = await db.query<UploadRow>('select * from upload where workspace_id = $1 and id = $2', [
        workspaceId,
        id,
      ])
      return row ? uploadOf(row) : null
    },

    async complete(workspaceId, id, etag) {
      await db.query('update upload set etag = $3 where workspace_id = $1 and id = $2', [workspaceId, id, etag])
    },

    async setDialect(workspaceId, id, dialect, overrides) {
      await db.query('update upload set dialect = $3, overrides = $4 where workspace_id = $1 and id = $2', [
        workspaceId,
        id,
        dialect && JSON.stringify(dialect),
        JSON.stringify(overrides),
      ])
    },

    delete: (workspaceId, id) =>
      db.transaction(async (query) => {
        const found = await query('select id from upload where workspace_id = $1 and id = $2 for update', [
          workspaceId,
          id,
        ])
        if (found.length === 0) return 'missing'
        const readers = await query(READERS, [workspaceId, id])
        if (readers.length > 0) return 'in_use'
        await query('delete from upload where workspace_id = $1 and id = $2', [workspaceId, id])
        return 'deleted'
      }),
  }
}

const uploadOf = (row: UploadRow): Upload => ({
  id: row.id,
  workspaceId: row.workspace_id,
  filename: row.filename,
  bytes: row.bytes,
  partBytes: row.part_bytes,
  key: row.key,
  multipartId: row.multipart_id,
  etag: row.etag,
  dialect: row.dialect,
  overrides: row.overrides,
  createdAt: row.created_at,
  expiredAt: row.expired_at,
})
