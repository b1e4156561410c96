'use client'
/** One connection to change: its settings, and its key. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { toast } from 'sonner'
import { CallProblem, call, problemText } from '#app/_client/call.ts'
import { useVendorServices } from '#app/_client/use-connections.ts'
import { Badge } from '#app/_ui/badge.tsx'
import { Button } from '#app/_ui/button.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { Loading, Skeleton } from '#app/_ui/skeleton.tsx'
import type { ConnectionView } from '#app/api/v1/_schemas/connection.ts'
import { ChangeAudienceAccount } from './change-audience-account.tsx'
import { AUDIENCE_TROUBLES, type Details, TROUBLES } from './connection-words.ts'
import { ReplaceKey } from './replace-key.tsx'
import { WhatLeaves } from './service-choice.tsx'
import { type DraftProblems, draftOf, readDraft } from './settings-draft.ts'
import { SettingsFields } from './settings-fields.tsx'

export function ConnectionPage({ id }: { readonly id: string }) {
  const connection = useQuery({
    queryKey: ['connections', id],
    queryFn: ({ signal }) => call<ConnectionView>(`connections/${id}`, { signal }),
    retry: (count, error) => !(error instanceof CallProblem && error.status < 500) && count < 2,
  })
  if (connection.isPending) {
    return (
      <>
        <PageHeader title="Connection" />
        <Loading what="the connection">
          <Skeleton className="h-96" />
        </Loading>
      </>
    )
  }
  if (connection.isError) return <ConnectionProblem error={connection.error} />
  const { name, title, isSimulator, details } = connection.data
  const troubles = connection.data.kind === 'people' ? TROUBLES : AUDIENCE_TROUBLES
  const trouble = details && troubles[details.state]
  return (
    <>
      <PageHeader title={name} lead={name === title ? null : title}>
        {isSimulator ? <Badge tone="odd">Simulator</Badge> : null}
      </PageHeader>
      <div className="space-y-6">
        {trouble ? (
          <Notice kind="warning" title={trouble.title}>
            <p>{trouble.text}</p>
          </Notice>
        ) : null}
        {details ? (
          <>
            {connection.data.kind === 'people' && connection.data.details ? (
              <ChangeSettings key={name} connection={connection.data} details={connection.data.details} />
            ) : null}
            {connection.data.kind === 'audience' ? (
              <ChangeAudienceAccount key={name} connection={connection.data} />
            ) : null}
            <ReplaceKey connection={connection.data} keyEnding={details.keyEnding} />
          </>
        ) : (
          <Notice kind="info" title="How it stands is for editors and owners of this workspace." />
        )}
      </div>
    </>
  )
}

function ConnectionProblem({ error }: { readonly error: Error }) {
  const isGone = error instanceof CallProblem && error.code === 'not_found'
  return (
    <>
      <PageHeader title={isGone ? 'This connection is not there' : "This connection can't be shown"} />
      <Notice kind="problem" title={isGone ? 'It may have been deleted.' : 'Nothing is lost.'}>
        {isGone ? null : <p>{problemText(error)}</p>}
        <p>
          <Link href="/connections">All connections</Link>
        </p>
      </Notice>
    </>
  )
}

interface ChangeSettingsProps {
  readonly connection: ConnectionView
  readonly details: Details
}

function ChangeSettings({ connection, details }: ChangeSettingsProps) {
  const queries = useQueryClient()
  const services = useVendorServices()
  const [draft, setDraft] = useState(draftOf(connection.name, details))
  const [problems, setProblems] = useState<DraftProblems>({})
  const service = services.data?.items.find((each) => each.service === connection.service) ?? null
  const save = useMutation({
    mutationFn: (body: unknown) => call<ConnectionView>(`connections/${connection.id}`, { method: 'PATCH', body }),
    onSuccess: async (saved) => {
      queries.setQueryData(['connections', connection.id], saved)
      await queries.invalidateQueries({ queryKey: ['connections'] })
      toast.success('Saved. Lists that waited for this go on.')
    },
  })

  function submit(): void {
    const read = readDraft(draft, service?.rate ?? { atOnce: 1, per: null }, details.rate)
    setProblems('problems' in read ? read.problems : {})
    if ('settings' in read) save.mutate(read.settings)
  }

  return (
    <Card className="space-y-4">
      <CardTitle>What it costs and may spend</CardTitle>
      <form
        className="space-y-5"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <SettingsFields {...{ draft, problems, service }} currency={details.currency} onChange={setDraft} />
        {save.isError ? (
          <Notice kind="problem" title="It is as it was.">
            <p>{problemText(save.error)}</p>
          </Notice>
        ) : null}
        <Button type="submit" disabled={save.isPending}>
          {save.isPending ? 'Saving…' : 'Save'}
        </Button>
      </form>
      {service ? <WhatLeaves service={service} /> : null}
    </Card>
  )
}
