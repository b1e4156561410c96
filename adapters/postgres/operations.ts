/** What operators are told of all workspaces together: ids, codes, counts and ages, nobody's data. */

import type { Step } from '#pipeline/ports/messages.ts'
import type { Count, DeadStep, Operations, Overview, StepCount, WorkerAtWork } from '#pipeline/ports/operating.ts'
import type { Database } from './connect.ts'
import { redriveIn } from './redrive.ts'
import { PAUSABLE } from './transitions.ts'

/** Done ones, of which there may be many, are left to the counts: the others are found by the index on the state. */
const STEPS = `
  select step, state, case state when 'parked' then parked_reason end as reason, count(*) as count,
    extract(epoch from now() - min(changed_at))::float8 as "oldestSeconds"
  from range where state in ('ready', 'sent', 'parked', 'dead')
  group by 1, 2, 3 order by 1, 2, 3`

/** In flight, or of those that the dispatcher's claim would give out if there were room: a contract test holds them equal. */
const BACKLOG = `
  select count(*) as backlog,
    coalesce(extract(epoch from now() - min(changed_at) filter (where state = 'ready' and step = 'enrich')), 0)::float8
      as "rangeSeconds",
    coalesce(extract(epoch from now() - min(changed_at) filter (where state = 'ready')), 0)::float8 as "stepSeconds"
  from range
  left join job on job.workspace_id = range.workspace_id and job.id = range.subject_id
  left join directory on directory.workspace_id = range.workspace_id and directory.id = range.subject_id
  left join estimate on estimate.workspace_id = range.workspace_id and estimate.id = range.subject_id
  left join audience_read on audience_read.workspace_id = range.workspace_id
    and audience_read.upload_id = range.subject_id
  left join write_back on write_back.workspace_id = range.workspace_id and write_back.id = range.subject_id
  where range.state = 'sent' or range.state = 'ready' and case
    when range.step = 'import' then directory.status = 'importing'
    when range.step = 'estimate' then estimate.status = 'counting'
    when range.step in ('fetch', 'stitch') then audience_read.status = 'reading'
    when range.step = 'preview_back' then write_back.status = 'previewing'
    when range.step = 'write_back' then write_back.status = 'applying'
    when range.step = 'undo_back' then write_back.status = 'undoing'
    when range.step = 'notify' then job.phase <> 'failed'
    when job.phase in ('ended', 'failed') then false
    when job.is_paused and range.step = any($1::text[]) then false
    when range.step = 'enrich' then job.frozen is not null or job.is_cancelled
    else job.id is not null
  end`

const DEAD = `
  select workspace_id as "workspaceId", subject_id as "subjectId", step, n, generation, rows,
    coalesce(error_code, 'unknown') as "errorCode", changed_at as "diedAt"
  from range where state = 'dead' order by changed_at desc, workspace_id, subject_id, step, n limit $1`

const WORKERS = `
  select id, started_at, extract(epoch from now() - seen_at)::float8 as seen_seconds,
    workspace_id, subject_id, step, n, attempts, extract(epoch from now() - changed_at)::float8 as task_seconds
  from worker
  left join lateral (
    select * from range where state = 'sent' and worker_id = worker.id order by heartbeat_at desc limit 1
  ) as task on true
  where seen_at > now() - $1 * interval '1 ms' order by started_at, id`

/** Objects by what names them; a part's sections are one object. */
const STORED = `
  select coalesce((select sum(bytes) from upload where etag is not null), 0)
    + coalesce((select sum((index ->> 'bytes')::bigint) from directory), 0)
    + coalesce((select sum((section.value)::bigint) from range, json_each_text(part_sections) as section), 0)
    + coalesce((select sum((file ->> 'bytes')::bigint) from job, json_array_elements(files) as file), 0) as bytes`

interface WorkerRow {
  readonly id: string
  readonly started_at: Date
  readonly seen_seconds: number
  readonly workspace_id: string | null
  readonly subject_id: string
  readonly step: Step
  readonly n: number
  readonly attempts: number
  readonly task_seconds: number
}

/** @param aliveMs a worker seen this lately is at work */
export function postgresOperations(db: Database, aliveMs: number): Operations {
  return {
    async overview(mostDead) {
      const [steps, [open], dead, workers] = await Promise.all([
        db.query<StepCount>(STEPS),
        db.query<Overview['lag'] & { backlog: number }>(BACKLOG, [PAUSABLE]),
        db.query<DeadStep>(DEAD, [mostDead]),
        db.query<WorkerRow>(WORKERS, [aliveMs]),
      ])
      const { backlog = 0, rangeSeconds = 0, stepSeconds = 0 } = open ?? {}
      return { steps, backlog, lag: { rangeSeconds, stepSeconds }, dead, workers: workers.map(workerOf) }
    },

    counts: () =>
      db.query<Count>('select name, label, sum(value)::bigint as value from counter group by 1, 2 order by 1, 2'),

    async storedBytes() {
      const [sum] = await db.query<{ bytes: string }>(STORED)
      return Number(sum?.bytes ?? 0)
    },

    redrive: redriveIn(db),
  }
}

const workerOf = (row: WorkerRow): WorkerAtWork => ({
  id: row.id,
  startedAt: row.started_at,
  seenSeconds: row.seen_seconds,
  task:
    row.workspace_id === null
      ? null
      : {
          workspaceId: row.workspace_id,
          subjectId: row.subject_id,
          step: row.step,
          n: row.n,
          attempt: row.attempts,
          seconds: row.task_seconds,
        },
})
