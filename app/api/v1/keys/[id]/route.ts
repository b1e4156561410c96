import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { ROUTES } from '../../_routes.ts'

export const DELETE = route(ROUTES.revokeKey, async ({ ports, access, params }) => {
  const isRevoked = await ports.accounts.revokeKey(access.workspaceId, params.id, ports.now())
  if (!isRevoked) return refuse('not_found')
})
