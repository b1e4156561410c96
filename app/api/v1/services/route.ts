import { route } from '#app/_access/route.ts'
import { ROUTES } from '../_routes.ts'
import { audienceServiceView, peopleServiceView } from '../_service-view.ts'

export const GET = route(ROUTES.listServices, async ({ ports }) => ({
  items: [
    ...[...ports.people.providers.values()].map(peopleServiceView),
    ...[...ports.audienceServices.values()].map(audienceServiceView),
  ],
  next: null,
}))
