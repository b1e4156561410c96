/** Gives dead steps another life, where what they belong to can still go on. */
import type { JobPhase } from '#core/job.ts'
import type { Message, Step } from '#pipeline/ports/messages.ts'
import type { Operations } from '#pipeline/ports/operating.ts'
import type { Database, Query } from './connect.ts'
import { LET_GO } from './transitions.ts'

/** Steps over the whole list: each that dies takes its job along. */
const WHOLE: readonly Step[] = ['split', 'calibrate', 'resolve', 'merge']

interface DeadRow {
  readonly step: Step
  readonly n: number
  readonly generation: number
  readonly rows: number | null
}

interface JobRow {
  readonly phase: JobPhase
  readonly error_code: string | null
  readonly is_cancelled: boolean
}

const isDeadCode = (code: string | null, dead: readonly DeadRow[]) => dead.some(({ step }) => code === `${step}.dead`)

/** @returns those of the dead steps of a job that may live again now, together */
function revivable(job: JobRow, dead: readonly DeadRow[], isWanted: (row: DeadRow) => boolean): readonly DeadRow[] {
  const wanted = dead.filter(isWanted)
  const ranges = job.is_cancelled ? [] : wanted.filter(({ step }) => step === 'enrich')
  switch (job.phase) {
    case 'failed': {
      const whole = dead.filter(({ step }) => WHOLE.includes(step))
      return isDeadCode(job.error_code, whole) && wanted.some((row) => whole.includes(row)) ? whole : []
    }
    case 'ended':
      // The mail of this end waits for the next one.
      return ranges.length > 0 ? ranges : wanted.filter(({ step }) => step === 'notify')
    case 'splitting':
    case 'running':
      return ranges
    case 'queued':
    case 'merging':
      return []
    default:
      return job.phase satisfies never
  }
}

/** Where a job stood whose step over the whole list died. */
const PHASE_BEFORE = `case
  when exists (select 1 from range where workspace_id = $1 and subject_id = $2 and step in ('resolve', 'merge')
               and state = 'ready') then 'merging'
  when ranges_total is not null then 'running'
  when started_at is not null then 'splitting'
  else 'queued' end`

async function reviveJob(query: Query, at: readonly [string, string], revived: readonly DeadRow[]): Promise<void> {
  if (revived.some(({ step }) => WHOLE.includes(step))) {
    await query(
      `update job set phase = ${PHASE_BEFORE}, error_code = null, ended_at = null where workspace_id = $1 and id = $2`,
      at,
    )
    return
  }
  const ranges = revived.filter(({ step }) => step === 'enrich')
  if (ranges.length === 0) return
  await query(
    `update job set phase = case phase when 'ended' then 'running' else phase end, error_code = null, ended_at = null,
       ranges_done = ranges_done - $3, dead_ranges = dead_ranges - $3, dead_rows = dead_rows - $4
     where workspace_id = $1 and id = $2`,
    [...at, ranges.length, ranges.reduce((sum, { rows }) => sum + (rows ?? 0), 0)],
  )
  await query(
    `update range set state = 'done', ${LET_GO}
     where workspace_id = $1 and subject_id = $2 and step = 'notify' and state <> 'done'`,
    at,
  )
}

async function revive(query: Query, at: readonly [string, string], revived: readonly DeadRow[]): Promise<void> {
  await query(
    `update range set state = 'ready', generation = generation + 1, attempts = 0, waits = 0, error_code = null, ${LET_GO}
     where workspace_id = $1 and subject_id = $2 and state = 'dead'
       and (step, n) in (select * from unnest($3::text[], $4::int[]))`,
    [...at, revived.map(({ step }) => step), revived.map(({ n }) => n)],
  )
}

export function redriveIn(db: Database): Operations['redrive'] {
  return (workspaceId, subjectId, only) =>
    db.transaction(async (query) => {
      const at = [workspaceId, subjectId] as const
      const [job] = await query<JobRow>(
        'select phase, error_code, is_cancelled from job where workspace_id = $1 and id = $2 for update',
        at,
      )
      // Read once the job is locked: nothing of it changes from here on.
      const dead = await query<DeadRow>(
        `select step, n, generation, rows from range
         where workspace_id = $1 and subject_id = $2 and state = 'dead' order by step, n for update`,
        at,
      )
      const isWanted = ({ step, n }: DeadRow) => only === null || (only.step === step && only.n === n)
      const revived = job ? revivable(job, dead, isWanted) : await importsOf(query, at, dead.filter(isWanted))
      if (revived.length === 0) return { outcome: 'not_now' }
      await revive(query, at, revived)
      if (job) await reviveJob(query, at, revived)
      const steps = revived.map(({ step, n, generation }): Message => ({ workspaceId, subjectId, step, n, generation }))
      return { outcome: 'done', steps }
    })
}

/** A directory whose import died is importing again. */
async function importsOf(query: Query, at: readonly [string, string], dead: readonly DeadRow[]) {
  const imports = dead.filter(({ step }) => step === 'import')
  if (imports.length === 0) return []
  const importing = await query(
    `update directory set status = 'importing', error_code = null
     where workspace_id = $1 and id = $2 and status = 'failed' returning id`,
    at,
  )
  return importing.length > 0 ? imports : []
}
