'use client'
/** From an account to the members that are wanted: each choice opens the next. */
import Link from 'next/link'
import { useState } from 'react'
import { problemText } from '#app/_client/call.ts'
import { useAudienceAccounts } from '#app/_client/use-connections.ts'
import { useSession } from '#app/_client/use-session.ts'
import { Button, buttonVariants } from '#app/_ui/button.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { SelectField } from '#app/_ui/field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { Loading, Skeleton } from '#app/_ui/skeleton.tsx'
import type { AudienceConnectionView } from '#app/api/v1/_schemas/connection.ts'
import { AudienceChoice } from './audience-choice.tsx'

/** @param wanted the account that the address names */
export function BringAudience({ wanted }: { readonly wanted: string | null }) {
  const role = useSession().data?.role
  const accounts = useAudienceAccounts()
  return (
    <>
      <PageHeader
        title="Bring in an audience"
        lead="Its members become a list, as if you had brought a file. Nothing is changed in the audience by that."
      />
      {accounts.isPending ? (
        <Loading what="your accounts">
          <Skeleton className="h-64" />
        </Loading>
      ) : null}
      {accounts.isError ? (
        <Notice kind="problem" title="We can't show your accounts right now.">
          <p>{problemText(accounts.error)}</p>
          <Button variant="secondary" size="small" className="mt-2" onClick={() => accounts.refetch()}>
            Try again
          </Button>
        </Notice>
      ) : null}
      {accounts.data && role === 'viewer' ? (
        <Notice kind="info" title="Bringing lists in is for editors and owners of this workspace." />
      ) : null}
      {accounts.data && role !== undefined && role !== 'viewer' ? (
        accounts.data.items.length === 0 ? (
          <NoAccount canConnect={role === 'owner'} />
        ) : (
          <Chosen accounts={accounts.data.items} wanted={wanted} />
        )
      ) : null}
    </>
  )
}

function NoAccount({ canConnect }: { readonly canConnect: boolean }) {
  return (
    <Empty
      title="No account is connected yet"
      action={
        canConnect ? (
          <Link href="/connections/new" className={buttonVariants()}>
            Connect Mailchimp
          </Link>
        ) : null
      }
    >
      <p>
        Connect your account of Mailchimp by an API key, once. Then choose an audience: all its members are read, also
        while it changes, and can be checked like any list. Corrections go back only when you have looked at each of
        them.
      </p>
      {canConnect ? null : <p>An owner of this workspace can connect one.</p>}
    </Empty>
  )
}

interface ChosenProps {
  readonly accounts: readonly AudienceConnectionView[]
  readonly wanted: string | null
}

function Chosen({ accounts, wanted }: ChosenProps) {
  const [id, setId] = useState(accounts.some((each) => each.id === wanted) ? wanted : (accounts[0]?.id ?? null))
  const account = accounts.find((each) => each.id === id)
  return (
    <div className="space-y-6">
      <Card className="space-y-4">
        <CardTitle>Which account?</CardTitle>
        <SelectField label="Account" value={id ?? ''} onChange={(event) => setId(event.target.value)}>
          {accounts.map(({ id: each, name, title }) => (
            <option key={each} value={each}>
              {name === title ? name : `${name}, ${title}`}
            </option>
          ))}
        </SelectField>
      </Card>
      {account ? <AudienceChoice key={account.id} account={account} /> : null}
    </div>
  )
}
