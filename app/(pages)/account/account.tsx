'use client'
/** Who one is here, and what can be changed about it. */
import { problemText } from '#app/_client/call.ts'
import { useSession } from '#app/_client/use-session.ts'
import { Notice } from '#app/_ui/notice.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { Loading, Skeleton } from '#app/_ui/skeleton.tsx'
import { ChangeEmail } from './change-email.tsx'
import { ChangePassword } from './change-password.tsx'
import { KeepAccount } from './keep-account.tsx'
import { KeepFiles } from './keep-files.tsx'
import { SignOut } from './sign-out.tsx'

export function Account() {
  const session = useSession()
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
  const { email, hasPassword, role } = session.data
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
        {role === 'owner' ? <KeepFiles /> : null}
        <SignOut canComeBack={hasPassword} />
      </div>
    </>
  )
}
