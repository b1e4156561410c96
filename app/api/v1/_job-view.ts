/** A job as it is shown: what the pipeline tells of it, and what it was made of. */
import { sentenceFor } from '#app/_access/problems.ts'
import { describeJob } from '#pipeline/describe-job.ts'
import type { Job } from '#pipeline/ports.ts'

export function jobView(job: Job, now: Date, workersAlive: number) {
  const { filename, bytes, dialect } = job.source
  const described = describeJob(job, now, workersAlive)
  return {
    ...described,
    errorDetail: sentenceFor(described.errorCode),
    files: job.files.map(({ name, bytes }) => ({ name, bytes })),
    resultGeneration: job.resultGeneration,
    source: { uploadId: job.uploadId, filename, bytes, columns: dialect.columns },
    mapping: job.mapping,
    providers: job.providers,
    options: job.options,
    nicknames: job.frozen?.parameters.nicknamesName ?? null,
    labels: job.tallies.labels,
    issues: job.tallies.issues,
    scores: job.tallies.scores,
    deadRanges: job.deadRanges,
    createdAt: job.createdAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    endedAt: job.endedAt?.toISOString() ?? null,
  }
}
