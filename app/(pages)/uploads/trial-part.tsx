/** A trial beside the estimate: offered, under way, or done. */
import Link from 'next/link'
import { problemText } from '#app/_client/call.ts'
import { countText } from '#app/_ui/amounts.ts'
import { Button } from '#app/_ui/button.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import { isSettled } from '#pipeline/describe-job.ts'
import { TRIAL_ROWS } from './use-trial.ts'

interface TrialPartProps {
  /** Undefined: none of the present choice. */
  readonly job: JobView | undefined
  readonly error: Error | null
  readonly isBeginning: boolean
  /** Of the list; null until it is counted. */
  readonly rows: number | null
  readonly onTry: () => void
}

export function TrialPart({ job, error, isBeginning, rows, onTry }: TrialPartProps) {
  const isUnderWay = job !== undefined && !isSettled(job.status)
  if (isUnderWay) return <UnderWay job={job} />
  // Of a short list a trial would be the whole.
  if (rows !== null && rows <= TRIAL_ROWS) return null
  return (
    <div className="space-y-3">
      {error === null ? null : (
        <Notice kind="problem" title="The trial has not begun.">
          <p>{problemText(error)}</p>
        </Notice>
      )}
      {job === undefined ? null : <Ended job={job} />}
      {job === undefined || job.status === 'failed' || job.status === 'cancelled' ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button variant="secondary" disabled={isBeginning} onClick={onTry}>
            {isBeginning ? 'Beginning…' : `Try ${TRIAL_ROWS} rows first`}
          </Button>
          <p className="min-w-0 flex-1 basis-64 text-sm text-ink-soft">
            They are spread over the list. What is found is kept, so the whole list does not pay for it again.
          </p>
        </div>
      ) : null}
    </div>
  )
}

function UnderWay({ job }: { readonly job: JobView }) {
  const { counts, waiting, totalIsFinal } = job
  return (
    <Notice kind="info" title={`Trying ${TRIAL_ROWS} rows…`}>
      <p>
        {totalIsFinal ? `${countText(counts.total - counts.pending)} of ${countText(counts.total)} are done.` : null}
        {waiting.length === 0 ? null : ' It has to wait at the moment.'}{' '}
        <Link href={`/jobs/${job.id}`}>Look at the trial</Link>
      </p>
    </Notice>
  )
}

function Ended({ job }: { readonly job: JobView }) {
  const { counts, status } = job
  const link = (
    <p>
      <Link href={`/jobs/${job.id}`}>See these rows</Link>
    </p>
  )
  if (status === 'failed' || status === 'cancelled') {
    return (
      <Notice kind="warning" title="The trial did not come to its end.">
        <p>{job.errorDetail ?? 'It was cancelled. What was found is kept.'}</p>
        {link}
      </Notice>
    )
  }
  const failed = counts.failed > 0 ? `, ${countText(counts.failed)} failed` : ''
  return (
    <Notice kind="good" title={`Tried: ${countText(counts.matched)} of ${countText(counts.total)} rows matched.`}>
      <p>
        {countText(counts.review)} to review, {countText(counts.no_match)} with nobody found{failed}.
      </p>
      {link}
    </Notice>
  )
}
