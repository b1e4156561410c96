'use client'
/** One list from its start to its files: how far it is, what can be done, what came out, and every row. */
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { CallProblem, problemText } from '#app/_client/call.ts'
import { Badge } from '#app/_ui/badge.tsx'
import { buttonVariants } from '#app/_ui/button.tsx'
import { cn } from '#app/_ui/cn.ts'
import { Day } from '#app/_ui/moment.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { Loading, Skeleton } from '#app/_ui/skeleton.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import { FilesCard } from './files-card.tsx'
import { IssuesCard } from './issues-card.tsx'
import { JobControls } from './job-controls.tsx'
import { JobLead } from './job-lead.tsx'
import { isLive, jobWords } from './job-words.ts'
import { LabelsCard } from './labels-card.tsx'
import { MoneyCard } from './money-card.tsx'
import { ProgressCard } from './progress-card.tsx'
import { type RowsView, rowsViewOf } from './rows-address.ts'
import { RowsCard } from './rows-card.tsx'
import { TrialNotice } from './trial-notice.tsx'
import { useJob } from './use-job.ts'
import { WriteBackCard } from './write-back-card.tsx'

export function JobPage({ id }: { readonly id: string }) {
  const job = useJob(id)
  const view = rowsViewOf(useSearchParams())
  // A job that is shown stays shown when its server is away for a moment.
  if (job.data === undefined) return job.isError ? <JobProblem error={job.error} /> : <JobSkeleton />
  return (
    <>
      <PageHeader title={job.data.source.filename} lead={<JobLead job={job.data} />}>
        <Badge tone={jobWords(job.data).tone} className="min-h-7 text-sm">
          {jobWords(job.data).word}
        </Badge>
        <JobControls job={job.data} />
      </PageHeader>
      <div className="space-y-6">
        {job.isError ? (
          <Notice kind="warning" title="This page is not up to date.">
            <p>{problemText(job.error)}</p>
          </Notice>
        ) : null}
        <TrialNotice job={job.data} />
        <Failure job={job.data} />
        <Expired job={job.data} />
        {isLive(job.data) || job.data.counts.total > 0 ? <WhatCameOut job={job.data} view={view} /> : null}
        {isLive(job.data) ? null : (
          <p>
            <Link href="/" className={buttonVariants({ variant: 'secondary' })}>
              Bring another list
            </Link>
          </p>
        )}
      </div>
    </>
  )
}

const besideFiles = 'lg:grid-cols-[minmax(0,1fr)_auto] lg:grid-rows-[auto_1fr]'

interface WhatCameOutProps {
  readonly job: JobView
  readonly view: Required<RowsView>
}

/** Once there are files they stand beside the numbers. */
function WhatCameOut({ job, view }: WhatCameOutProps) {
  const labels = <LabelsCard labels={job.labels} />
  return (
    <>
      <div className={cn('grid grid-cols-1 items-start gap-6', job.files.length > 0 && besideFiles)}>
        <ProgressCard job={job} status={view.status} />
        <FilesCard job={job} />
        {isLive(job) ? null : labels}
      </div>
      <MoneyCard job={job} />
      {mayGoBack(job) ? <WriteBackCard job={job} /> : null}
      {job.expiredAt === null ? <RowsCard job={job} view={view} /> : null}
      {isLive(job) ? labels : null}
      <IssuesCard issues={job.issues} />
    </>
  )
}

/** A whole list that came from an audience, once all of it is done. */
const mayGoBack = (job: JobView) =>
  job.source.isAudience && !job.trial && job.expiredAt === null && job.files.length > 0 && !isLive(job)

function Failure({ job }: { readonly job: JobView }) {
  if (job.status === 'failed') {
    return (
      <Notice kind="problem" title="This list could not be finished.">
        <p>{job.errorDetail ?? 'Something went wrong on our side. Your file is safe.'}</p>
        {job.source.isKept ? (
          <p>
            <Link href={`/uploads/${job.source.uploadId}`}>Start again with the same file</Link>
          </p>
        ) : null}
        {job.errorCode === null ? null : <p className="font-mono text-xs">{job.errorCode}</p>}
      </Notice>
    )
  }
  if (job.status === 'completed_with_failures') {
    return (
      <Notice kind="warning" title="Some rows could not be looked up.">
        <p>All others are done and in your files. “Retry failed” tries only those again; nothing is done twice.</p>
      </Notice>
    )
  }
  return null
}

function Expired({ job: { expiredAt } }: { readonly job: JobView }) {
  if (expiredAt === null) return null
  return (
    <Notice kind="info" title="The rows and files of this list are not kept any more.">
      <p>
        They were deleted on <Day at={expiredAt} />, by the rule that says{' '}
        <Link href="/account">how long files are kept</Link>. What was counted stays. To see its rows again, bring the
        list once more.
      </p>
    </Notice>
  )
}

function JobProblem({ error }: { readonly error: Error }) {
  const isGone = error instanceof CallProblem && error.status === 404
  return (
    <>
      <PageHeader title={isGone ? 'This list is not there' : "This list can't be shown"} />
      <Notice kind="problem" title={isGone ? 'It may have been deleted.' : 'Nothing is lost.'}>
        <p>{isGone ? 'Or it belongs to somebody else.' : problemText(error)}</p>
        <p>
          <Link href="/jobs">See all lists</Link>
        </p>
      </Notice>
    </>
  )
}

function JobSkeleton() {
  return (
    <Loading what="the list">
      <PageHeader title="Your list" />
      <div className="space-y-6">
        <Skeleton className="h-56" />
        <Skeleton className="h-96" />
      </div>
    </Loading>
  )
}
