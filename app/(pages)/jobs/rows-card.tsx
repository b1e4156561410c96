'use client'
/** The rows themselves, page by page, also while the job runs. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { call, problemText } from '#app/_client/call.ts'
import { countText } from '#app/_ui/amounts.ts'
import { Button, buttonVariants } from '#app/_ui/button.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { inputClass } from '#app/_ui/field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { Loading, Skeleton } from '#app/_ui/skeleton.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import type { RowsView as RowsPage } from '#app/api/v1/_schemas/row.ts'
import { isLive } from './job-words.ts'
import { ROW_WORDS } from './row-words.ts'
import { type RowsView, rowsAddress } from './rows-address.ts'
import { RowsTable } from './rows-table.tsx'

const ROWS_PER_PAGE = 50
const POLL_MS = 3_000

interface RowsCardProps {
  readonly job: JobView
  readonly view: Required<RowsView>
}

export function RowsCard({ job, view }: RowsCardProps) {
  const { status, from } = view
  const settled = job.counts.total - job.counts.pending
  const query = new URLSearchParams({
    from: String(from),
    limit: String(ROWS_PER_PAGE),
    evidence: 'none',
    ...(status ? { status } : {}),
  })
  const page = useQuery({
    // A result that was written anew is another one.
    queryKey: ['jobs', 'rows', job.id, status, from, isLive(job), job.resultGeneration],
    queryFn: ({ signal }) => call<RowsPage>(`jobs/${job.id}/rows?${query}`, { signal }),
    enabled: settled > 0,
    placeholderData: keepPreviousData,
    refetchInterval: isLive(job) ? POLL_MS : false,
  })

  return (
    <Card className="space-y-4">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <CardTitle id="rows">
          {status === null ? 'The rows' : `Rows: ${ROW_WORDS[status].word.toLowerCase()}`}
        </CardTitle>
        {settled > ROWS_PER_PAGE ? <GoToRow job={job} view={view} /> : null}
      </div>
      {page.isError ? (
        <Notice kind="problem" title="The rows can't be shown right now.">
          <p>{problemText(page.error)}</p>
        </Notice>
      ) : null}
      {settled > 0 && page.isPending ? (
        <Loading what="the rows">
          <Skeleton className="h-96" />
        </Loading>
      ) : null}
      {settled === 0 ? <p className="text-ink-soft">{nothingYet(job)}</p> : null}
      {page.data?.rows.length === 0 ? (
        <p className="text-ink-soft">
          {status === null ? 'There are no rows from here on' : `No row is ${ROW_WORDS[status].word.toLowerCase()}`}
          {isLive(job) ? ' so far.' : '.'}
        </p>
      ) : null}
      {page.data && page.data.rows.length > 0 ? <RowsTable job={job} rows={page.data.rows} view={view} /> : null}
      <Paging job={job} view={view} next={page.data?.next ?? null} />
    </Card>
  )
}

function nothingYet(job: JobView): string {
  return isLive(job) ? 'The first rows appear here as soon as they are done.' : 'No row was worked on.'
}

/** Any row of a long list in one step. */
function GoToRow({ job, view }: RowsCardProps) {
  const router = useRouter()
  return (
    <form
      className="flex items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        const from = Number(new FormData(event.currentTarget).get('from'))
        router.push(rowsAddress(job.id, { status: view.status, from }), { scroll: false })
      }}
    >
      <label htmlFor="from-row" className="text-sm whitespace-nowrap">
        From row
      </label>
      <input
        key={view.from}
        id="from-row"
        name="from"
        type="number"
        min={1}
        max={job.counts.total}
        required
        defaultValue={view.from}
        className={`${inputClass} w-28`}
      />
      <Button type="submit" variant="secondary">
        Show
      </Button>
    </form>
  )
}

function Paging({ job, view, next }: RowsCardProps & { readonly next: number | null }) {
  if (view.from === 1 && next === null) return null
  const look = buttonVariants({ variant: 'secondary' })
  return (
    <nav aria-label="Pages of rows" className="flex flex-wrap gap-2">
      {view.from > 1 ? (
        <Link href={rowsAddress(job.id, { status: view.status })} scroll={false} className={look}>
          From the beginning
        </Link>
      ) : null}
      {next === null ? null : (
        <Link href={rowsAddress(job.id, { status: view.status, from: next })} scroll={false} className={look}>
          Next, from row {countText(next)}
        </Link>
      )}
    </nav>
  )
}
