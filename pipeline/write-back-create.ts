/** Begins a write-back: a worker then looks what it would change. */
import type { BackRules } from '#core/audience/back-words.ts'
import { listColumns } from '#core/audience/list-columns.ts'
import type { AudienceReads } from '#pipeline/ports/audience-reads.ts'
import type { Connections } from '#pipeline/ports/connections.ts'
import type { Jobs } from '#pipeline/ports/jobs.ts'
import type { WriteBacks } from '#pipeline/ports/write-backs.ts'

export interface WriteBackRequest {
  readonly workspaceId: string
  readonly id: string
  readonly jobId: string
  readonly rules: BackRules
  readonly now: Date
}

export type WriteBackRefusal =
  | 'write_back.no_such_job'
  | 'write_back.no_connection'
  /** Its list is none, or is read in another way than it was written. */
  | 'write_back.not_from_audience'
  | 'write_back.job_not_ended'
  /** Its rows are not kept any more. */
  | 'job.expired'
  /** One of the job, or of the audience, is being applied or undone. */
  | 'write_back.running'

/** @returns its id, or why there is none */
export async function createWriteBack(
  ports: {
    readonly jobs: Pick<Jobs, 'get'>
    readonly audienceReads: Pick<AudienceReads, 'get'>
    readonly connections: Pick<Connections, 'get'>
    readonly writeBacks: Pick<WriteBacks, 'create'>
  },
  { workspaceId, id, jobId, rules, now }: WriteBackRequest,
): Promise<{ readonly id: string } | { readonly code: WriteBackRefusal }> {
  const job = await ports.jobs.get(workspaceId, jobId)
  if (job === null) return { code: 'write_back.no_such_job' }
  const read = await ports.audienceReads.get(workspaceId, job.uploadId)
  if (read?.columns == null) return { code: 'write_back.not_from_audience' }
  const headers = listColumns(read.columns).map(({ header }) => header)
  if (JSON.stringify(headers) !== JSON.stringify(job.source.dialect.columns)) {
    return { code: 'write_back.not_from_audience' }
  }
  if (job.phase !== 'ended') return { code: 'write_back.job_not_ended' }
  if (job.expiredAt !== null) return { code: 'job.expired' }
  const { connectionId, audienceId, name, statuses, columns } = read
  if ((await ports.connections.get(workspaceId, connectionId)) === null) return { code: 'write_back.no_connection' }
  const outcome = await ports.writeBacks.create({
    id,
    workspaceId,
    jobId,
    rules,
    audience: { connectionId, audienceId, name, statuses, columns },
    createdAt: now,
  })
  switch (outcome) {
    case 'created':
      return { id }
    case 'running':
      return { code: 'write_back.running' }
    case 'missing':
      return { code: 'write_back.no_such_job' }
    default:
      return outcome satisfies never
  }
}
