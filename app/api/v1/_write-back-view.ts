/** Write-backs as they are shown, and answers with one after something was asked of it. */
import type { DoorPorts } from '#app/_access/ports.ts'
import { sentenceFor } from '#app/_access/problems.ts'
import { refuse } from '#app/_access/refusal.ts'
import type { LeftOut } from '#core/audience/back-words.ts'
import { leftReasonSentence } from '#core/audience/left-reason-sentence.ts'
import type { WriteBack } from '#pipeline/ports/write-backs.ts'

export function writeBackView(writeBack: WriteBack) {
  const { audience, state, errorCode, failedIn, plan, outcomes, waiting, createdAt } = writeBack
  const isPlanned = plan !== null && plan.members > 0
  const settled = Object.values(outcomes).reduce((sum, count) => sum + count, 0)
  return {
    id: writeBack.id,
    jobId: writeBack.jobId,
    connectionId: audience.connectionId,
    audienceId: audience.audienceId,
    audienceName: audience.name,
    rules: writeBack.rules,
    state,
    errorCode,
    errorDetail: sentenceFor(errorCode),
    failedIn,
    mayApply: isPlanned && (state === 'ready' || (state === 'failed' && failedIn === 'apply')),
    mayUndo:
      isPlanned && (state === 'applied' || (state === 'failed' && (failedIn === 'apply' || failedIn === 'undo'))),
    plan: plan && { members: plan.members, fields: plan.fields },
    outcomes,
    pending: Math.max(0, (plan?.members ?? 0) - settled),
    undone: writeBack.undone,
    written: writeBack.written,
    waiting: waiting.map(({ reason, until }) => ({ reason, until: until?.toISOString() ?? null })),
    createdAt: createdAt.toISOString(),
  }
}

export const leftView = (left: readonly LeftOut[]) =>
  left.map((one) => ({ ...one, detail: leftReasonSentence(one.reason) }))

export async function oneWriteBack({ writeBacks }: DoorPorts, workspaceId: string, id: string) {
  const found = await writeBacks.get(workspaceId, id)
  return found ? writeBackView(found) : refuse('not_found')
}

export async function afterStep(
  outcome: Awaited<ReturnType<DoorPorts['writeBacks']['start']>>,
  ports: DoorPorts,
  workspaceId: string,
  id: string,
) {
  switch (outcome) {
    case 'done':
      return oneWriteBack(ports, workspaceId, id)
    case 'missing':
      return refuse('not_found')
    case 'not_now':
      return refuse('write_back.not_now')
    case 'running':
      return refuse('write_back.running')
    default:
      return outcome satisfies never
  }
}
