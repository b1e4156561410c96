import { route } from '#app/_access/route.ts'
import { openApi } from '../_openapi.ts'
import { ROUTES } from '../_routes.ts'

export const GET = route(ROUTES.openapi, async () => Response.json(openApi()))
