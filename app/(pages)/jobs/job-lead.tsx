/** What a list was started with: its size, when, and against what; and until when its files are kept. */
import { bytesText } from '#app/_ui/amounts.ts'
import { Day, Moment } from '#app/_ui/moment.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import { providersText } from './providers-text.ts'

type Shown = Pick<JobView, 'source' | 'createdAt' | 'providers' | 'trial' | 'keptUntil' | 'expiredAt'>

export function JobLead({ job }: { readonly job: Shown }) {
  return (
    <>
      {bytesText(job.source.bytes)}, started <Moment at={job.createdAt} />, {providersText(job.providers)}.{' '}
      {job.trial ? 'A trial of some of its rows. ' : null}
      <Kept job={job} />
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
