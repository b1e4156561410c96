import { refuse } from '#app/_access/refusal.ts'
import { route } from '#app/_access/route.ts'
import { changeConnection } from '#pipeline/change-connection.ts'
import { SERVICE_REASONS } from '#pipeline/part/wake-connection.ts'
import { fitsAudiences } from '../../_connection-terms.ts'
import { oneConnection, withinCheckTime } from '../../_connection-view.ts'
import { answerDeletion } from '../../_deletion.ts'
import { ROUTES } from '../../_routes.ts'

export const GET = route(ROUTES.getConnection, async ({ ports, access, params }) =>
  oneConnection(ports, access, params.id),
)

export const PATCH = route(ROUTES.changeConnection, async ({ ports, access, params, body, signal }) => {
  const at = { workspaceId: access.workspaceId, id: params.id }
  const connection = await ports.connections.get(at.workspaceId, at.id)
  if (!connection) return refuse('not_found')
  if (ports.audienceServices.has(connection.service) && !fitsAudiences(body)) return refuse('connection.terms')
  const { key = null, capDayMicros, capMonthMicros, ...settings } = body
  const { dayMicros, monthMicros } = connection.caps
  const caps = {
    dayMicros: capDayMicros === undefined ? dayMicros : capDayMicros,
    monthMicros: capMonthMicros === undefined ? monthMicros : capMonthMicros,
  }
  const areCapsNamed = capDayMicros !== undefined || capMonthMicros !== undefined
  const change = areCapsNamed ? { ...settings, caps } : settings
  const stepPorts = { ...ports, providers: ports.people.providers }
  const refusal = await changeConnection(stepPorts, at, change, key, withinCheckTime(signal))
  return refusal ? refuse(refusal) : oneConnection(ports, access, at.id)
})

export const DELETE = route(ROUTES.deleteConnection, async ({ ports, access, params }) => {
  const outcome = await ports.connections.delete(access.workspaceId, params.id)
  // An audience that is brought in and waits for it ends, and says so.
  if (outcome === 'deleted') await ports.audienceReads.wake(access.workspaceId, params.id, SERVICE_REASONS)
  return answerDeletion(outcome)
})
