import { route } from '#app/_access/route.ts'
import { setJobCap } from '#pipeline/set-job-cap.ts'
import { afterControl } from '../../../_one-job.ts'
import { ROUTES } from '../../../_routes.ts'

export const PATCH = route(ROUTES.setJobCap, async ({ ports, access, params, body }) => {
  const { workspaceId } = access
  const outcome = await setJobCap(ports, workspaceId, params.id, body.capMicros)
  return afterControl(outcome, ports, workspaceId, params.id)
})
