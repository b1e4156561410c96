'use client'
/** All connected accounts, the oldest first, and what they may spend together. */
import Link from 'next/link'
import { problemText } from '#app/_client/call.ts'
import { useConnections } from '#app/_client/use-connections.ts'
import { useSession } from '#app/_client/use-session.ts'
import { Button, buttonVariants } from '#app/_ui/button.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { Loading, Skeleton } from '#app/_ui/skeleton.tsx'
import { BudgetCard } from './budget-card.tsx'
import { ConnectionItem } from './connection-item.tsx'

export function ConnectionList() {
  const role = useSession().data?.role
  const connections = useConnections()
  const items = connections.data?.items
  return (
    <>
      <PageHeader
        title="Connections"
        lead="Your accounts with services that look people up or keep your audiences. What each may spend is up to you."
      >
        {role === 'owner' ? (
          <Link href="/connections/new" className={buttonVariants()}>
            Connect an account
          </Link>
        ) : null}
      </PageHeader>
      <div className="space-y-4">
        {connections.isPending ? (
          <Loading what="your connections">
            <Skeleton className="h-56" />
          </Loading>
        ) : null}
        {connections.isError ? (
          <Notice kind="problem" title="We can't show your connections right now.">
            <p>{problemText(connections.error)}</p>
            <Button variant="secondary" size="small" className="mt-2" onClick={() => connections.refetch()}>
              Try again
            </Button>
          </Notice>
        ) : null}
        {items?.length === 0 ? <NoneYet canConnect={role === 'owner'} /> : null}
        {items && items.length > 0 ? (
          <ul className="space-y-4">
            {items.map((connection) => (
              <ConnectionItem key={connection.id} connection={connection} canManage={role === 'owner'} />
            ))}
          </ul>
        ) : null}
        {role === 'owner' || role === 'editor' ? <BudgetCard canChange={role === 'owner'} /> : null}
      </div>
    </>
  )
}

function NoneYet({ canConnect }: { readonly canConnect: boolean }) {
  return (
    <Empty
      title="No account is connected"
      action={
        canConnect ? (
          <Link href="/connections/new" className={buttonVariants()}>
            Connect the first one
          </Link>
        ) : null
      }
    >
      <p>
        A connection is your own account with a service such as People Data Labs. Lists can then be checked against the
        people it knows. You pay the service for what it finds; Kith never pays for the same person twice within the
        days you set, and stops where you say.
      </p>
      <p>With an account of Mailchimp its audiences can be brought in like files. That costs nothing.</p>
      {canConnect ? null : <p>An owner of this workspace can connect one.</p>}
    </Empty>
  )
}
