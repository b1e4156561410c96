/** How many rows a range may have whose rows vendors are asked about: they come at the vendor's speed. */
import type { Job } from '../ports/jobs.ts'
import type { CallRate } from '../ports/people.ts'
import type { PeoplePorts } from './people-ports.ts'
import { ratesOf } from './vendor.ts'

/** What a range takes at the most at a vendor's limit. (design, "Range size is by time") */
const RANGE_SECONDS = 30
/** All that is known of its rows is held in memory. */
const MOST_ROWS = 2_000
/** About what a call takes, for vendors that say only how many may be under way. */
const CALL_SECONDS = 1

/** @returns no cap where the job asks directories only */
export async function rowsPerRange(
  people: Pick<PeoplePorts, 'connections' | 'providers'> | undefined,
  { workspaceId, providers }: Pick<Job, 'workspaceId' | 'providers'>,
): Promise<number> {
  let rows = Number.POSITIVE_INFINITY
  for (const provider of providers) {
    if (!('connectionId' in provider)) continue
    rows = Math.min(rows, MOST_ROWS)
    const connection = await people?.connections.get(workspaceId, provider.connectionId)
    const known = connection && people?.providers.get(connection.service)
    if (!connection || !known) continue
    const calls = Math.min(...ratesOf({ connection, provider: known }).map(callsInTime))
    rows = Math.min(rows, Math.max(1, calls) * known.abilities.maxBatch)
  }
  return rows
}

/** @returns calls that an account allows while one range is worked on */
function callsInTime({ atOnce, per }: CallRate): number {
  const byTime = per === null ? Number.POSITIVE_INFINITY : Math.floor((per.calls * RANGE_SECONDS) / per.seconds)
  return Math.min(byTime, (atOnce * RANGE_SECONDS) / CALL_SECONDS)
}
