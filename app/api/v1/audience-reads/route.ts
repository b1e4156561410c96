import { randomUUID } from 'node:crypto'
import { route } from '#app/_access/route.ts'
import { readAudience } from '#pipeline/read-audience.ts'
import { oneAudienceRead, refuseLook } from '../_audience-view.ts'
import { withinCheckTime } from '../_connection-view.ts'
import { ROUTES } from '../_routes.ts'

export const POST = route(ROUTES.createAudienceRead, async ({ ports, access, body, signal }) => {
  const { workspaceId } = access
  const request = { ...body, workspaceId, uploadId: randomUUID(), now: ports.now() }
  const refusal = await readAudience({ ...ports, reads: ports.audienceReads }, request, withinCheckTime(signal))
  return refusal ? refuseLook(refusal) : oneAudienceRead(ports, workspaceId, request.uploadId)
})
