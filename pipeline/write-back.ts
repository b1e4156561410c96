/**
 * Write back: puts a batch of corrections into the audience, member by member. Each is read first; what is about to be
 * written is kept before it is sent, and what became of it after. A crash in between is settled by reading the member.
 */
import type { AudienceMember } from '#core/audience/audience.ts'
import type { BackOutcome, LeftOut, MemberChange, MemberPlan } from '#core/audience/back-words.ts'
import { heedAnswer, judgeMember, settleIntent, type Verdict } from '#core/audience/judge-member.ts'
import { AudienceError } from './audience/open-audience.ts'
import type { BackPorts } from './audience/write-back/back-ports.ts'
import { eachMember } from './audience/write-back/each-member.ts'
import { type MemberCode, type OpenBack, openBack } from './audience/write-back/open-back.ts'
import { readBatch } from './audience/write-back/stored-batch.ts'
import type { Task } from './ports/messages.ts'
import { type BackMember, type Intent, MEMBERS_PER_BATCH, type PlannedWriteBack } from './ports/write-backs.ts'

/** @throws WaitError when the account does not allow more for now */
export async function writeBack(ports: BackPorts, task: Task, signal: AbortSignal): Promise<'done' | 'stale'> {
  const found = await ports.writeBacks.planned(task.workspaceId, task.subjectId)
  if (found?.plan == null) return 'stale'
  const plans = await readBatch(ports.objects, ports.codec, found.plan.prefix, task.n)
  try {
    const open = await openBack(ports, found, signal)
    const known = new Map(
      (await ports.writeBacks.batch(found.workspaceId, found.id, task.n)).map((one) => [one.place, one]),
    )
    const members = plans.map((plan, i) => ({ plan, place: task.n * MEMBERS_PER_BATCH + i }))
    await eachMember(members, signal, ({ plan, place }) =>
      correct({ ports, task, open, writeBack: found }, plan, place, known.get(place) ?? null),
    )
    // Also where it was stopped meanwhile: then nobody is at it any more.
    return (await ports.writeBacks.finishBatch(task)) ? 'done' : 'stale'
  } catch (error) {
    if (!(error instanceof AudienceError)) throw error
    return (await ports.writeBacks.fail(task, error.code)) ? 'done' : 'stale'
  }
}

interface Work {
  readonly ports: BackPorts
  readonly task: Task
  readonly open: OpenBack
  readonly writeBack: PlannedWriteBack
}

const OUTCOMES: Readonly<Record<MemberCode, BackOutcome>> = {
  'audience.not_found': 'gone',
  'member.compliance': 'compliance',
  'member.forgotten': 'forgotten',
  'member.refused': 'refused',
}

/** @param known what an earlier attempt left @returns false when the task is no longer ours */
async function correct(work: Work, plan: MemberPlan, place: number, known: BackMember | null): Promise<boolean> {
  if (known?.outcome) return true
  const { open, writeBack, ports, task } = work
  const intent = { place, row: plan.row, memberId: plan.memberId, email: plan.email, changes: plan.changes }
  const settle = (outcome: BackOutcome, changes: readonly MemberChange[], left: readonly LeftOut[]) =>
    ports.writeBacks.settle(task, { ...intent, changes, outcome, left })

  const now = await open.read(plan.memberId)
  if (now.end === 'failed') return settle(OUTCOMES[now.code], [], [])
  const judged = judge(known, plan, now.member, open, writeBack)
  if (judged.kind === 'settled') return settle(judged.outcome, judged.changes, judged.left)
  return send(work, { ...intent, changes: judged.changes }, judged.left)
}

/** What was meant before a crash is looked at first: it may be there. */
function judge(
  known: BackMember | null,
  plan: MemberPlan,
  member: AudienceMember,
  { columns }: OpenBack,
  { audience }: PlannedWriteBack,
): Verdict {
  if (known !== null) {
    const settled = settleIntent(known.changes, member)
    if (settled.kind === 'settled') return settled
  }
  return judgeMember(plan, member, columns, audience.statuses)
}

async function send({ ports, task, open }: Work, intent: Intent, left: readonly LeftOut[]): Promise<boolean> {
  const { writeBacks } = ports
  if (!(await writeBacks.intend(task, intent))) return false
  const { changes } = intent
  let settled = null as Extract<Verdict, { readonly kind: 'settled' }> | null
  const ended = await open.write(intent.memberId, changes, (member) => {
    const verdict = settleIntent(changes, member)
    if (verdict.kind === 'settled') settled = verdict
    return verdict.kind === 'write'
  })
  if (ended.end === 'failed') {
    return writeBacks.settle(task, { ...intent, changes: [], outcome: OUTCOMES[ended.code], left })
  }
  const { outcome, ...told } = settled ?? heedAnswer(changes, ended.member)
  return writeBacks.settle(task, { ...intent, changes: told.changes, outcome, left: [...left, ...told.left] })
}
