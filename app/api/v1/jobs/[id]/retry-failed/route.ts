import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { retryFailed } from '#pipeline/retry-failed.ts'
import { afterControl } from '../../../_one-job.ts'
import { ROUTES } from '../../../_routes.ts'

/** `unknownFate` speaks of paid vendors; a directory has no such calls. */
export const POST = route(ROUTES.retryFailed, async ({ ports, access, params }) => {
  const { workspaceId } = access
  const outcome = await retryFailed(ports, workspaceId, params.id)
  return typeof outcome === 'object' ? refuse(outcome.code) : afterControl(outcome, ports, workspaceId, params.id)
})
