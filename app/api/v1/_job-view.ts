/** A job as it is shown: what the pipeline tells of it, and what it was made of. */

import { sentenceFor } from '#app/_access/problems.ts'
import { keptUntil } from '#core/retention.ts'
import { isAudienceSource } from '#core/storage-key.ts'
import { describeJob } from '#pipeline/describe-job.ts'
import type { jobMoney } from '#pipeline/job-money.ts'
import type { Job } from '#pipeline/ports/jobs.ts'
import type { JobContext } from './_job-context.ts'

/** @param told what a job has spent; null where nobody asked, and where no vendor is asked */
export function jobView(
  job: Job,
  { now, workersAlive, heldUp, rule }: JobContext,
  told: Awaited<ReturnType<typeof jobMoney>>,
) {
  const { filename, bytes, dialect, key } = job.source
  const described = describeJob(job, now, workersAlive, heldUp)
  const sourceEnd = job.sourceKeptSince && keptUntil(job.sourceKeptSince, rule.uploadDays)
  const end = job.endedAt && keptUntil(job.endedAt, rule.resultDays)
  return {
    ...described,
    errorDetail: sentenceFor(described.errorCode),
    files: job.files.map(({ name, bytes }) => ({ name, bytes })),
    resultGeneration: job.resultGeneration,
    source: {
      uploadId: job.uploadId,
      filename,
      bytes,
      columns: dialect.columns,
      isAudience: isAudienceSource(key),
      isKept: job.sourceKeptSince !== null,
      keptUntil: sourceEnd?.toISOString() ?? null,
    },
    mapping: job.mapping,
    providers: job.providers,
    trial: Boolean(job.trialRows),
    options: job.options,
    nicknames: job.frozen?.parameters.nicknamesName ?? null,
    labels: job.tallies.labels,
    issues: job.tallies.issues,
    scores: job.tallies.scores,
    deadRanges: job.deadRanges,
    money: told?.money ?? null,
    unknownFate: told?.unknownFate ?? null,
    createdAt: job.createdAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    endedAt: job.endedAt?.toISOString() ?? null,
    keptUntil: job.expiredAt === null ? (end?.toISOString() ?? null) : null,
    expiredAt: job.expiredAt?.toISOString() ?? null,
  }
}
