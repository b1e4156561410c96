/**
 * When a range changes its state: from its message to its acceptance. Each change is one transaction that does nothing
 * unless the attempt is the current one. What is given out and swept: backlog.ts. What people ask: job-control.ts.
 */
import { addTallies, subtractTallies, type Tallies } from '#core/counts.ts'
import { countsToKeep } from '#core/counts-to-keep.ts'
import { isFromOutside } from '#pipeline/ports/jobs.ts'
import type { Span } from '#pipeline/ports/messages.ts'
import type { Part, RangePart } from '#pipeline/ports/parts.ts'
import { MAX_ATTEMPTS, type Ranges, type Timings } from '#pipeline/ports/ranges.ts'
import type { Database } from './connect.ts'
import { addCounts, countStep } from './counts.ts'
import {
  AT_ATTEMPT,
  AT_ROW,
  advance,
  arm,
  attemptKey,
  changeTallies,
  failJob,
  kill,
  LET_GO,
  lockSubject,
  parkRow,
  rowKey,
  settle,
} from './transitions.ts'

interface SpanRow {
  readonly from_byte: number | null
  readonly to_byte: number | null
  readonly first_row: number | null
  readonly rows: number | null
}

interface RangeRow extends SpanRow {
  readonly n: number
  readonly state: string
  readonly generation: number
  readonly attempts: number
  readonly counted: number
  readonly is_fresh: boolean | null
  readonly part_key: Part['key'] | null
  readonly part_sections: Part['sections'] | null
  readonly tallies: Tallies | null
}

/** From the range that holds row $3, found in the index of first rows, on in row order until $5 hold status $4. */
const PARTS_HOLDING = `
  select * from range
  where workspace_id = $1 and subject_id = $2 and step = 'enrich'
    and first_row >= coalesce((
      select first_row from range
      where workspace_id = $1 and subject_id = $2 and step = 'enrich' and first_row <= $3
      order by first_row desc limit 1), 0)
    and first_row + rows > $3
    and (state = 'dead' and ($4::text is null or $4 = 'failed')
         or held_statuses is not null and ($4 is null or $4 = any(held_statuses)))
  order by first_row limit $5`

/** Services that a job asks, in its order. */
const VENDORS = `
  select service from job cross join json_array_elements(providers) with ordinality as asked (provider, place)
  join connection on connection.workspace_id = job.workspace_id and connection.id = provider ->> 'connectionId'
  where job.workspace_id = $1 and job.id = $2 order by place`

