import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { ROUTES } from '../_routes.ts'

/** Open to load balancers, so it tells no more than the code of one part. */
export const GET = route(ROUTES.ready, async ({ ports }) => {
  const [trouble] = (await ports.readiness.check()).flatMap((state) => state.trouble ?? [])
  return trouble === undefined ? { status: 'ok' as const } : refuse(trouble)
})
