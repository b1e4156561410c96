/** Every call of the API, once: the wrapper checks by it, openapi.json is made from it. */
import type { RouteSpec } from '#app/_access/route.ts'
import { ACCESS_ROUTES } from './_routes/access.ts'
import { AUDIENCE_ROUTES } from './_routes/audiences.ts'
import { LIST_ROUTES } from './_routes/lists.ts'
import { OPERATING_ROUTES } from './_routes/operating.ts'
import { SERVICE_ROUTES } from './_routes/services.ts'

export const ROUTES = {
  ...OPERATING_ROUTES,
  ...ACCESS_ROUTES,
  ...LIST_ROUTES,
  ...SERVICE_ROUTES,
  ...AUDIENCE_ROUTES,
} as const satisfies Record<string, RouteSpec>
