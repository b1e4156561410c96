import { route } from '#app/_access/route.ts'
import { oneEstimate } from '../../_estimate-view.ts'
import { ROUTES } from '../../_routes.ts'

export const GET = route(ROUTES.getEstimate, async ({ ports, access, params }) =>
  oneEstimate(ports, access.workspaceId, params.id),
)
