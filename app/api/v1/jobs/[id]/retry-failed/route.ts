import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { retryFailed } from '#pipeline/retry-failed.ts'
import { afterControl } from '../../../_one-job.ts'
import { ROUTES } from '../../../_routes.ts'

export const POST = route(ROUTES.retryFailed, async ({ ports, access, params, body }) => {
  const { workspaceId } = access
  const unknownFate = body.unknownFate === true ? 'ask_again' : 'leave'
  const outcome = await retryFailed(ports, workspaceId, params.id, unknownFate)
  return typeof outcome === 'object' ? refuse(outcome.code) : afterControl(outcome, ports, workspaceId, params.id)
})
