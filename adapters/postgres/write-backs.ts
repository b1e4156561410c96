/** Write-backs: previewed, applied and undone, with what is meant for each member before it is sent. */
import type { Step, Task } from '#pipeline/ports/messages.ts'
import { MEMBERS_PER_BATCH, type WriteBack, type WriteBacks } from '#pipeline/ports/write-backs.ts'
import type { Database, Query } from './connect.ts'
import { AT_ATTEMPT, attemptKey, failWriteBack, LET_GO, settle } from './transitions.ts'
import { countedOf, type MemberRow, memberOf, OF_IT, plannedOf, type WriteBackRow } from './write-back-rows.ts'

const AT = 'workspace_id = $1 and id = $2'
/** Nobody else has the task: what comes late changes nothing. */
const IS_CURRENT = `exists (select 1 from range where ${AT_ATTEMPT})`

const INTEND = `
  insert into write_back_member (write_back_id, place, workspace_id, "row", member_id, email, changes)
  select $2, $7, $1, $8, $9, $10, $11
  where ${IS_CURRENT} and exists (select 1 from write_back where ${AT} and status = 'applying')
  on conflict (write_back_id, place) do update set changes = excluded.changes
  where write_back_member.outcome is null
  returning place`

const SETTLE = `
  insert into write_back_member (write_back_id, place, workspace_id, "row", member_id, email, changes, outcome, left_out)
  select $2, $7, $1, $8, $9, $10, $11, $12, $13 where ${IS_CURRENT}
  on conflict (write_back_id, place) do update
  set changes = excluded.changes, outcome = excluded.outcome, left_out = excluded.left_out
  where write_back_member.outcome is null
  returning place`

/** What is made ready, and what it may come from. */
const STAGES = {
  apply: { step: 'write_back', under: 'applying', after: 'applied' },
  undo: { step: 'undo_back', under: 'undoing', after: 'undone' },
} as const satisfies Record<string, { readonly step: Step; readonly under: string; readonly after: string }>

/** Batches that were done in an earlier life find nothing left to do. */
const ADD_BATCHES = `
  insert into range (workspace_id, subject_id, step, n, state)
  select $1, $2, $3, n, 'ready' from generate_series(0, $4::int - 1) as n
  on conflict (workspace_id, subject_id, step, n) do update
  set state = 'ready', generation = range.generation + 1, attempts = 0, waits = 0, error_code = null, ${LET_GO}`

