import { route } from '#app/_access/route.ts'
import { ROUTES } from '../_routes.ts'
import { serviceView } from '../_service-view.ts'

export const GET = route(ROUTES.listServices, async ({ ports }) => ({
  items: [...ports.people.providers.values()].map(serviceView),
  next: null,
}))
