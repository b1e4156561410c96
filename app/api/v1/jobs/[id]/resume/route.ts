import { route } from '#app/_access/route.ts'
import { resumeJob } from '#pipeline/resume-job.ts'
import { afterControl } from '../../../_one-job.ts'
import { ROUTES } from '../../../_routes.ts'

export const POST = route(ROUTES.resumeJob, async ({ ports, access, params }) => {
  const { workspaceId } = access
  return afterControl(await resumeJob(ports, workspaceId, params.id), ports, workspaceId, params.id)
})
