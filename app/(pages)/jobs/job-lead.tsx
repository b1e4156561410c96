/** What a list was started with: its size, when, and against what. */
import { bytesText } from '#app/_ui/amounts.ts'
import { Moment } from '#app/_ui/moment.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'

export function JobLead({ job }: { readonly job: Pick<JobView, 'source' | 'createdAt' | 'providers'> }) {
  const lists = job.providers.length
  return (
    <>
      {bytesText(job.source.bytes)}, started <Moment at={job.createdAt} />,{' '}
      {lists === 0
        ? 'only cleaned and searched for doubles'
        : `checked against ${lists === 1 ? 'one reference list' : `${lists} reference lists`}`}
      .
    </>
  )
}
