import { randomUUID } from 'node:crypto'
import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { connect } from '#pipeline/connect.ts'
import { fitsAudiences } from '../_connection-terms.ts'
import { connectionView, oneConnection, withinCheckTime } from '../_connection-view.ts'
import { ROUTES } from '../_routes.ts'

export const GET = route(ROUTES.listConnections, async ({ ports, access }) => {
  const connections = await ports.connections.list(access.workspaceId)
  return { items: await Promise.all(connections.map((one) => connectionView(ports, one, access))), next: null }
})

export const POST = route(ROUTES.createConnection, async ({ ports, access, body, signal }) => {
  const { key, capDayMicros, capMonthMicros, microsPerCredit, ...settings } = body
  const { audienceServices } = ports
  const fits = audienceServices.has(body.service) ? fitsAudiences(body) : microsPerCredit !== undefined
  if (!fits) return refuse('connection.terms')
  const caps = { dayMicros: capDayMicros, monthMicros: capMonthMicros }
  const own = { id: randomUUID(), workspaceId: access.workspaceId, createdAt: ports.now() }
  const { providers, sha256 } = ports.people
  const connected = await connect(
    { connections: ports.connections, audienceServices, providers, sha256 },
    { ...settings, ...own, microsPerCredit: microsPerCredit ?? 0, caps },
    key,
    withinCheckTime(signal),
  )
  return 'code' in connected ? refuse(connected.code) : oneConnection(ports, access, connected.id)
})
