'use client'
/** What exactly would change, member by member, and the button that does it. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { call, problemText } from '#app/_client/call.ts'
import { plural } from '#app/_ui/amounts.ts'
import { Button } from '#app/_ui/button.tsx'
import { ConfirmDialog } from '#app/_ui/confirm-dialog.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { Loading, Skeleton } from '#app/_ui/skeleton.tsx'
import type { ChangesView, WriteBackView } from '#app/api/v1/_schemas/write-back.ts'
import { ChangesTable } from './changes-table.tsx'
import { useSteerWriteBack } from './use-write-back.ts'
import { planLines, planTitle } from './write-back-words.ts'

interface WriteBackPlanProps {
  readonly writeBack: WriteBackView
  readonly canApply: boolean
  /** Null: they may not. */
  readonly onAgain: (() => void) | null
}

export function WriteBackPlan({ writeBack, canApply, onAgain }: WriteBackPlanProps) {
  const steer = useSteerWriteBack(writeBack)
  const { plan, audienceName, mayApply } = writeBack
  if (plan === null) return null
  return (
    <div className="space-y-4">
      <p role="status" className="text-lg font-medium">
        {planTitle(plan)}
      </p>
      <ul className="list-inside list-disc text-sm text-ink-soft">
        {planLines(plan).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {plan.members > 0 ? <Changes id={writeBack.id} /> : null}
      <div className="flex flex-wrap gap-2">
        {canApply && mayApply ? (
          <ConfirmDialog
            trigger={<Button>Apply to {plural(plan.members, 'member')}</Button>}
            title={`Write to ${plural(plan.members, 'member')} of ${audienceName}?`}
            confirmText="Apply"
            keepText="Not now"
            onConfirm={() => steer('apply')}
          >
            <p>Exactly what is shown is written, and nothing else. Whoever was changed meanwhile is left alone.</p>
            <p>It can be undone afterwards.</p>
          </ConfirmDialog>
        ) : null}
        {onAgain === null ? null : (
          <Button variant="secondary" onClick={onAgain}>
            Choose other rules
          </Button>
        )}
      </div>
    </div>
  )
}

function Changes({ id }: { readonly id: string }) {
  const changes = useInfiniteQuery({
    queryKey: ['write-back-changes', id],
    queryFn: ({ pageParam, signal }) => call<ChangesView>(`write-backs/${id}/changes?from=${pageParam}`, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const members = changes.data?.pages.flatMap((page) => page.members) ?? []
  return (
    <div className="space-y-3">
      {changes.isPending ? (
        <Loading what="the changes">
          <Skeleton className="h-48" />
        </Loading>
      ) : null}
      {changes.isError ? (
        <Notice kind="problem" title="The changes can’t be shown right now.">
          <p>{problemText(changes.error)}</p>
        </Notice>
      ) : null}
      {members.length > 0 ? <ChangesTable label="What would change" members={members} /> : null}
      {changes.hasNextPage ? (
        <Button
          variant="secondary"
          size="small"
          disabled={changes.isFetchingNextPage}
          onClick={() => changes.fetchNextPage()}
        >
          {changes.isFetchingNextPage ? 'One moment…' : 'Show more'}
        </Button>
      ) : null}
    </div>
  )
}
