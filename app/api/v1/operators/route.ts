import { route } from '#app/_access/route.ts'
import { house } from '../_house.ts'
import { operatorsView } from '../_operators-view.ts'
import { ROUTES } from '../_routes.ts'

export const GET = route(ROUTES.operators, async ({ ports, access }) =>
  operatorsView(ports, access.workspaceId, await house(ports)),
)
