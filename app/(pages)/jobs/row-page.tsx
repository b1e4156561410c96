'use client'
/** One row opened: who we think it is, what changes, and why. Escape leads back to where it was opened. */
import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { useRouter, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import { CallProblem, call, problemText } from '#app/_client/call.ts'
import { countText } from '#app/_ui/amounts.ts'
import { buttonVariants } from '#app/_ui/button.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { Loading, Skeleton } from '#app/_ui/skeleton.tsx'
import type { RowsView as RowsPage } from '#app/api/v1/_schemas/row.ts'
import { Decision } from './decision.tsx'
import { rowAddress, rowsAddress, rowsViewOf } from './rows-address.ts'
import { SideBySide } from './side-by-side.tsx'
import { WhyCard } from './why-card.tsx'

interface RowPageProps {
  readonly jobId: string
  readonly number: number
}

export function RowPage({ jobId, number }: RowPageProps) {
  const router = useRouter()
  const view = rowsViewOf(useSearchParams())
  const back = `${rowsAddress(jobId, view)}#row-${number}`
  const row = useQuery({
    queryKey: ['jobs', 'row', jobId, number],
    queryFn: ({ signal }) => call<RowsPage>(`jobs/${jobId}/rows?from=${number}&limit=1`, { signal }),
  })
  const after = useQuery({
    queryKey: ['jobs', 'row-after', jobId, number, view.status],
    queryFn: ({ signal }) => call<RowsPage>(`jobs/${jobId}/rows?${afterQuery(number, view.status)}`, { signal }),
  })

  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) router.push(back)
    }
    addEventListener('keydown', leave)
    return () => removeEventListener('keydown', leave)
  }, [router, back])

  const found = row.data?.rows.find((one) => one.row === number)
  const next = after.data?.rows[0]
  const look = buttonVariants({ variant: 'secondary' })
  return (
    <>
      <PageHeader title={`Row ${countText(number)}`} lead={found === undefined ? null : <Decision row={found} />}>
        <Link href={back} className={look} aria-keyshortcuts="Escape">
          <ArrowLeft aria-hidden /> Back to the list
        </Link>
        {next === undefined ? null : (
          <Link href={rowAddress(jobId, next.row, view)} className={look}>
            Next row <ArrowRight aria-hidden />
          </Link>
        )}
      </PageHeader>
      {row.isPending ? (
        <Loading what="the row">
          <Skeleton className="h-96" />
        </Loading>
      ) : null}
      {row.isError ? <RowProblem error={row.error} /> : null}
      {row.isSuccess && found === undefined ? (
        <Notice kind="info" title="This row is not done yet, or the list has no such row.">
          <p>Look again in a moment.</p>
        </Notice>
      ) : null}
      {found === undefined ? null : (
        <div className="space-y-6">
          <SideBySide row={found} />
          <WhyCard row={found} />
        </div>
      )}
    </>
  )
}

function RowProblem({ error }: { readonly error: Error }) {
  const isGone = error instanceof CallProblem && error.code === 'job.expired'
  return (
    <Notice
      kind={isGone ? 'info' : 'problem'}
      title={isGone ? 'This row is not kept any more.' : "This row can't be shown right now."}
    >
      <p>{problemText(error)}</p>
    </Notice>
  )
}

function afterQuery(number: number, status: string | null): URLSearchParams {
  return new URLSearchParams({
    from: String(number + 1),
    limit: '1',
    evidence: 'none',
    ...(status === null ? {} : { status }),
  })
}
