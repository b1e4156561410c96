/** An estimate as it is shown. */
import type { DoorPorts } from '#app/_access/ports.ts'
import { sentenceFor } from '#app/_access/problems.ts'
import { refuse } from '#app/_access/refusal.ts'

export async function oneEstimate({ estimates, spending }: DoorPorts, workspaceId: string, id: string) {
  const [estimate, { currency }] = await Promise.all([estimates.get(workspaceId, id), spending.budgets(workspaceId)])
  if (estimate === null) return refuse('not_found')
  const { state, rowsCounted, errorCode, result, createdAt } = estimate
  return {
    id,
    state,
    rowsCounted,
    errorCode,
    errorDetail: sentenceFor(errorCode),
    currency,
    result,
    createdAt: createdAt.toISOString(),
  }
}
