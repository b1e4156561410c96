'use client'
/** Which half of it is shown: the link of the mail carries its token behind the #, which no server is sent. */
import { useSyncExternalStore } from 'react'
import { Skeleton } from '#app/_ui/skeleton.tsx'
import { AskForLink } from './ask-for-link.tsx'
import { SetNewPassword } from './set-new-password.tsx'

function onHashChange(tell: () => void): () => void {
  addEventListener('hashchange', tell)
  return () => removeEventListener('hashchange', tell)
}

/** @returns null until the browser has said what stands behind the # */
function useHash(): string | null {
  return useSyncExternalStore(
    onHashChange,
    () => location.hash,
    () => null,
  )
}

export function ResetPassword() {
  const hash = useHash()
  if (hash === null) return <Skeleton className="h-72" />
  const token = new URLSearchParams(hash.slice(1)).get('token')
  return token === null ? <AskForLink /> : <SetNewPassword token={token} />
}
