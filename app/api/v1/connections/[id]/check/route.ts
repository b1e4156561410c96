import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { checkConnection } from '#pipeline/check-connection.ts'
import { oneConnection, withinCheckTime } from '../../../_connection-view.ts'
import { ROUTES } from '../../../_routes.ts'

export const POST = route(ROUTES.checkConnection, async ({ ports, access, params, signal }) => {
  const stepPorts = { ...ports, providers: ports.people.providers }
  const refusal = await checkConnection(stepPorts, access.workspaceId, params.id, withinCheckTime(signal))
  return refusal ? refuse(refusal) : oneConnection(ports, access, params.id)
})
