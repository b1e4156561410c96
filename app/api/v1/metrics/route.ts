import { route } from '#app/_access/route.ts'
import { house } from '../_house.ts'
import { ROUTES } from '../_routes.ts'

export const GET = route(ROUTES.metrics, async ({ ports }) => {
  const [{ overview, storedBytes, space, window, ...rest }, counts] = await Promise.all([
    house(ports),
    ports.operations.counts(),
  ])
  const parts = rest.parts.map(({ part, trouble }) => ({ part, isWell: trouble === null }))
  const text = await ports.metrics.text({ overview, storedBytes, space, window, parts, counts })
  return new Response(text, { headers: { 'content-type': ports.metrics.contentType } })
})
