import { randomUUID } from 'node:crypto'
import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { createEstimate } from '#pipeline/create-estimate.ts'
import { checkProviders } from '#pipeline/create-job.ts'
import { oneEstimate } from '../_estimate-view.ts'
import { ROUTES } from '../_routes.ts'

export const POST = route(ROUTES.createEstimate, async ({ ports, access, body }) => {
  const { workspaceId } = access
  const { source, mapping, providers, options = {}, trialJobId = null } = body
  const refusal = await checkProviders(ports, workspaceId, providers)
  if (refusal) return refuse(refusal)
  const created = await createEstimate(ports, {
    workspaceId,
    id: randomUUID(),
    uploadId: source.uploadId,
    mapping,
    providers,
    options,
    trialJobId,
    now: ports.now(),
  })
  return 'code' in created ? refuse(created.code) : oneEstimate(ports, workspaceId, created.id)
})
