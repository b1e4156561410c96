/**
 * Undo: puts back what a write-back has changed, wherever it still stands as we left it. What was blank is blanked again:
 * the one place where a blank is written, and only over a value of our own.
 */
import type { LeftOut } from '#core/audience/back-words.ts'
import { judgeUndo } from '#core/audience/judge-member.ts'
import { isSameValue } from '#core/audience/same-value.ts'
import { AudienceError } from './audience/open-audience.ts'
import type { BackPorts } from './audience/write-back/back-ports.ts'
import { eachMember } from './audience/write-back/each-member.ts'
import { type OpenBack, openBack } from './audience/write-back/open-back.ts'
import type { Task } from './ports/messages.ts'
import type { BackMember } from './ports/write-backs.ts'

/** @throws WaitError when the account does not allow more for now */
export async function undoWriteBack(ports: BackPorts, task: Task, signal: AbortSignal): Promise<'done' | 'stale'> {
  const found = await ports.writeBacks.planned(task.workspaceId, task.subjectId)
  if (found === null) return 'stale'
  const members = (await ports.writeBacks.batch(found.workspaceId, found.id, task.n)).filter(
    // Without an outcome: begun when the worker died, and nobody went on with it.
    ({ outcome, undo }) => undo === null && (outcome === 'written' || outcome === null),
  )
  try {
    const open = await openBack(ports, found, signal)
    await eachMember(members, signal, (member) => restore(ports, task, open, member))
    // Also where it was stopped meanwhile: then nobody is at it any more.
    return (await ports.writeBacks.finishBatch(task)) ? 'done' : 'stale'
  } catch (error) {
    if (!(error instanceof AudienceError)) throw error
    return (await ports.writeBacks.fail(task, error.code)) ? 'done' : 'stale'
  }
}

/** What is as it was before counts as put back, whoever did it: so a crash in the middle needs no look back. */
async function restore(ports: BackPorts, task: Task, open: OpenBack, member: BackMember): Promise<boolean> {
  const { memberId, changes, place } = member
  const settle = (isAny: boolean, left: readonly LeftOut[]) =>
    ports.writeBacks.settleUndo(task, place, left.length === 0 ? 'restored' : isAny ? 'partly' : 'left', left)
  const all = (reason: LeftOut['reason']) => changes.map(({ tag, fields }) => ({ tag, fields, reason }))

  const now = await open.read(memberId)
  if (now.end === 'failed') return settle(false, all('member.gone'))
  const { restore, restored, left } = judgeUndo(changes, now.member, open.columns)
  if (restore.length === 0) return settle(restored > 0, left)
  const values = restore.map(({ tag, from }) => ({ tag, to: from }))
  const ended = await open.write(memberId, values, ({ values: held }) =>
    restore.every(({ tag, to }) => isSameValue(held[tag] ?? '', to)),
  )
  if (ended.end === 'failed') {
    const reason = ended.code === 'audience.not_found' ? 'member.gone' : 'member.locked'
    const refused = restore.map(({ tag, fields }) => ({ tag, fields, reason }) as const)
    return settle(restored > 0, [...left, ...refused])
  }
  const other = restore.flatMap(({ tag, fields, from, to }): readonly LeftOut[] => {
    const held = ended.member.values[tag] ?? ''
    if (isSameValue(held, from)) return []
    return [{ tag, fields, reason: isSameValue(held, to) ? 'service.ignored' : 'member.changed' }]
  })
  return settle(restored + restore.length > other.length, [...left, ...other])
}
