import { route } from '#app/_access/route.ts'
import { ROUTES } from '../_routes.ts'

export const GET = route(ROUTES.getRetention, async ({ ports, access }) => ports.retention.get(access.workspaceId))

export const PUT = route(ROUTES.setRetention, async ({ ports, access, body }) => {
  await ports.retention.set(access.workspaceId, body)
  return ports.retention.get(access.workspaceId)
})