export function postgresWriteBacks(db: Database): WriteBacks {
  const end = (task: Task, then: (query: Query) => Promise<void>, how?: 'done' | 'failed') =>
    db.transaction((query) => settle(query, task, () => then(query), how))

  return {
    create: (spec) =>
      db.transaction(async (query) => {
        const { id, workspaceId, jobId, audience, rules, createdAt } = spec
        const at = [workspaceId, jobId]
        const [job] = await query(`select id from job where ${AT} and expired_at is null for update`, at)
        if (job === undefined) return 'missing'
        const earlier = await query<{ id: string; status: WriteBack['state'] }>(
          'select id, status from write_back where workspace_id = $1 and job_id = $2 order by id for update',
          at,
        )
        if (earlier.some(({ status }) => status === 'applying' || status === 'undoing')) return 'running'
        for (const { id, status } of earlier) {
          if (status !== 'previewing' && status !== 'ready') continue
          await failWriteBack(query, { workspaceId, subjectId: id, step: 'preview_back' }, 'write_back.replaced')
          await query(`update write_back set plan = null where ${AT}`, [workspaceId, id])
        }
        await query(
          `insert into write_back
             (id, workspace_id, job_id, connection_id, audience_id, audience, rules, created_at, status)
           values ($1, $2, $3, $4, $5, $6, $7, $8, 'previewing')`,
          [
            ...[id, workspaceId, jobId, audience.connectionId, audience.audienceId],
            ...[JSON.stringify(audience), JSON.stringify(rules), createdAt],
          ],
        )
        await query(
          "insert into range (workspace_id, subject_id, step, n, state) values ($1, $2, 'preview_back', 0, 'ready')",
          [workspaceId, id],
        )
        return 'created'
      }),

    async get(workspaceId, id) {
      const [row] = await db.query<WriteBackRow>(`select * from write_back where ${AT}`, [workspaceId, id])
      return row ? countedOf(db.query, row) : null
    },

    async planned(workspaceId, id) {
      const [row] = await db.query<WriteBackRow>(`select * from write_back where ${AT}`, [workspaceId, id])
      return row ? plannedOf(row) : null
    },

    async ofJob(workspaceId, jobId) {
      const rows = await db.query<WriteBackRow>(
        'select * from write_back where workspace_id = $1 and job_id = $2 order by created_at desc, id desc',
        [workspaceId, jobId],
      )
      return Promise.all(rows.map((row) => countedOf(db.query, row)))
    },

    finishPreview: (task, plan) =>
      end(task, async (query) => {
        await query(`update write_back set status = 'ready', plan = $3 where ${AT} and status = 'previewing'`, [
          ...[task.workspaceId, task.subjectId, JSON.stringify(plan)],
        ])
      }),

    start: (workspaceId, id, stage) =>
      db.transaction(async (query) => {
        const found = await query<WriteBackRow>(
          `select * from write_back where workspace_id = $1 and (connection_id, audience_id) in (
             select connection_id, audience_id from write_back where ${AT}) order by id for update`,
          [workspaceId, id],
        )
        const row = found.find((each) => each.id === id)
        if (row === undefined) return 'missing'
        if (!mayStart(row, stage)) return 'not_now'
        const isBusy = found.some((each) => each.status === 'applying' || each.status === 'undoing')
        if (isBusy || (await isHeld(query, workspaceId, id))) return 'running'
        const { step, under } = STAGES[stage]
        await query(`update write_back set status = $3, error_code = null, failed_in = null where ${AT}`, [
          ...[workspaceId, id, under],
        ])
        await query(ADD_BATCHES, [workspaceId, id, step, row.plan?.batches ?? 0])
        return 'done'
      }),

    stop: (workspaceId, id) =>
      db.transaction(async (query) => {
        const [row] = await query<WriteBackRow>(`select * from write_back where ${AT} for update`, [workspaceId, id])
        if (row === undefined) return 'missing'
        if (row.status !== 'applying' && row.status !== 'undoing') return 'not_now'
        const { step } = row.status === 'applying' ? STAGES.apply : STAGES.undo
        await failWriteBack(query, { workspaceId, subjectId: id, step }, 'write_back.stopped')
        return 'done'
      }),

    async intend(task, { place, row, memberId, email, changes }) {
      const member = [place, row, memberId, email, JSON.stringify(changes)]
      return (await db.query(INTEND, [...attemptKey(task), ...member])).length > 0
    },

    async settle(task, { place, row, memberId, email, changes, outcome, left }) {
      const member = [place, row, memberId, email, JSON.stringify(changes), outcome, JSON.stringify(left)]
      return (await db.query(SETTLE, [...attemptKey(task), ...member])).length > 0
    },

    async settleUndo(task, place, undo, left) {
      const settled = await db.query(
        `update write_back_member set undo = $8, undo_left = $9
         where write_back_id = $2 and place = $7 and undo is null and ${IS_CURRENT} returning place`,
        [...attemptKey(task), place, undo, JSON.stringify(left)],
      )
      return settled.length > 0
    },

    async batch(workspaceId, id, n) {
      const rows = await db.query<MemberRow>(
        `select * from write_back_member where ${OF_IT} and place >= $3 and place < $4 order by place`,
        [workspaceId, id, n * MEMBERS_PER_BATCH, (n + 1) * MEMBERS_PER_BATCH],
      )
      return rows.map(memberOf)
    },

    finishBatch: (task) =>
      end(task, async (query) => {
        const at = [task.workspaceId, task.subjectId]
        // The write-back is locked: of two that end at the same time, the second sees the first.
        const [open] = await query(
          `select n from range where workspace_id = $1 and subject_id = $2 and step = $3 and state <> 'done' limit 1`,
          [...at, task.step],
        )
        if (open !== undefined) return
        const { under, after } = task.step === 'undo_back' ? STAGES.undo : STAGES.apply
        await query(`update write_back set status = $3 where ${AT} and status = $4`, [...at, after, under])
      }),

    fail: (task, errorCode) => end(task, (query) => failWriteBack(query, task, errorCode), 'failed'),

    async members(workspaceId, id, { outcome, undo, from, limit }) {
      const rows = await db.query<MemberRow>(
        `select * from write_back_member where ${OF_IT} and place >= $3
           and ($4::text is null or outcome = $4) and ($5::text is null or undo = $5) order by place limit $6`,
        [workspaceId, id, from, outcome, undo, limit + 1],
      )
      return { members: rows.slice(0, limit).map(memberOf), next: rows[limit]?.place ?? null }
    },

    async wake(workspaceId, connectionId, reasons) {
      await db.query(
        `update range set state = 'ready', ${LET_GO} from write_back
         where range.workspace_id = $1 and write_back.workspace_id = $1 and write_back.connection_id = $2
           and range.subject_id = write_back.id and range.state = 'parked' and range.parked_reason = any($3)`,
        [workspaceId, connectionId, reasons],
      )
    },
  }
}

/** Whether a worker is still at it: what it has sent may arrive yet. */
async function isHeld(query: Query, ...at: readonly [workspaceId: string, id: string]): Promise<boolean> {
  const held = await query(
    "select n from range where workspace_id = $1 and subject_id = $2 and state = 'sent' and heartbeat_at is not null limit 1",
    at,
  )
  return held.length > 0
}

function mayStart({ status, failed_in, plan }: WriteBackRow, stage: 'apply' | 'undo'): boolean {
  if (plan === null || plan.batches === 0) return false
  if (stage === 'apply') return status === 'ready' || (status === 'failed' && failed_in === 'apply')
  return status === 'applied' || (status === 'failed' && (failed_in === 'apply' || failed_in === 'undo'))
}
