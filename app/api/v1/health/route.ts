import { route } from '#app/_access/route.ts'
import { ROUTES } from '../_routes.ts'

export const GET = route(ROUTES.health, async ({ ports }) => {
  try {
    await ports.workers.alive()
    return { status: 'ok' as const }
  } catch {
    return Response.json({ status: 'unwell' }, { status: 503 })
  }
})
