/** For tests: looks at jobs as people see them, again and again, and writes down whatever is not true. */
import { setTimeout as wait } from 'node:timers/promises'
import { describeJob, isSettled, type JobDescription } from '#pipeline/describe-job.ts'
import type { Workers } from '#pipeline/ports/backlog.ts'
import type { Jobs } from '#pipeline/ports/jobs.ts'
import { StoreError } from '#pipeline/ports/store-error.ts'

const LOOK_MS = 50

/** Which status may follow which: those of one line in any order, never back to an earlier line. */
const ORDER: readonly (readonly JobDescription['status'][])[] = [
  ['queued'],
  ['splitting'],
  ['running', 'parked'],
  ['merging'],
  ['completed', 'completed_with_failures', 'failed'],
]
const rankOf = (status: JobDescription['status']) => ORDER.findIndex((line) => line.includes(status))

interface Seen {
  readonly job: JobDescription
  readonly files: number
  /** Rows that have their outcome. */
  readonly settled: number
}

export interface Watching {
  /** A sentence for each thing that was not true; none when all was well. */
  stop(): Promise<readonly string[]>
  readonly looks: () => number
}

/** @param rows of each of the jobs */
export function watchTruth(
  ports: { readonly jobs: Pick<Jobs, 'get'>; readonly workers: Pick<Workers, 'alive'> },
  workspaceId: string,
  rows: ReadonlyMap<string, number>,
): Watching {
  const lies: string[] = []
  const last = new Map<string, Seen>()
  let isStopped = false
  let looks = 0

  function judge(id: string, before: Seen | undefined, now: Seen): void {
    const { counts, status, totalIsFinal, timeLeft } = now.job
    const { total, ...others } = counts
    const untrue = (what: string) => lies.push(`${id}: ${what} (${status}, ${JSON.stringify(counts)})`)
    if (Object.values(others).some((count) => count < 0)) untrue('a count below nothing')
    if (Object.values(others).reduce((sum, count) => sum + count) !== total) untrue('counts that do not sum')
    if (totalIsFinal && total !== rows.get(id)) untrue('a final total that is none')
    if (isSettled(status) !== now.files > 0 && status !== 'failed') untrue('files that are not there, or too soon')
    if (isSettled(status) && counts.pending > 0) untrue('the end with rows still pending')
    if (timeLeft && !(timeLeft.fromSeconds >= 0 && timeLeft.toSeconds >= timeLeft.fromSeconds)) untrue('time left')
    if (before === undefined) return
    if (total < before.job.counts.total) untrue('a total that shrank')
    if (now.settled < before.settled) untrue('rows that lost their outcome')
    if (rankOf(status) < rankOf(before.job.status)) untrue(`went back from ${before.job.status}`)
  }

  async function look(): Promise<void> {
    for (const id of rows.keys()) {
      const [job, alive] = await Promise.all([ports.jobs.get(workspaceId, id), ports.workers.alive()])
      if (job === null) continue
      const told = describeJob(job, new Date(), alive)
      const now = { job: told, files: job.files.length, settled: told.counts.total - told.counts.pending }
      judge(id, last.get(id), now)
      last.set(id, now)
      looks++
    }
  }

  const looking = (async () => {
    while (!isStopped) {
      await look().catch((error) => {
        // While the store is away nobody is told anything.
        if (!(error instanceof StoreError)) lies.push(String(error))
      })
      await wait(LOOK_MS)
    }
  })()

  return {
    looks: () => looks,
    async stop() {
      isStopped = true
      await looking
      return lies
    },
  }
}
