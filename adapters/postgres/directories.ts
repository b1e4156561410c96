/** Directories: made, listed, deleted, and what becomes of their import. */
import type { Directories, Directory } from '#pipeline/ports/directories.ts'
import type { Database } from './connect.ts'
import { PAGE, pageOf, readCursor } from './page.ts'
import { settle } from './transitions.ts'
import { isExpired } from './uploads.ts'

interface DirectoryRow {
  readonly id: string
  readonly workspace_id: string
  readonly name: string
  readonly status: Directory['status']
  readonly error_code: string | null
  readonly upload_id: string
  readonly source: Directory['source']
  readonly mapping: Directory['mapping']
  readonly id_column: number | null
  readonly index: Directory['index']
  readonly created_at: Date
}

export function postgresDirectories(db: Database): Directories {
  return {
    create: (directory) =>
      db.transaction(async (query) => {
        if (await isExpired(query, directory.workspaceId, directory.uploadId)) return 'expired'
        await query(
          `insert into directory (id, workspace_id, name, status, upload_id, source, mapping, id_column, created_at)
           values ($1, $2, $3, 'importing', $4, $5, $6, $7, $8)`,
          [
            directory.id,
            directory.workspaceId,
            directory.name,
            directory.uploadId,
            JSON.stringify(directory.source),
            JSON.stringify(directory.mapping),
            directory.idColumn,
            directory.createdAt,
          ],
        )
        await query(
          "insert into range (workspace_id, subject_id, step, n, state) values ($1, $2, 'import', 0, 'ready')",
          [directory.workspaceId, directory.id],
        )
        return 'created'
      }),

    async get(workspaceId, id) {
      const [row] = await db.query<DirectoryRow>('select * from directory where workspace_id = $1 and id = $2', [
        workspaceId,
        id,
      ])
      return row ? directoryOf(row) : null
    },

    async list(workspaceId, cursor, limit) {
      const from = cursor === null ? [null, null] : readCursor(cursor)
      if (from === null) return { items: [], next: null }
      const rows = await db.query<DirectoryRow>(`select * from directory where ${PAGE}`, [
        workspaceId,
        ...from,
        limit + 1,
      ])
      return pageOf(rows.map(directoryOf), limit)
    },

    delete: (workspaceId, id) =>
      db.transaction(async (query) => {
        const found = await query('select id from directory where workspace_id = $1 and id = $2 for update', [
          workspaceId,
          id,
        ])
        if (found.length === 0) return 'missing'
        const users = await query(
          `select id from job where workspace_id = $1 and phase not in ('ended', 'failed') and providers::jsonb @> $2`,
          [workspaceId, JSON.stringify([{ directoryId: id }])],
        )
        if (users.length > 0) return 'in_use'
        await query('delete from range where workspace_id = $1 and subject_id = $2', [workspaceId, id])
        await query('delete from directory where workspace_id = $1 and id = $2', [workspaceId, id])
        return 'deleted'
      }),

    finishImport: (task, index) =>
      db.transaction((query) =>
        settle(query, task, async () => {
          await query('update directory set status = $3, index = $4 where workspace_id = $1 and id = $2', [
            task.workspaceId,
            task.subjectId,
            'ready',
            JSON.stringify(index),
          ])
        }),
      ),

    failImport: (task, errorCode) =>
      db.transaction((query) =>
        settle(
          query,
          task,
          async () => {
            await query('update directory set status = $3, error_code = $4 where workspace_id = $1 and id = $2', [
              task.workspaceId,
              task.subjectId,
              'failed',
              errorCode,
            ])
          },
          'failed',
        ),
      ),
  }
}

const directoryOf = (row: DirectoryRow): Directory => ({
  id: row.id,
  workspaceId: row.workspace_id,
  name: row.name,
  status: row.status,
  errorCode: row.error_code,
  uploadId: row.upload_id,
  source: row.source,
  mapping: row.mapping,
  idColumn: row.id_column,
  index: row.index,
  createdAt: row.created_at,
})
