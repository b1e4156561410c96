'use client'
/** Which of the upload's states is shown: being sent, waiting for its file again, unreadable, or ready to prepare. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { CallProblem, call, problemText } from '#app/_client/call.ts'
import { keptFile } from '#app/_client/upload/chosen-files.ts'
import { Day } from '#app/_ui/moment.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { Loading, Skeleton } from '#app/_ui/skeleton.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import type { UploadView } from '#app/api/v1/_schemas/upload.ts'
import { BringingAudience } from './bringing-audience.tsx'
import { ChooseAgain } from './choose-again.tsx'
import { Prepare } from './prepare.tsx'
import { Sending } from './sending.tsx'

export function UploadPage({ id }: { readonly id: string }) {
  const queries = useQueryClient()
  const queryKey = ['uploads', id]
  const upload = useQuery({ queryKey, queryFn: () => call<UploadView>(`uploads/${id}`), staleTime: Infinity })
  const [file, setFile] = useState<File | null>(() => keptFile(id))
  const settle = (view: UploadView) => queries.setQueryData(queryKey, view)

  if (upload.isPending) return <UploadSkeleton />
  if (upload.isError) return <UploadProblem error={upload.error} />
  if (upload.data.expiredAt !== null) return <UploadExpired upload={upload.data} expiredAt={upload.data.expiredAt} />
  if (upload.data.isAudience && upload.data.status === 'open') return <BringingAudience uploadId={id} />
  if (upload.data.status === 'complete') return <PrepareAgain upload={upload.data} onUpload={settle} />
  if (file === null) return <ChooseAgain upload={upload.data} onFile={setFile} />
  return <Sending uploadId={id} file={file} onDone={settle} />
}

interface PrepareAgainProps {
  readonly upload: UploadView
  readonly onUpload: (upload: UploadView) => void
}

/** Goes on with what was chosen for a trial, or begins with whom the address names (`?with=`). */
function PrepareAgain({ upload, onUpload }: PrepareAgainProps) {
  const address = useSearchParams()
  // Of a trial that is begun from here on, all is chosen already.
  const [trialId] = useState(() => address.get('trial'))
  const [connectionId] = useState(() => address.get('with'))
  const trial = useQuery({
    queryKey: ['jobs', 'trial', trialId],
    queryFn: () => call<JobView>(`jobs/${trialId}`),
    enabled: trialId !== null,
    retry: false,
  })
  if (trialId !== null && trial.isPending) return <UploadSkeleton />
  const own = trial.data?.source.uploadId === upload.id ? trial.data : null
  return (
    <Prepare
      upload={upload}
      onUpload={onUpload}
      trial={own}
      suggested={connectionId === null ? [] : [{ connectionId }]}
    />
  )
}

interface ExpiredProps {
  readonly upload: UploadView
  readonly expiredAt: string
}

function UploadExpired({ upload: { filename }, expiredAt }: ExpiredProps) {
  return (
    <>
      <PageHeader title={filename} />
      <Notice kind="info" title="This file is not kept any more.">
        <p>
          It was deleted on <Day at={expiredAt} />, by the rule that says{' '}
          <Link href="/account">how long files are kept</Link>. Lists that were made of it stay as they are.
        </p>
        <p>
          <Link href="/">Bring it again</Link>
        </p>
      </Notice>
    </>
  )
}

function UploadProblem({ error }: { readonly error: Error }) {
  const isGone = error instanceof CallProblem && error.status === 404
  return (
    <>
      <PageHeader title={isGone ? 'This upload is not there' : "This upload can't be shown"} />
      <Notice kind="problem" title={isGone ? 'It may have been deleted.' : 'Nothing is lost.'}>
        <p>{isGone ? 'Or it belongs to somebody else.' : problemText(error)}</p>
        <p>
          <Link href="/">Bring a list</Link>
        </p>
      </Notice>
    </>
  )
}

function UploadSkeleton() {
  return (
    <Loading what="the upload">
      <PageHeader title="New list" />
      <div className="space-y-6">
        <Skeleton className="h-40" />
        <Skeleton className="h-96" />
      </div>
    </Loading>
  )
}
