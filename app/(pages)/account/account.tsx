'use client'
/** Who one is here, and what can be changed about it. */
import { useQuery } from '@tanstack/react-query'
import { call, problemText } from '#app/_client/call.ts'
import { Notice } from '#app/_ui/notice.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { Loading, Skeleton } from '#app/_ui/skeleton.tsx'
import type { SessionView } from '#app/api/v1/_schemas/access.ts'
import { ChangeEmail } from './change-email.tsx'
import { ChangePassword } from './change-password.tsx'
import { KeepAccount } from './keep-account.tsx'
import { SESSION_KEY } from './session-key.ts'
import { SignOut } from './sign-out.tsx'

export function Account() {
  const session = useQuery({
    queryKey: SESSION_KEY,
    queryFn: ({ signal }) => call<SessionView>('session', { signal }),
  })
  if (session.isPending) {
    return (
      <Loading what="your account">
        <PageHeader title="Account" />
        <Skeleton className="h-64" />
      </Loading>
    )
  }
  if (session.isError) {
    return (
      <>
        <PageHeader title="Account" />
        <Notice kind="problem" title="Your account can't be shown right now.">
          <p>{problemText(session.error)}</p>
        </Notice>
      </>
    )
  }
  const { email, hasPassword } = session.data
  return (
    <>
      <PageHeader
        title="Account"
        lead={email === null ? 'You came by the link, and this browser is let in.' : `You are signed in as ${email}.`}
      />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {hasPassword ? (
          <>
            <ChangeEmail email={email ?? ''} />
            <ChangePassword email={email ?? ''} />
          </>
        ) : (
          <KeepAccount email={email} />
        )}
        <SignOut canComeBack={hasPassword} />
      </div>
    </>
  )
}