export function postgresRanges(db: Database, timings: Timings): Ranges {
  return {
    begin: (message, workerId) =>
      db.transaction(async (query) => {
        const subject = await lockSubject(query, message)
        const [row] = await query<RangeRow>(
          `select *, attempts - waits as counted, heartbeat_at > now() - $5 * interval '1 ms' as is_fresh
           from range where ${AT_ROW} for update`,
          [...rowKey(message), timings.freshMs],
        )
        if (!subject?.isWanted || row?.state !== 'sent' || row.generation !== message.generation || row.is_fresh) {
          return { outcome: 'drop' }
        }
        if (subject.isPaused) {
          await parkRow(query, message, 'paused', null)
          return { outcome: 'drop' }
        }
        if (row.counted >= MAX_ATTEMPTS) {
          await kill(query, message, 'range.attempts')
          return { outcome: 'dead' }
        }
        await query(
          `update range set attempts = attempts + 1, worker_id = $5, heartbeat_at = now(),
             is_woken = false where ${AT_ROW}`,
          [...rowKey(message), workerId],
        )
        if (message.step === 'split' && subject.phase === 'queued') {
          await query("update job set phase = 'splitting', started_at = now() where workspace_id = $1 and id = $2", [
            message.workspaceId,
            message.subjectId,
          ])
        }
        return {
          outcome: 'go',
          task: { ...message, attempt: row.attempts + 1, failures: row.counted, span: spanOf(row) },
        }
      }),

    async heartbeat(task) {
      const beaten = await db.query(
        `update range set heartbeat_at = now() where ${AT_ATTEMPT}
           and not exists (select 1 from job where workspace_id = $1 and id = $2 and phase = 'failed') returning n`,
        attemptKey(task),
      )
      return beaten.length > 0
    },

    park: (task, reason, forMs) =>
      db.transaction(async (query) => {
        const subject = await lockSubject(query, task)
        if (!subject || subject.phase === 'failed') return
        const parked = await query<{ is_woken: boolean }>(
          `update range set waits = waits + 1 where ${AT_ATTEMPT} returning is_woken`,
          attemptKey(task),
        )
        if (parked.length === 0) return
        // What waits for a moment waits for it even so: an outage does not end with a cancelled job.
        const isFree =
          forMs === 0 ||
          (parked[0]?.is_woken && isFromOutside(reason)) ||
          (subject.isCancelled && forMs === null) ||
          (reason === 'paused' && subject.phase !== null && !subject.isPaused)
        if (isFree) await query(`update range set state = 'ready', ${LET_GO} where ${AT_ROW}`, rowKey(task))
        else await parkRow(query, task, reason, forMs)
      }),

    giveBack: (task, errorCode) =>
      db.transaction(async (query) => {
        const subject = await lockSubject(query, task)
        if (!subject || subject.phase === 'failed') return 'stale'
        const [row] = await query<{ counted: number }>(
          `select attempts - waits as counted from range where ${AT_ATTEMPT} for update`,
          attemptKey(task),
        )
        if (!row) return 'stale'
        if (row.counted >= MAX_ATTEMPTS) {
          await kill(query, task, errorCode)
          return 'dead'
        }
        await query(
          `update range set state = 'parked', worker_id = null, heartbeat_at = null, error_code = $6,
             parked_reason = 'retry', parked_until = now() + $5 * interval '1 ms' where ${AT_ROW}`,
          [...rowKey(task), timings.retryBaseMs * 2 ** (row.counted - 1), errorCode],
        )
        await countStep(query, task, 'retry')
        return 'again'
      }),

    append: (task, firstN, spans) =>
      db.transaction(async (query) => {
        const subject = await lockSubject(query, task)
        if (!subject || subject.phase === 'failed') return false
        const current = await query(`select n from range where ${AT_ATTEMPT} for update`, attemptKey(task))
        if (current.length === 0) return false
        await query(
          `insert into range (workspace_id, subject_id, step, n, from_byte, to_byte, first_row, rows, state)
           select $1, $2, 'enrich', $3::int + turn - 1, from_byte, to_byte, first_row, rows, 'ready'
           from unnest($4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[])
             with ordinality as span (from_byte, to_byte, first_row, rows, turn)`,
          [task.workspaceId, task.subjectId, firstN, ...columnsOf(spans)],
        )
        await query('update job set rows_split = rows_split + $3 where workspace_id = $1 and id = $2', [
          task.workspaceId,
          task.subjectId,
          spans.reduce((sum, span) => sum + span.rows, 0),
        ])
        return true
      }),

    async lastSpan(task) {
      const [last] = await db.query<SpanRow & { n: number }>(
        `select n, from_byte, to_byte, first_row, rows from range
         where workspace_id = $1 and subject_id = $2 and step = 'enrich' order by n desc limit 1`,
        [task.workspaceId, task.subjectId],
      )
      return last ? { nextN: last.n + 1, last: spanOf(last) } : { nextN: 0, last: null }
    },

    finishSplit: (task, rangesTotal) =>
      db.transaction((query) =>
        settle(query, task, async () => {
          await query("update job set ranges_total = $3, phase = 'running' where workspace_id = $1 and id = $2", [
            task.workspaceId,
            task.subjectId,
            rangesTotal,
          ])
          await advance(query, task.workspaceId, task.subjectId)
        }),
      ),

    finishCalibrate: (task, frozen) =>
      db.transaction((query) =>
        settle(query, task, async () => {
          await query('update job set frozen = $3 where workspace_id = $1 and id = $2', [
            task.workspaceId,
            task.subjectId,
            JSON.stringify(frozen),
          ])
          await advance(query, task.workspaceId, task.subjectId)
        }),
      ),

    async accept(task, part) {
      const isAccepted = await db.transaction((query) =>
        settle(query, task, async () => {
          await query(
            `update range set accepted_at = now(), error_code = null, part_key = $5, part_sections = $6, tallies = $7
             where ${AT_ROW}`,
            [...rowKey(task), ...partColumns(part)],
          )
          await changeTallies(query, task.workspaceId, task.subjectId, (tallies) => addTallies(tallies, part.tallies))
          await query('update job set ranges_done = ranges_done + 1 where workspace_id = $1 and id = $2', [
            task.workspaceId,
            task.subjectId,
          ])
          await advance(query, task.workspaceId, task.subjectId)
          const asked = await query<{ service: string }>(VENDORS, [task.workspaceId, task.subjectId])
          const vendors = asked.map(({ service }) => service)
          await addCounts(query, task.subjectId, countsToKeep(part.tallies, vendors))
        }),
      )
      return isAccepted ? 'accepted' : 'stale'
    },

    replacePart: (task, n, oldKey, part) =>
      db.transaction(async (query) => {
        const subject = await lockSubject(query, task)
        if (!subject || subject.phase === 'failed') return 'stale'
        const current = await query(`select n from range where ${AT_ATTEMPT} for update`, attemptKey(task))
        if (current.length === 0) return 'stale'
        const at = rowKey({ ...task, step: 'enrich', n })
        const [row] = await query<RangeRow>(`select * from range where ${AT_ROW} for update`, at)
        const old = row?.tallies
        if (!old || row.part_key !== oldKey) return 'stale'
        await query(`update range set part_key = $5, part_sections = $6, tallies = $7 where ${AT_ROW}`, [
          ...at,
          ...partColumns(part),
        ])
        await changeTallies(query, task.workspaceId, task.subjectId, (tallies) =>
          addTallies(subtractTallies(tallies, old), part.tallies),
        )
        return 'accepted'
      }),

    finishResolve: (task) =>
      db.transaction((query) => settle(query, task, () => arm(query, task.workspaceId, task.subjectId, 'merge'))),

    finishMerge: (task, files) =>
      db.transaction((query) =>
        settle(query, task, async () => {
          await query(
            `update job set phase = 'ended', ended_at = now(), files = $3, result_generation = result_generation + 1
             where workspace_id = $1 and id = $2`,
            [task.workspaceId, task.subjectId, JSON.stringify(files)],
          )
          await arm(query, task.workspaceId, task.subjectId, 'notify')
        }),
      ),

    finishNotify: (task) => db.transaction((query) => settle(query, task, async () => {})),

    failJob: (task, errorCode) =>
      db.transaction((query) =>
        settle(query, task, () => failJob(query, task.workspaceId, task.subjectId, errorCode), 'failed'),
      ),

    async parts(workspaceId, jobId, fromN, limit) {
      const rows = await db.query<RangeRow>(
        `select * from range where workspace_id = $1 and subject_id = $2 and step = 'enrich' and n >= $3
         order by n limit $4`,
        [workspaceId, jobId, fromN, limit],
      )
      return rows.map(rangePart)
    },

    async partsHolding(workspaceId, jobId, row, status, limit) {
      const rows = await db.query<RangeRow>(PARTS_HOLDING, [workspaceId, jobId, row, status, limit])
      return rows.map(rangePart)
    },
  }
}

function spanOf({ from_byte, to_byte, first_row, rows }: SpanRow): Span | null {
  if (from_byte === null || to_byte === null || first_row === null || rows === null) return null
  return { fromByte: from_byte, toByte: to_byte, firstRow: first_row, rows }
}

const columnsOf = (spans: readonly Span[]) =>
  (['fromByte', 'toByte', 'firstRow', 'rows'] as const).map((name) => spans.map((span) => span[name]))

const partColumns = (part: Part) => [part.key, JSON.stringify(part.sections), JSON.stringify(part.tallies)]

function rangePart(row: RangeRow): RangePart {
  const span = spanOf(row)
  if (!span) throw new Error('range without a span')
  const { part_key: key, part_sections: sections, tallies } = row
  const part = key && sections && tallies ? { key, sections, tallies } : null
  return { n: row.n, span, generation: row.generation, part, isDead: row.state === 'dead' }
}
