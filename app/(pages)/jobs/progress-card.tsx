'use client'
/** How far it is: the bar, its legend, the speed and the time left with its reason. */
import Link from 'next/link'
import { countText, plural } from '#app/_ui/amounts.ts'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import type { RowStatus } from '#core/outcome.ts'
import { CountsBar } from './counts-bar.tsx'
import { countsSentence, isLive, jobWords } from './job-words.ts'
import { StatusFilter } from './status-filter.tsx'
import { timeLeftText } from './time-left.ts'
import { WaitingNotice } from './waiting-notice.tsx'

interface ProgressCardProps {
  readonly job: JobView
  readonly status: RowStatus | null
}

export function ProgressCard({ job, status }: ProgressCardProps) {
  const { counts } = job
  return (
    <Card className="space-y-4">
      <CardTitle>{isLive(job) ? 'How far it is' : 'What became of the rows'}</CardTitle>
      <p className="text-lg">{isLive(job) ? <Progress job={job} /> : countsSentence(counts)}</p>
      <CountsBar counts={counts} />
      {job.expiredAt === null ? <StatusFilter job={job} chosen={status} /> : null}
      {isLive(job) ? (
        <>
          <WaitingNotice job={job} />
          <p className="text-sm text-ink-soft">
            {job.status === 'paused' ? (
              'You can close this page: it stays as it is until you go on.'
            ) : (
              <>
                You can close this page: it goes on, and we mail you when it is done, if you have{' '}
                <Link href="/account" className="underline">
                  set an e-mail
                </Link>
                .
              </>
            )}
          </p>
          <p role="status" className="sr-only">
            {announcement(job)}
          </p>
        </>
      ) : null}
    </Card>
  )
}

function Progress({ job }: { readonly job: JobView }) {
  const { status, counts, totalIsFinal, rowsPerSecond } = job
  const settled = counts.total - counts.pending
  const isMoving = rowsPerSecond !== null && status !== 'paused'
  const rate = isMoving ? `${countText(Math.max(1, Math.round(rowsPerSecond)))} rows a second` : null
  return (
    <>
      <span className="tabular-nums">
        {countText(settled)} of {totalIsFinal ? '' : 'at least '}
        {plural(counts.total, 'row')}
      </span>
      <span className="block text-sm text-ink-soft">{[rate, timeLeftText(job)].filter(Boolean).join(' · ')}</span>
    </>
  )
}

/** Told to screen readers: only when it changes, every tenth of the way. */
function announcement(job: JobView): string {
  const { counts, totalIsFinal } = job
  const { word } = jobWords(job)
  if (!totalIsFinal || counts.total === 0) return `The list is ${word}.`
  const percent = Math.floor(((counts.total - counts.pending) / counts.total) * 10) * 10
  return `The list is ${word}: ${percent} percent.`
}
