/** What a list was started with: its size, when, and against what; and until when its files are kept. */
import { bytesText } from '#app/_ui/amounts.ts'
import { Day, Moment } from '#app/_ui/moment.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'

type Shown = Pick<JobView, 'source' | 'createdAt' | 'providers' | 'keptUntil' | 'expiredAt'>

export function JobLead({ job }: { readonly job: Shown }) {
  const lists = job.providers.length
  return (
    <>
      {bytesText(job.source.bytes)}, started <Moment at={job.createdAt} />,{' '}
      {lists === 0
        ? 'only cleaned and searched for doubles'
        : `checked against ${lists === 1 ? 'one reference list' : `${lists} reference lists`}`}
      . <Kept job={job} />
    </>
  )
}

function Kept({ job: { keptUntil, expiredAt } }: { readonly job: Shown }) {
  if (expiredAt !== null) {
    return (
      <>
        Its files were deleted on <Day at={expiredAt} />, by the rule that says how long files are kept.
      </>
    )
  }
  return keptUntil === null ? null : (
    <>
      Its files are kept until <Day at={keptUntil} />.
    </>
  )
}
