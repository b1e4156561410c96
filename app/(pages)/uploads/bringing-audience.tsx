'use client'
/** An audience on its way: how many members are read, what it waits for, why it stopped. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useEffect } from 'react'
import { call, problemText } from '#app/_client/call.ts'
import { countText } from '#app/_ui/amounts.ts'
import { buttonVariants } from '#app/_ui/button.tsx'
import { Card } from '#app/_ui/card.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { Loading, Skeleton } from '#app/_ui/skeleton.tsx'
import type { AudienceReadView } from '#app/api/v1/_schemas/audience.ts'
import { audienceWaitWords } from './audience-words.ts'

const AGAIN_MS = 1_000

const readKey = (uploadId: string) => ['audience-reads', uploadId]

/** Asked again and again while it is being read. */
export const useAudienceRead = (uploadId: string) =>
  useQuery({
    queryKey: readKey(uploadId),
    queryFn: ({ signal }) => call<AudienceReadView>(`audience-reads/${uploadId}`, { signal }),
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'reading' ? AGAIN_MS : false),
  })

export function BringingAudience({ uploadId }: { readonly uploadId: string }) {
  const queries = useQueryClient()
  const { data: read, error } = useAudienceRead(uploadId)
  const isReady = read?.state === 'ready'
  useEffect(() => {
    if (isReady) void queries.invalidateQueries({ queryKey: ['uploads', uploadId] })
  }, [isReady, queries, uploadId])

  if (read === undefined && error === null) {
    return (
      <Loading what="the audience">
        <PageHeader title="Bring in an audience" />
        <Skeleton className="h-40" />
      </Loading>
    )
  }
  return (
    <>
      <PageHeader
        title={read?.audienceName ?? 'Bring in an audience'}
        lead="Its members are being read. You can close this page: it goes on, and is here when you come back."
      />
      <Card className="space-y-4" aria-busy={read?.state === 'reading'}>
        {error ? (
          <Notice kind="problem" title="How far it is can’t be shown right now.">
            <p>{problemText(error)} It goes on all the same.</p>
          </Notice>
        ) : null}
        {read ? <Progress read={read} /> : null}
      </Card>
    </>
  )
}

function Progress({ read }: { readonly read: AudienceReadView }) {
  const { state, waiting, connectionId } = read
  if (state === 'failed') return <Failed read={read} />
  const words = waiting && audienceWaitWords(waiting.reason)
  return (
    <>
      <ReadBar read={read} />
      {words ? (
        <Notice kind={words.kind} title={words.title}>
          <p>{words.text}</p>
          {words.isAboutKey ? (
            <p>
              <Link href={`/connections/${connectionId}`}>Look at the account</Link>
            </p>
          ) : null}
        </Notice>
      ) : null}
    </>
  )
}

/** Pages overlap by a member, so that a few more are read than there are. */
function ReadBar({ read: { membersRead, totalBefore, state } }: { readonly read: AudienceReadView }) {
  const done = Math.min(membersRead, totalBefore ?? 0)
  const percent = state === 'ready' ? 100 : totalBefore ? Math.floor((done / totalBefore) * 100) : 0
  const isJoining = totalBefore !== null && done >= totalBefore && state === 'reading'
  const told =
    totalBefore === null
      ? 'Looking how many there are…'
      : isJoining
        ? `All ${countText(totalBefore)} members are read. Now looking who came and went meanwhile…`
        : `${countText(done)} of ${countText(totalBefore)} members read`
  return (
    <div className="space-y-2">
      <div
        role="progressbar"
        aria-label="Members read"
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-3 overflow-hidden rounded-full bg-sunken"
      >
        <div className="h-full rounded-full bg-accent transition-[width]" style={{ width: `${percent}%` }} />
      </div>
      <p className="text-sm text-ink-soft">{told}</p>
      <p role="status" className="sr-only">
        {percent - (percent % 10)} percent read
      </p>
    </div>
  )
}

function Failed({ read: { errorDetail, connectionId } }: { readonly read: AudienceReadView }) {
  return (
    <>
      <Notice kind="problem" title="The audience could not be brought in.">
        <p>{errorDetail}</p>
      </Notice>
      <Link href={`/audiences?account=${connectionId}`} className={buttonVariants()}>
        Choose again
      </Link>
    </>
  )
}
