import { route } from '#app/_access/route.ts'
import { afterControl } from '../../../_one-job.ts'
import { ROUTES } from '../../../_routes.ts'

export const POST = route(ROUTES.pauseJob, async ({ ports, access, params }) => {
  const { workspaceId } = access
  return afterControl(await ports.jobs.pause(workspaceId, params.id), ports, workspaceId, params.id)
})
