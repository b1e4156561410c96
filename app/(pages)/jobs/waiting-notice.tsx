/** Why is nothing moving: what a job waits for, until when, and who can do something about it. */
import Link from 'next/link'
import { plural } from '#app/_ui/amounts.ts'
import { Moment } from '#app/_ui/moment.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import { RaiseCap } from './raise-cap.tsx'
import { waitingWords } from './waiting-words.ts'

export function WaitingNotice({ job }: { readonly job: JobView }) {
  return job.waiting.map(({ reason, until, ranges }) => {
    const { kind, title, text, place } = waitingWords(reason)
    return (
      <Notice key={reason} kind={kind} title={title}>
        <p>{text}</p>
        {until === null ? null : (
          <p>
            {ranges > 1 ? `${plural(ranges, 'part')} of the list. ` : ''}Next try: <Moment at={until} />.
          </p>
        )}
        {place === undefined ? null : (
          <p>
            <Link href={place.href} className="inline-flex min-h-6 items-center">
              {place.text}
            </Link>
          </p>
        )}
        {reason === 'budget.job' && job.money !== null ? <RaiseCap job={job} money={job.money} /> : null}
      </Notice>
    )
  })
}
