'use client'
/** Connects an account: which service, what leaves this machine, the key, what it costs and may spend. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { call, problemText } from '#app/_client/call.ts'
import { useServices } from '#app/_client/use-connections.ts'
import { Button } from '#app/_ui/button.tsx'
import { Card } from '#app/_ui/card.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { Loading, Skeleton } from '#app/_ui/skeleton.tsx'
import type { ConnectionView, ServiceView } from '#app/api/v1/_schemas/connection.ts'
import { type AudienceDraft, type AudienceDraftProblems, readAudienceDraft } from './audience-draft.ts'
import { AudienceFields, WhatIsRead } from './audience-fields.tsx'
import { KeyField } from './key-field.tsx'
import { ServiceChoice, WhatLeaves } from './service-choice.tsx'
import { type DraftProblems, NEW_DRAFT, readDraft } from './settings-draft.ts'
import { SettingsFields } from './settings-fields.tsx'
import { useBudgets } from './use-budgets.ts'

export function ConnectAccount() {
  const services = useServices()
  return (
    <>
      <PageHeader
        title="Connect an account"
        lead="Your own account with a service that looks people up, or one that keeps your audiences."
      />
      {services.isPending ? (
        <Loading what="the services">
          <Skeleton className="h-96" />
        </Loading>
      ) : null}
      {services.isError ? (
        <Notice kind="problem" title="The services can't be shown right now.">
          <p>{problemText(services.error)}</p>
        </Notice>
      ) : null}
      {services.data ? <ConnectForm services={services.data.items} /> : null}
    </>
  )
}

function ConnectForm({ services }: { readonly services: readonly ServiceView[] }) {
  const router = useRouter()
  const queries = useQueryClient()
  const currency = useBudgets().data?.currency ?? 'USD'
  const [chosen, setChosen] = useState(services[0]?.service ?? null)
  const [key, setKey] = useState('')
  const [draft, setDraft] = useState({ ...NEW_DRAFT, name: services[0]?.title ?? '' })
  const [problems, setProblems] = useState<DraftProblems>({})
  const [audienceDraft, setAudienceDraft] = useState<AudienceDraft>({ name: services[0]?.title ?? '', atOnce: '' })
  const [audienceProblems, setAudienceProblems] = useState<AudienceDraftProblems>({})
  const service = services.find((each) => each.service === chosen) ?? null

  const connect = useMutation({
    mutationFn: (body: unknown) => call<ConnectionView>('connections', { method: 'POST', body }),
    onSuccess: async ({ id, kind, name }) => {
      setKey('')
      await queries.invalidateQueries({ queryKey: ['connections'] })
      toast.success(
        kind === 'people'
          ? `${name} is connected. Choose it when you prepare a list.`
          : `${name} is connected. Now bring in an audience.`,
      )
      router.push(kind === 'people' ? '/connections' : `/audiences?account=${id}`)
    },
  })

  function choose(next: string): void {
    const title = services.find((each) => each.service === next)?.title ?? ''
    // A name that nobody has typed follows the service.
    if (draft.name === '' || draft.name === service?.title) setDraft({ ...draft, name: title })
    const { name } = audienceDraft
    if (name === '' || name === service?.title) setAudienceDraft({ ...audienceDraft, name: title })
    setChosen(next)
  }

  function submit(): void {
    if (service === null) return
    if (service.kind === 'audience') {
      const settings = readAudienceDraft(audienceDraft)
      setAudienceProblems('problems' in settings ? settings.problems : {})
      if ('settings' in settings) connect.mutate({ service: service.service, key, ...settings.settings })
      return
    }
    const read = readDraft(draft, service.rate, null)
    setProblems('problems' in read ? read.problems : {})
    if ('settings' in read) connect.mutate({ service: service.service, key, ...read.settings })
  }

  return (
    <Card>
      <form
        className="space-y-6"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <ServiceChoice services={services} chosen={chosen} onChoose={choose} />
        {service?.kind === 'people' ? <WhatLeaves service={service} /> : null}
        {service?.kind === 'audience' ? <WhatIsRead title={service.title} /> : null}
        <KeyField label={`Your key for ${service?.title ?? 'the service'}`} value={key} onChange={setKey} />
        {service?.kind === 'audience' ? (
          <AudienceFields draft={audienceDraft} problems={audienceProblems} onChange={setAudienceDraft} />
        ) : (
          <SettingsFields draft={draft} problems={problems} currency={currency} service={service} onChange={setDraft} />
        )}
        {connect.isError ? (
          <Notice kind="problem" title="The account was not connected.">
            <p>{problemText(connect.error)}</p>
          </Notice>
        ) : null}
        <Button type="submit" disabled={connect.isPending || service === null || key.trim().length < 8}>
          {connect.isPending ? 'Asking the service…' : 'Check the key and connect'}
        </Button>
      </form>
    </Card>
  )
}
