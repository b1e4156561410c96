'use client'
/** Another password; all other browsers are signed out. */
import { useState } from 'react'
import { problemText } from '#app/_client/call.ts'
import { Button } from '#app/_ui/button.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { KnownPassword, NewPassword } from '#app/_ui/password-field.tsx'
import { useSetPassword } from './use-set-password.ts'

export function ChangePassword({ email }: { readonly email: string }) {
  const [currentPassword, setCurrentPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const change = useSetPassword('Your password is changed. All other browsers are signed out.')
  return (
    <Card className="space-y-4">
      <CardTitle>Password</CardTitle>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate(
            { currentPassword, newPassword },
            {
              onSuccess: () => {
                setCurrentPassword('')
                setNewPassword('')
              },
            },
          )
        }}
      >
        {/* Password managers keep the new password under this name. */}
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <KnownPassword label="Current password" value={currentPassword} onChange={setCurrentPassword} />
        <NewPassword label="New password" value={newPassword} onChange={setNewPassword} />
        {change.isError ? (
          <Notice kind="problem" title="The password is as it was.">
            <p>{problemText(change.error)}</p>
          </Notice>
        ) : null}
        <Button type="submit" disabled={change.isPending}>
          {change.isPending ? 'Changing…' : 'Change the password'}
        </Button>
      </form>
    </Card>
  )
}
