'use client'
/** Which members of an audience are brought in, and the start. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { call } from '#app/_client/call.ts'
import { countText, plural } from '#app/_ui/amounts.ts'
import { Button } from '#app/_ui/button.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { SelectField, TextField } from '#app/_ui/field.tsx'
import { Loading, Skeleton } from '#app/_ui/skeleton.tsx'
import type { AudienceReadView, AudienceView } from '#app/api/v1/_schemas/audience.ts'
import { AudienceProblem } from './audience-problem.tsx'
import { FIRST_DRAFT, membersOf, requestOf, STATUS_WORDS, withSegment, withStatus } from './member-draft.ts'

interface MemberChoiceProps {
  readonly connectionId: string
  readonly audienceId: string
}

export function MemberChoice({ connectionId, audienceId }: MemberChoiceProps) {
  const audience = useQuery({
    queryKey: ['audiences', connectionId, audienceId],
    queryFn: ({ signal }) => call<AudienceView>(`connections/${connectionId}/audiences/${audienceId}`, { signal }),
    retry: false,
  })
  return (
    <Card className="space-y-5" aria-busy={audience.isPending}>
      <CardTitle>Which members?</CardTitle>
      {audience.isPending ? (
        <Loading what="what it is made of">
          <Skeleton className="h-48" />
        </Loading>
      ) : null}
      {audience.isError ? (
        <AudienceProblem
          title="This audience can’t be shown right now."
          error={audience.error}
          connectionId={connectionId}
          onAgain={() => audience.refetch()}
        />
      ) : null}
      {audience.data ? <Members connectionId={connectionId} audience={audience.data} /> : null}
    </Card>
  )
}

function Members({ connectionId, audience }: { readonly connectionId: string; readonly audience: AudienceView }) {
  const router = useRouter()
  const [draft, setDraft] = useState(FIRST_DRAFT)
  const members = membersOf(draft, audience)
  const start = useMutation({
    mutationFn: () =>
      call<AudienceReadView>('audience-reads', {
        method: 'POST',
        body: { connectionId, audienceId: audience.id, ...requestOf(draft) },
      }),
    onSuccess: ({ uploadId }) => router.push(`/uploads/${uploadId}`),
  })
  return (
    <form
      className="space-y-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        start.mutate()
      }}
    >
      <fieldset className="space-y-1">
        <legend className="pb-1 text-sm font-medium">By status</legend>
        <div className="grid gap-x-6 sm:grid-cols-2">
          {audience.statuses.map(({ status, members: count }) => (
            <label key={status} className="flex min-h-11 items-center gap-3 text-sm">
              <input
                type="checkbox"
                className="size-4 shrink-0 accent-(--accent)"
                checked={draft.statuses.includes(status)}
                disabled={draft.segmentId !== null}
                onChange={(event) => setDraft(withStatus(draft, status, event.target.checked))}
              />
              <span>
                {STATUS_WORDS[status].word} <span className="text-ink-soft">({countText(count)})</span>
                <span className="block text-ink-soft">{STATUS_WORDS[status].text}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectField
          label="Tag or segment"
          hint="Of these the service lists subscribed members only."
          value={draft.segmentId ?? ''}
          onChange={(event) =>
            setDraft(withSegment(draft, event.target.value === '' ? null : Number(event.target.value)))
          }
        >
          <option value="">All members</option>
          {audience.segments.map(({ id, name, kind, members: count }) => (
            <option key={id} value={id}>
              {kind === 'tag' ? 'Tag' : 'Segment'} {name} ({countText(count)})
            </option>
          ))}
        </SelectField>
        <TextField
          label="Changed since"
          hint="Empty: whenever they changed."
          type="date"
          value={draft.changedSince}
          onChange={(event) => setDraft({ ...draft, changedSince: event.target.value })}
        />
      </div>
      <p className="text-sm text-ink-soft">
        All fields of a member come along; you say later which of them are looked at. The audience may go on changing:
        everyone who is in it throughout comes in exactly once.
      </p>
      {start.isError ? (
        <AudienceProblem
          title="It has not begun."
          error={start.error}
          connectionId={connectionId}
          onAgain={() => start.mutate()}
        />
      ) : null}
      <Button type="submit" disabled={start.isPending || draft.statuses.length === 0 || members === 0}>
        {start.isPending
          ? 'Asking the service…'
          : members === null
            ? 'Bring them in'
            : `Bring in ${plural(members, 'member')}`}
      </Button>
    </form>
  )
}
