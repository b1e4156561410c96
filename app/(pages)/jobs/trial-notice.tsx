/** Says of a trial that it is one, and leads on to the whole list. */
import Link from 'next/link'
import { buttonVariants } from '#app/_ui/button.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import { isLive } from './job-words.ts'

export function TrialNotice({ job }: { readonly job: JobView }) {
  if (!job.trial) return null
  return (
    <Notice kind="info" title="This is a trial of some rows, spread over the list.">
      <p>What is found here is kept: the whole list does not pay for it again.</p>
      {isLive(job) || !job.source.isKept ? null : (
        <p className="pt-2">
          <Link
            href={`/uploads/${job.source.uploadId}?trial=${job.id}`}
            className={buttonVariants({ variant: 'secondary' })}
          >
            Go on with the whole list
          </Link>
        </p>
      )}
    </Notice>
  )
}
