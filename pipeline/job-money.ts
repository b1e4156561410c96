/** What a job has spent, may spend, and would spend at the most on asking again where a call has no known end. */
import type { Job } from '#pipeline/ports/jobs.ts'
import type { PeoplePorts } from './people/people-ports.ts'
import { costMicros } from './people/vendor.ts'
import type { Micros } from './ports/connections.ts'
import type { Spending, Spent } from './ports/ledger.ts'

export interface JobMoney extends Spent {
  readonly currency: string
  /** Null: no cap. */
  readonly capMicros: Micros | null
  /** In the order in which they are asked; those that were never asked as well. */
  readonly providers: readonly (Spent & { readonly connectionId: string })[]
}

export interface UnknownFateRows {
  readonly rows: number
  /** What asking again about them costs at the most, each vendor of the job asked about each. */
  readonly mostMicros: Micros
}

export interface JobMoneyPorts {
  readonly spending: Pick<Spending, 'budgets' | 'ofJob'>
  readonly people: Pick<PeoplePorts, 'connections' | 'providers'>
}

const NOTHING: Spent = {
  spentMicros: 0,
  reservedMicros: 0,
  unknownMicros: 0,
  savedMicros: 0,
  lookups: 0,
  savedLookups: 0,
  unknownLookups: 0,
}

/** @returns null for a job that asks no vendor */
export async function jobMoney(
  { spending, people }: JobMoneyPorts,
  job: Job,
): Promise<{ readonly money: JobMoney; readonly unknownFate: UnknownFateRows } | null> {
  const { workspaceId, id } = job
  const connectionIds = job.providers.flatMap((provider) => ('connectionId' in provider ? [provider.connectionId] : []))
  if (connectionIds.length === 0) return null
  const [{ currency }, spent] = await Promise.all([spending.budgets(workspaceId), spending.ofJob(workspaceId, id)])
  const providers = connectionIds.map(
    (connectionId) => spent.find((each) => each.connectionId === connectionId) ?? { connectionId, ...NOTHING },
  )
  const rows = job.tallies.issues['lookup.unknown_fate'] ?? 0
  const mostMicros = rows === 0 ? 0 : rows * (await dearestMicros(people, workspaceId, connectionIds))
  const money = { ...providers.reduce(add, NOTHING), currency, capMicros: job.capMicros ?? null, providers }
  return { money, unknownFate: { rows, mostMicros } }
}

const add = (sum: Spent, one: Spent): Spent => ({
  spentMicros: sum.spentMicros + one.spentMicros,
  reservedMicros: sum.reservedMicros + one.reservedMicros,
  unknownMicros: sum.unknownMicros + one.unknownMicros,
  savedMicros: sum.savedMicros + one.savedMicros,
  lookups: sum.lookups + one.lookups,
  savedLookups: sum.savedLookups + one.savedLookups,
  unknownLookups: sum.unknownLookups + one.unknownLookups,
})

/** @returns what one row costs that every vendor of the job is asked about */
async function dearestMicros(
  { connections, providers }: JobMoneyPorts['people'],
  workspaceId: string,
  connectionIds: readonly string[],
): Promise<Micros> {
  let most = 0
  for (const connectionId of connectionIds) {
    const connection = await connections.get(workspaceId, connectionId)
    const provider = connection && providers.get(connection.service)
    if (connection && provider) most += costMicros({ connection }, provider.abilities.mostCredits)
  }
  return most
}
