import { route } from '#app/_access/route.ts'
import { oneAudienceRead } from '../../_audience-view.ts'
import { ROUTES } from '../../_routes.ts'

export const GET = route(ROUTES.getAudienceRead, async ({ ports, access, params }) =>
  oneAudienceRead(ports, access.workspaceId, params.id),
)
