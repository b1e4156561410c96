'use client'
/** Changes what an account that keeps audiences is called, and how much it is asked at once. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from 'sonner'
import { call, problemText } from '#app/_client/call.ts'
import { Button } from '#app/_ui/button.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import type { AudienceConnectionView, ConnectionView } from '#app/api/v1/_schemas/connection.ts'
import { type AudienceDraft, type AudienceDraftProblems, readAudienceDraft } from './audience-draft.ts'
import { AudienceFields, WhatIsRead } from './audience-fields.tsx'

export function ChangeAudienceAccount({ connection }: { readonly connection: AudienceConnectionView }) {
  const { id, name, title, details } = connection
  const queries = useQueryClient()
  const atOnce = details?.rate ? String(details.rate.atOnce) : ''
  const [draft, setDraft] = useState<AudienceDraft>({ name, atOnce })
  const [problems, setProblems] = useState<AudienceDraftProblems>({})
  const save = useMutation({
    mutationFn: (body: unknown) => call<ConnectionView>(`connections/${id}`, { method: 'PATCH', body }),
    onSuccess: async (saved) => {
      queries.setQueryData(['connections', id], saved)
      await queries.invalidateQueries({ queryKey: ['connections'] })
      toast.success('Saved.')
    },
  })

  function submit(): void {
    const read = readAudienceDraft(draft)
    setProblems('problems' in read ? read.problems : {})
    if ('settings' in read) save.mutate(read.settings)
  }

  return (
    <Card className="space-y-4">
      <CardTitle>How it is asked</CardTitle>
      <form
        className="space-y-5"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <AudienceFields draft={draft} problems={problems} onChange={setDraft} />
        {save.isError ? (
          <Notice kind="problem" title="It is as it was.">
            <p>{problemText(save.error)}</p>
          </Notice>
        ) : null}
        <Button type="submit" disabled={save.isPending}>
          {save.isPending ? 'Saving…' : 'Save'}
        </Button>
      </form>
      <WhatIsRead title={title} />
    </Card>
  )
}
