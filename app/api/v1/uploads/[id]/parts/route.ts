import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { signMoreParts } from '#pipeline/sign-more-parts.ts'
import { ROUTES } from '../../../_routes.ts'

export const POST = route(ROUTES.signParts, async ({ ports, access, params, body }) => {
  const parts = await signMoreParts(ports, access.workspaceId, params.id, body.numbers)
  return 'code' in parts ? refuse(parts.code) : { parts }
})
