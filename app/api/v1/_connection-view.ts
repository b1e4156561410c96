/** A connection as it is shown: viewers see its name, nobody its key. */
import type { Access } from '#app/_access/authorise.ts'
import type { DoorPorts } from '#app/_access/ports.ts'
import { refuse } from '#app/_access/refusal.ts'
import type { Connection } from '#pipeline/ports/connections.ts'
import { isSimulator } from '#pipeline/source/sample-list.ts'

type ViewPorts = Pick<DoorPorts, 'people' | 'audienceServices' | 'spending'>

export async function connectionView(ports: ViewPorts, connection: Connection, { role }: Access) {
  const { people, audienceServices } = ports
  const { id, service, name, state, keyEnding, rate } = connection
  const isForAll = role === 'viewer'
  const details = {
    ...{ state, keyEnding, rate },
    createdAt: connection.createdAt.toISOString(),
    checkedAt: connection.checkedAt.toISOString(),
  }
  const keeper = audienceServices.get(service)
  if (keeper) {
    const shown = { id, service, title: keeper.title, isSimulator: isSimulator(service), name }
    return { kind: 'audience' as const, ...shown, details: isForAll ? null : details }
  }
  const title = people.providers.get(service)?.title ?? service
  const shown = { kind: 'people' as const, id, service, title, isSimulator: isSimulator(service), name }
  return { ...shown, details: isForAll ? null : { ...details, ...(await moneyOf(ports, connection)) } }
}

async function moneyOf({ spending }: Pick<ViewPorts, 'spending'>, connection: Connection) {
  const { id: connectionId, workspaceId, microsPerCredit, caps, ttlDays } = connection
  const [{ currency }, spent] = await Promise.all([
    spending.budgets(workspaceId),
    spending.ofConnection({ workspaceId, connectionId }),
  ])
  return {
    ...{ currency, microsPerCredit, capDayMicros: caps.dayMicros, capMonthMicros: caps.monthMicros },
    ...{ ttlDays, spent },
  }
}

export async function oneConnection(ports: ViewPorts & Pick<DoorPorts, 'connections'>, access: Access, id: string) {
  const connection = await ports.connections.get(access.workspaceId, id)
  return connection ? connectionView(ports, connection, access) : refuse('not_found')
}

/** People wait for a check: a service that takes longer counts as away. */
const CHECK_MS = 10_000

export const withinCheckTime = (signal: AbortSignal) => AbortSignal.any([signal, AbortSignal.timeout(CHECK_MS)])
