import { route } from '#app/_access/route.ts'
import { ROUTES } from '../_routes.ts'

export const GET = route(ROUTES.health, async () => ({ status: 'ok' as const }))
