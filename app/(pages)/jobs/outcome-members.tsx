'use client'
/** Members with one outcome: how many, and on demand who. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call, problemText } from '#app/_client/call.ts'
import { countText } from '#app/_ui/amounts.ts'
import { Badge, type Tone } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { Loading, Skeleton } from '#app/_ui/skeleton.tsx'
import type { MembersView } from '#app/api/v1/_schemas/write-back.ts'
import { ChangesTable } from './changes-table.tsx'

interface OutcomeMembersProps {
  readonly writeBackId: string
  /** `outcome=written`, `undo=left`. */
  readonly query: string
  readonly words: { readonly word: string; readonly text: string; readonly tone: Tone }
  readonly count: number
}

export function OutcomeMembers({ writeBackId, query, words, count }: OutcomeMembersProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <li className="space-y-3 py-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <Badge tone={words.tone}>
            {words.word}: {countText(count)}
          </Badge>
          <span className="text-ink-soft">{words.text}</span>
        </p>
        <Button variant="secondary" size="small" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Hide' : 'Who?'}
          <span className="sr-only"> {words.word}</span>
        </Button>
      </div>
      {isOpen ? <Members writeBackId={writeBackId} query={query} label={words.word} /> : null}
    </li>
  )
}

interface MembersProps {
  readonly writeBackId: string
  readonly query: string
  readonly label: string
}

function Members({ writeBackId, query, label }: MembersProps) {
  const members = useInfiniteQuery({
    queryKey: ['write-back-members', writeBackId, query],
    queryFn: ({ pageParam, signal }) =>
      call<MembersView>(`write-backs/${writeBackId}/members?${query}&from=${pageParam}`, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  })
  const shown = members.data?.pages.flatMap((page) => page.members) ?? []
  const isUndo = query.startsWith('undo=')
  return (
    <>
      {members.isPending ? (
        <Loading what="the members">
          <Skeleton className="h-24" />
        </Loading>
      ) : null}
      {members.isError ? (
        <Notice kind="problem" title="They can’t be shown right now.">
          <p>{problemText(members.error)}</p>
        </Notice>
      ) : null}
      {shown.length > 0 ? (
        <ChangesTable
          label={label}
          members={shown.map((member) => ({ ...member, left: isUndo ? member.undoLeft : member.left }))}
        />
      ) : null}
      {members.hasNextPage ? (
        <Button
          variant="secondary"
          size="small"
          disabled={members.isFetchingNextPage}
          onClick={() => members.fetchNextPage()}
        >
          {members.isFetchingNextPage ? 'One moment…' : 'Show more'}
        </Button>
      ) : null}
    </>
  )
}
