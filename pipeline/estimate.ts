/** Estimate: works out what a list will ask, cost and take before it is started. */
import { type Forecast, forecast, type ProviderCount, type TrialTally } from '#core/forecast.ts'
import { type CountPorts, countLookups, type PeopleCount } from './people/count-lookups.ts'
import type { Vendor } from './people/vendor.ts'
import type { Connections } from './ports/connections.ts'
import type { Estimate, Estimates } from './ports/estimates.ts'
import type { Job, Jobs } from './ports/jobs.ts'
import type { Spending } from './ports/ledger.ts'
import type { Span, Task } from './ports/messages.ts'
import type { PeopleProvider } from './ports/people.ts'
import type { Ranges } from './ports/ranges.ts'

export interface EstimatePorts extends CountPorts {
  readonly estimates: Pick<Estimates, 'get' | 'progress' | 'finish' | 'fail'>
  readonly connections: Pick<Connections, 'get' | 'list'>
  /** By service. */
  readonly providers: ReadonlyMap<string, PeopleProvider>
  readonly spending: Pick<Spending, 'ofJob'>
  readonly jobs: Pick<Jobs, 'get' | 'list'>
  readonly ranges: Pick<Ranges, 'parts'>
}

/** A trial has far fewer ranges, and of jobs that run at once the latest are enough to say that one is not alone. */
const MOST_SPANS = 100
const MOST_JOBS = 100

/**
 * Ends the estimate, or fails it (`connection.missing`).
 *
 * @throws SourceError when the source is no longer the file that was brought
 */
export async function estimate(ports: EstimatePorts, task: Task, signal: AbortSignal): Promise<'done' | 'stale'> {
  const asked = await ports.estimates.get(task.workspaceId, task.subjectId)
  if (asked === null) return 'stale'
  const vendors = await vendorsOf(ports, asked)
  if (vendors === null) return (await ports.estimates.fail(task, 'connection.missing')) ? 'done' : 'stale'
  const trial = await trialOf(ports, asked)
  const report = (rows: number) => ports.estimates.progress(task, rows)
  const counted = await countLookups(ports, asked, [...vendors.values()], trial?.spans ?? [], report, signal)
  if (counted === null) return 'stale'

  const counts = new Map([...vendors.keys()].map((id, place) => [id, counted.vendors[place]]))
  const running = await runningJobs(ports, asked.workspaceId)
  const providers: ProviderCount[] = []
  for (const provider of asked.providers) {
    if ('directoryId' in provider) {
      providers.push({ kind: 'directory', directoryId: provider.directoryId })
      continue
    }
    const vendor = vendors.get(provider.connectionId)
    const count = counts.get(provider.connectionId)
    if (vendor && count) providers.push(await countOf(ports, vendor, count, running))
  }
  const { rows, invalidRows } = counted
  const result: Forecast = forecast({ rows, invalidRows, providers }, trial && tallyOf(trial, counts))
  return (await ports.estimates.finish(task, result)) ? 'done' : 'stale'
}

/** @returns those that are asked, by their ids, in their order; null where one is gone */
async function vendorsOf(ports: EstimatePorts, asked: Estimate): Promise<ReadonlyMap<string, Vendor> | null> {
  const vendors = new Map<string, Vendor>()
  for (const ref of asked.providers) {
    if ('directoryId' in ref) continue
    const connection = await ports.connections.get(asked.workspaceId, ref.connectionId)
    const provider = connection && ports.providers.get(connection.service)
    if (!connection || !provider) return null
    const book = { workspaceId: asked.workspaceId, connectionId: connection.id }
    vendors.set(ref.connectionId, { connection, provider, book })
  }
  return vendors
}

interface Trial {
  readonly job: Job
  readonly spans: readonly Span[]
  readonly spent: Awaited<ReturnType<Spending['ofJob']>>
}

/** @returns null where there is none, or it is gone */
async function trialOf(ports: EstimatePorts, { workspaceId, trialJobId }: Estimate): Promise<Trial | null> {
  const job = trialJobId === null ? null : await ports.jobs.get(workspaceId, trialJobId)
  if (job === null) return null
  const parts = await ports.ranges.parts(workspaceId, job.id, 0, MOST_SPANS)
  return { job, spans: parts.map(({ span }) => span), spent: await ports.spending.ofJob(workspaceId, job.id) }
}

function tallyOf({ job, spent }: Trial, counts: ReadonlyMap<string, PeopleCount | undefined>): TrialTally {
  const { matched, review } = job.tallies.statuses
  const asked = spent.map(({ connectionId, lookups, savedLookups, spentMicros, savedMicros }) => [
    connectionId,
    {
      people: counts.get(connectionId)?.tried ?? 0,
      asked: lookups + savedLookups,
      micros: spentMicros + savedMicros,
    },
  ])
  // Whoever was asked nothing of in the trial is left with all of its people open.
  const unasked = [...counts].map(([id, count]) => [id, { people: count?.tried ?? 0, asked: 0, micros: 0 }])
  return { jobId: job.id, rows: job.rowsSplit, matched, review, asked: Object.fromEntries([...unasked, ...asked]) }
}

const runningJobs = async ({ jobs }: EstimatePorts, workspaceId: string): Promise<readonly Job[]> =>
  (await jobs.list(workspaceId, null, MOST_JOBS)).items.filter(({ phase }) => phase !== 'ended' && phase !== 'failed')

async function countOf(
  ports: EstimatePorts,
  { connection, provider }: Vendor,
  count: PeopleCount,
  running: readonly Job[],
): Promise<ProviderCount> {
  const { id, workspaceId, account, service, microsPerCredit } = connection
  const { mostCredits, missCost, maxBatch } = provider.abilities
  const own = await ports.connections.list(workspaceId)
  const sharing = new Set(own.filter((other) => other.account === account).map((other) => other.id))
  const others = running.filter(({ providers }) =>
    providers.some((ref) => 'connectionId' in ref && sharing.has(ref.connectionId)),
  )
  const { atOnce, per } = connection.rate ?? provider.abilities.limits
  const pace = { maxBatch, atOnce, per, othersRunning: others.length }
  const { tried: _, ...counted } = count
  return { kind: 'connection', connectionId: id, service, ...counted, microsPerCredit, mostCredits, missCost, pace }
}
