import { route } from '#app/_access/route.ts'
import { setBudgets } from '#pipeline/set-budgets.ts'
import { budgetsView } from '../_budgets-view.ts'
import { ROUTES } from '../_routes.ts'

export const GET = route(ROUTES.getBudgets, async ({ ports, access }) => budgetsView(ports, access.workspaceId))

export const PUT = route(ROUTES.setBudgets, async ({ ports, access, body }) => {
  await setBudgets(ports, access.workspaceId, body)
  return budgetsView(ports, access.workspaceId)
})
