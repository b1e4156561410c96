import { route } from '#app/_access/route.ts'
import { afterControl } from '../../../_one-job.ts'
import { ROUTES } from '../../../_routes.ts'

/** `unknownFate` speaks of paid vendors; a directory has no such calls. */
export const POST = route(ROUTES.retryFailed, async ({ ports, access, params }) => {
  const { workspaceId } = access
  return afterControl(await ports.jobs.retryFailed(workspaceId, params.id), ports, workspaceId, params.id)
})
