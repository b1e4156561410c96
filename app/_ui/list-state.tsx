/** What stands in for a list, or below it, whatever state it is in. */
import { problemText } from '../_client/call.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import { Loading, Skeleton } from './skeleton.tsx'

interface ListStateProps {
  /** What it lists: `your lists`. */
  readonly what: string
  readonly list: {
    readonly isPending: boolean
    readonly error: Error | null
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => unknown
    readonly refetch: () => unknown
  }
}

export function ListState({ what, list }: ListStateProps) {
  if (list.isPending) {
    return (
      <Loading what={what}>
        <div className="space-y-4">
          <Skeleton className="h-28" />
          <Skeleton className="h-28" />
          <Skeleton className="h-28" />
        </div>
      </Loading>
    )
  }
  return (
    <>
      {list.error === null ? null : (
        <Notice kind="problem" title={`We can't show ${what} right now.`}>
          <p>{problemText(list.error)}</p>
          <Button variant="secondary" size="small" className="mt-2" onClick={() => list.refetch()}>
            Try again
          </Button>
        </Notice>
      )}
      {list.hasNextPage ? (
        <Button variant="secondary" disabled={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {list.isFetchingNextPage ? 'One moment…' : 'Show older ones'}
        </Button>
      ) : null}
    </>
  )
}
