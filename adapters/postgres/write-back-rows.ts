/** Write-backs as Postgres keeps them, and what is counted of them when somebody looks. */
import type { BackOutcome, UndoOutcome } from '#core/audience/back-words.ts'
import type { Field } from '#core/field.ts'
import type { BackMember, PlannedWriteBack, WriteBack, WriteBackStage } from '#pipeline/ports/write-backs.ts'
import type { Query } from './connect.ts'

export interface WriteBackRow {
  readonly id: string
  readonly workspace_id: string
  readonly job_id: string
  readonly audience: WriteBack['audience']
  readonly rules: WriteBack['rules']
  readonly created_at: Date
  readonly status: WriteBack['state']
  readonly error_code: string | null
  readonly failed_in: WriteBackStage | null
  readonly plan: WriteBack['plan']
}

export interface MemberRow {
  readonly place: number
  readonly row: number
  readonly member_id: string
  readonly email: string
  readonly changes: BackMember['changes']
  readonly outcome: BackOutcome | null
  readonly left_out: BackMember['left']
  readonly undo: UndoOutcome | null
  readonly undo_left: BackMember['left']
}

/** Of its members: of the workspace as well, though the id alone would do. */
export const OF_IT = 'workspace_id = $1 and write_back_id = $2'
export async function countedOf(query: Query, row: WriteBackRow): Promise<WriteBack> {
  const at = [row.workspace_id, row.id]
  const outcomes = await query<{ outcome: BackOutcome | null; undo: UndoOutcome | null; members: number }>(
    `select outcome, undo, count(*) as members from write_back_member where ${OF_IT} group by 1, 2`,
    at,
  )
  const written = await query<{ field: Field; count: number }>(
    `select field, count(*) as count
     from write_back_member, json_array_elements(changes) as change, json_array_elements_text(change -> 'fields') as field
     where ${OF_IT} and outcome = 'written' group by field`,
    at,
  )
  const waiting = await query<WriteBack['waiting'][number]>(
    `select parked_reason as reason, min(parked_until) as until from range
     where workspace_id = $1 and subject_id = $2 and state = 'parked' group by 1 order by 1`,
    at,
  )
  const counts: Partial<Record<BackOutcome, number>> = {}
  const undone: Partial<Record<UndoOutcome, number>> = {}
  for (const { outcome, undo, members } of outcomes) {
    if (outcome !== null) counts[outcome] = (counts[outcome] ?? 0) + members
    if (undo !== null) undone[undo] = (undone[undo] ?? 0) + members
  }
  return {
    ...plannedOf(row),
    state: row.status,
    errorCode: row.error_code,
    failedIn: row.failed_in,
    outcomes: counts,
    undone,
    written: Object.fromEntries(written.map(({ field, count }) => [field, count])),
    waiting,
  }
}

export const plannedOf = (row: WriteBackRow): PlannedWriteBack => ({
  id: row.id,
  workspaceId: row.workspace_id,
  jobId: row.job_id,
  rules: row.rules,
  audience: row.audience,
  createdAt: row.created_at,
  plan: row.plan,
})

export const memberOf = (row: MemberRow): BackMember => ({
  place: row.place,
  row: row.row,
  memberId: row.member_id,
  email: row.email,
  changes: row.changes,
  outcome: row.outcome,
  left: row.left_out,
  undo: row.undo,
  undoLeft: row.undo_left,
})
