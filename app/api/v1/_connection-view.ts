/** A connection as it is shown: viewers see its name, nobody its key. */
import type { Access } from '#app/_access/authorise.ts'
import type { DoorPorts } from '#app/_access/ports.ts'
import { refuse } from '#app/_access/refusal.ts'
import type { Connection } from '#pipeline/ports/connections.ts'
import { isSimulator } from '#pipeline/source/sample-list.ts'

type ViewPorts = Pick<DoorPorts, 'people' | 'spending'>

export async function connectionView({ people, spending }: ViewPorts, connection: Connection, { role }: Access) {
  const { id, workspaceId, service, name } = connection
  const title = people.providers.get(service)?.title ?? service
  const shown = { id, service, title, isSimulator: isSimulator(service), name }
  if (role === 'viewer') return { ...shown, details: null }
  const [{ currency }, spent] = await Promise.all([
    spending.budgets(workspaceId),
    spending.ofConnection({ workspaceId, connectionId: id }),
  ])
  const { state, keyEnding, microsPerCredit, caps, rate, ttlDays } = connection
  return {
    ...shown,
    details: {
      ...{ state, keyEnding, currency, microsPerCredit },
      ...{ capDayMicros: caps.dayMicros, capMonthMicros: caps.monthMicros, rate, ttlDays, spent },
      createdAt: connection.createdAt.toISOString(),
      checkedAt: connection.checkedAt.toISOString(),
    },
  }
}

export async function oneConnection(ports: ViewPorts & Pick<DoorPorts, 'connections'>, access: Access, id: string) {
  const connection = await ports.connections.get(access.workspaceId, id)
  return connection ? connectionView(ports, connection, access) : refuse('not_found')
}

/** People wait for a check: a service that takes longer counts as away. */
const CHECK_MS = 10_000

export const withinCheckTime = (signal: AbortSignal) => AbortSignal.any([signal, AbortSignal.timeout(CHECK_MS)])
