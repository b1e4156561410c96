/** For tests and benchmarks: jobs with many ranges, written at once. */
import type { Tallies } from '#core/counts.ts'
import { noTallies } from '#core/counts.ts'
import { DEFAULT_OPTIONS } from '#core/options.ts'
import { SHIPPED_PARAMETERS } from '#core/parameters.ts'
import { uploadKey } from '#core/storage-key.ts'
import type { Frozen, JobSpec } from '#pipeline/ports/jobs.ts'
import type { Database } from './connect.ts'
import { postgresJobs } from './jobs.ts'

const FROZEN: Frozen = { parameters: SHIPPED_PARAMETERS, fields: ['email'], providers: [] }

const specOf = (workspaceId: string, id: string): JobSpec => ({
  id,
  workspaceId,
  uploadId: 'upload',
  source: {
    key: uploadKey(workspaceId, 'upload'),
    etag: '"tag"',
    bytes: 1_000_000_000,
    filename: 'people.csv',
    dialect: {
      encoding: 'utf-8',
      bom: false,
      delimiter: ',',
      quote: '"',
      lineEnd: '\n',
      comment: null,
      headerRow: 1,
      dataStart: 6,
      linesBeforeData: 0,
      columns: ['email'],
      asciiHead: true,
    },
  },
  mapping: [{ column: 0, field: 'email' }],
  providers: [],
  options: DEFAULT_OPTIONS,
  createdAt: new Date(),
})

export interface ManyRanges {
  readonly ranges: number
  /** The first so many of them are done, all others ready. */
  readonly done: number
  readonly rowsPerRange: number
  /** Ranges that have a failed row, of those that are done. */
  readonly failed: readonly number[]
}

/** Makes a job that is running. */
export async function addManyRanges(db: Database, workspaceId: string, id: string, many: ManyRanges): Promise<void> {
  const { ranges, done, rowsPerRange, failed } = many
  await postgresJobs(db).create(specOf(workspaceId, id), null)
  await db.query(`update range set state = 'done' where workspace_id = $1 and subject_id = $2`, [workspaceId, id])
  const tallies = (statuses: Partial<Tallies['statuses']>) =>
    JSON.stringify({ ...noTallies(), statuses: { ...noTallies().statuses, ...statuses } })
  await db.query(
    `insert into range (workspace_id, subject_id, step, n, from_byte, to_byte, first_row, rows, state, turn, accepted_at,
                        part_key, part_sections, tallies)
     select $1::text, $2::text, 'enrich', n, n * 1000, n * 1000 + 1000, n * $5::bigint + 1, $5::bigint,
       case when n < $4::int then 'done' else 'ready' end, case when n < $4 then nextval('range_turn') end,
       case when n < $4 then now() - ($4 - n) * interval '4 s' end,
       case when n < $4 then format('parts/%s/%s/%s', $1, $2, n) end,
       case when n < $4 then '{"result":1,"spreadsheet":0,"rejected":0,"index":80,"statuses":1}'::json end,
       case when n < $4 then case when n = any($6::int[]) then $7::json else $8::json end end
     from generate_series(0, $3::int - 1) as n`,
    [
      ...[workspaceId, id, ranges, done, rowsPerRange, failed],
      tallies({ matched: rowsPerRange - 1, failed: 1 }),
      tallies({ matched: rowsPerRange }),
    ],
  )
  await db.query(
    `update job set phase = 'running', frozen = $3, ranges_total = $4, ranges_done = $5, rows_split = $6, tallies = $7,
       started_at = now() where workspace_id = $1 and id = $2`,
    [
      ...[workspaceId, id, JSON.stringify(FROZEN), ranges, done, ranges * rowsPerRange],
      tallies({ matched: done * rowsPerRange - failed.length, failed: failed.length }),
    ],
  )
}
