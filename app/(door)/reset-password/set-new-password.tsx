'use client'
/** Sets the new password with the token of a link. */
import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { CallProblem, call, problemText } from '#app/_client/call.ts'
import { Button, buttonVariants } from '#app/_ui/button.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { NewPassword } from '#app/_ui/password-field.tsx'
import { DoorCard } from '../door-card.tsx'

export function SetNewPassword({ token }: { readonly token: string }) {
  const [newPassword, setNewPassword] = useState('')
  const set = useMutation({
    mutationFn: () => call('password/resets', { method: 'PUT', body: { token, newPassword } }),
  })
  const isSpent = set.error instanceof CallProblem && set.error.code === 'reset.invalid'

  if (set.isSuccess) {
    return (
      <DoorCard title="New password">
        <Notice kind="good" title="Your new password is set.">
          <p>All browsers are signed out. Sign in with it now.</p>
        </Notice>
        <Link href="/sign-in" className={buttonVariants({ size: 'large', className: 'w-full' })}>
          Sign in
        </Link>
      </DoorCard>
    )
  }
  return (
    <DoorCard title="New password">
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          set.mutate()
        }}
      >
        <NewPassword label="New password" value={newPassword} onChange={setNewPassword} />
        {set.isError ? (
          <Notice kind="problem" title="The password is as it was.">
            <p>{problemText(set.error)}</p>
            {isSpent ? (
              <p>
                <a href="/reset-password">Ask for a new link</a>
              </p>
            ) : null}
          </Notice>
        ) : null}
        <Button type="submit" size="large" className="w-full" disabled={set.isPending}>
          {set.isPending ? 'Setting…' : 'Set the password'}
        </Button>
      </form>
    </DoorCard>
  )
}
