/** What may be done to a member as it is at this moment: nobody's change is undone by ours. */
import type { AudienceColumn, AudienceMember, ColumnValue, MemberStatus } from './audience.ts'
import type { BackOutcome, LeftOut, LeftReason, MemberChange, MemberPlan } from './back-words.ts'
import { isBlankValue, isSameValue } from './same-value.ts'

export type Verdict =
  | { readonly kind: 'write'; readonly changes: readonly MemberChange[]; readonly left: readonly LeftOut[] }
  | {
      readonly kind: 'settled'
      readonly outcome: BackOutcome
      /** Ours that stand there. */
      readonly changes: readonly MemberChange[]
      readonly left: readonly LeftOut[]
    }

/** The audience's fields, as they were when it was read and as they are now. */
export interface Columns {
  readonly before: readonly AudienceColumn[]
  readonly now: readonly AudienceColumn[]
}

const leave = ({ tag, fields }: MemberChange, reason: LeftReason): LeftOut => ({ tag, fields, reason })

const valueIn = (member: AudienceMember, tag: string): ColumnValue => member.values[tag] ?? ''

/** @param statuses those that were chosen when the audience was read */
export function judgeMember(
  plan: Pick<MemberPlan, 'changes'>,
  member: AudienceMember,
  columns: Columns,
  statuses: readonly MemberStatus[],
): Verdict {
  const settled = (outcome: BackOutcome, left: readonly LeftOut[]) =>
    ({ kind: 'settled', outcome, changes: [], left }) as const
  if (!statuses.includes(member.status)) {
    if (member.status === 'archived') return settled('gone', [])
    return settled('conflict', [{ tag: null, fields: [], reason: 'member.status' }])
  }
  const write: MemberChange[] = []
  const left: LeftOut[] = []
  const changed: LeftOut[] = []
  let already = 0
  for (const change of plan.changes) {
    const reason = columnReason(change, columns)
    const now = valueIn(member, change.tag)
    if (reason !== null) left.push(leave(change, reason))
    else if (isSameValue(now, change.to)) already++
    else if (isSameValue(now, change.from)) write.push(change)
    else changed.push(leave(change, 'member.changed'))
  }
  if (changed.length > 0) return settled('conflict', [...left, ...changed])
  if (write.length > 0) return { kind: 'write', changes: write, left }
  return settled(already > 0 ? 'already' : 'left_out', left)
}

/** What can be read of a field after it was removed, or given another type, is not what was there. */
function columnReason({ tag, to }: MemberChange, { before, now }: Columns): LeftReason | null {
  const was = before.find((column) => column.tag === tag)
  const is = now.find((column) => column.tag === tag)
  if (is === undefined || was === undefined) return 'column.gone'
  if (is.type !== was.type) return 'column.retyped'
  const isChoice = is.type === 'dropdown' || is.type === 'radio'
  return isChoice && typeof to === 'string' && !is.choices.includes(to) ? 'value.not_a_choice' : null
}

/**
 * What became of a call whose end nobody knows, by the member as it is now. A call changes all of its values or none: if
 * one of them is there, all were written, and what is otherwise was changed since.
 */
export function settleIntent(changes: readonly MemberChange[], member: AudienceMember): Verdict {
  const there = changes.filter((change) => isSameValue(valueIn(member, change.tag), change.to))
  if (there.length > 0) return { kind: 'settled', outcome: 'written', changes, left: [] }
  const other = changes.filter((change) => !isSameValue(valueIn(member, change.tag), change.from))
  if (other.length === 0) return { kind: 'write', changes, left: [] }
  return {
    kind: 'settled',
    outcome: 'conflict',
    changes: [],
    left: other.map((change) => leave(change, 'member.changed')),
  }
}

/**
 * What the service's answer says of a write: a tag that it does not know it ignores without a word, and it may write a
 * value in its own form, which is ours then.
 */
export function heedAnswer(
  changes: readonly MemberChange[],
  member: AudienceMember,
): {
  readonly outcome: 'written' | 'refused'
  readonly changes: readonly MemberChange[]
  readonly left: readonly LeftOut[]
} {
  const kept: MemberChange[] = []
  const left: LeftOut[] = []
  for (const change of changes) {
    const now = valueIn(member, change.tag)
    if (isBlankValue(now) || isSameValue(now, change.from)) left.push(leave(change, 'service.ignored'))
    else kept.push({ ...change, to: now })
  }
  return { outcome: kept.length > 0 ? 'written' : 'refused', changes: kept, left }
}

export interface UndoVerdict {
  /** To be put back now. */
  readonly restore: readonly MemberChange[]
  /** As they were before already. */
  readonly restored: number
  readonly left: readonly LeftOut[]
}

/** @param written what is ours in the member */
export function judgeUndo(written: readonly MemberChange[], member: AudienceMember, columns: Columns): UndoVerdict {
  const restore: MemberChange[] = []
  const left: LeftOut[] = []
  let restored = 0
  for (const change of written) {
    const now = valueIn(member, change.tag)
    const is = columns.now.find(({ tag }) => tag === change.tag)
    const reason = columnReason({ ...change, to: change.from }, columns)
    if (reason === 'column.gone' || reason === 'column.retyped') left.push(leave(change, reason))
    else if (isSameValue(now, change.from)) restored++
    else if (!isSameValue(now, change.to)) left.push(leave(change, 'member.changed'))
    else if (is?.isRequired && isBlankValue(change.from)) left.push(leave(change, 'column.required'))
    else if (reason !== null && !isBlankValue(change.from)) left.push(leave(change, reason))
    else restore.push(change)
  }
  return { restore, restored, left }
}
