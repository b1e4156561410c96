'use client'
/** The audiences of an account, one to choose. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '#app/_client/call.ts'
import { plural } from '#app/_ui/amounts.ts'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { Loading, Skeleton } from '#app/_ui/skeleton.tsx'
import type { AudienceList } from '#app/api/v1/_schemas/audience.ts'
import type { AudienceConnectionView } from '#app/api/v1/_schemas/connection.ts'
import { AudienceProblem } from './audience-problem.tsx'
import { MemberChoice } from './member-choice.tsx'

export function AudienceChoice({ account }: { readonly account: AudienceConnectionView }) {
  const audiences = useQuery({
    queryKey: ['audiences', account.id],
    queryFn: ({ signal }) => call<AudienceList>(`connections/${account.id}/audiences`, { signal }),
    retry: false,
  })
  const [chosen, setChosen] = useState<string | null>(null)
  const items = audiences.data?.items ?? []
  const id = chosen ?? (items.length === 1 ? (items[0]?.id ?? null) : null)
  return (
    <>
      <Card className="space-y-4" aria-busy={audiences.isPending}>
        <CardTitle>Which audience?</CardTitle>
        {audiences.isPending ? (
          <Loading what="its audiences">
            <Skeleton className="h-24" />
          </Loading>
        ) : null}
        {audiences.isError ? (
          <AudienceProblem
            title="Its audiences can’t be shown right now."
            error={audiences.error}
            connectionId={account.id}
            onAgain={() => audiences.refetch()}
          />
        ) : null}
        {audiences.data && items.length === 0 ? <p>This account has no audience.</p> : null}
        {items.length > 0 ? (
          <fieldset className="grid gap-3 md:grid-cols-2">
            <legend className="sr-only">Audience</legend>
            {items.map(({ id: each, name, members }) => (
              <label
                key={each}
                className="flex cursor-pointer gap-3 rounded-lg border border-line-strong/60 p-4 has-checked:border-accent has-checked:bg-accent-wash has-focus-visible:outline-2 has-focus-visible:outline-focus"
              >
                <input
                  type="radio"
                  name="audience"
                  className="mt-1 size-4 shrink-0 accent-(--accent)"
                  checked={each === id}
                  onChange={() => setChosen(each)}
                />
                <span className="min-w-0 text-sm">
                  <span className="block text-base font-medium break-words">{name}</span>
                  <span className="block text-ink-soft">{plural(members, 'subscribed member')}</span>
                </span>
              </label>
            ))}
          </fieldset>
        ) : null}
      </Card>
      {id === null ? null : <MemberChoice key={id} connectionId={account.id} audienceId={id} />}
    </>
  )
}
