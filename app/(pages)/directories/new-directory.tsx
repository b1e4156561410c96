'use client'
/** From a file to a reference list. Once the file is there its upload stands in the address: it can be left and resumed. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { call, problemText } from '#app/_client/call.ts'
import { Notice } from '#app/_ui/notice.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { Loading, Skeleton } from '#app/_ui/skeleton.tsx'
import type { UploadView } from '#app/api/v1/_schemas/upload.ts'
import { DescribeDirectory } from './describe-directory.tsx'
import { SendDirectory } from './send-directory.tsx'

export function NewDirectory({ uploadId }: { readonly uploadId: string | null }) {
  const router = useRouter()
  const queries = useQueryClient()
  const upload = useQuery({
    queryKey: ['uploads', uploadId],
    queryFn: () => call<UploadView>(`uploads/${uploadId}`),
    enabled: uploadId !== null,
    staleTime: Infinity,
  })

  function go(sent: UploadView): void {
    queries.setQueryData(['uploads', sent.id], sent)
    router.replace(`/directories/new?upload=${sent.id}`)
  }

  return (
    <>
      <PageHeader
        title="Add a reference list"
        lead="People you trust, with as much about them as you have. It stays on this installation."
      />
      {uploadId === null ? <SendDirectory onSent={go} /> : null}
      {uploadId !== null && upload.isPending ? (
        <Loading what="the file">
          <Skeleton className="h-96" />
        </Loading>
      ) : null}
      {upload.isError ? (
        <Notice kind="problem" title="This file can't be shown.">
          <p>{problemText(upload.error)}</p>
          <p>
            <Link href="/directories/new">Choose a file</Link>
          </p>
        </Notice>
      ) : null}
      {upload.data?.status === 'open' ? (
        <Notice kind="info" title={`${upload.data.filename} has not arrived completely.`}>
          <p>
            <Link href={`/uploads/${upload.data.id}`}>Send the rest</Link>, then come back here.
          </p>
        </Notice>
      ) : null}
      {upload.data?.status === 'complete' ? <DescribeDirectory key={upload.data.id} upload={upload.data} /> : null}
    </>
  )
}
