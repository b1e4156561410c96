'use client'
/** Asked for last: an e-mail and a password, to keep what was made. */
import { useState } from 'react'
import { problemText } from '#app/_client/call.ts'
import { Button } from '#app/_ui/button.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { EmailField } from '#app/_ui/email-field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { NewPassword } from '#app/_ui/password-field.tsx'
import { useSetPassword } from './use-set-password.ts'

export function KeepAccount({ email: known }: { readonly email: string | null }) {
  const [email, setEmail] = useState(known ?? '')
  const [newPassword, setNewPassword] = useState('')
  const keep = useSetPassword('Kept: you can sign in with your e-mail from now on.')
  return (
    <Card className="space-y-4">
      <div className="space-y-1">
        <CardTitle>Keep what was made</CardTitle>
        <p className="text-sm text-ink-soft">
          Your lists are safe here. With an e-mail and a password you can come back from any browser, and we can mail
          you when a list is done. The link of the terminal stops working then.
        </p>
      </div>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          keep.mutate({ email: email.trim(), newPassword })
        }}
      >
        <EmailField value={email} onChange={setEmail} />
        <NewPassword label="Password" value={newPassword} onChange={setNewPassword} />
        {keep.isError ? (
          <Notice kind="problem" title="That was not kept.">
            <p>{problemText(keep.error)}</p>
          </Notice>
        ) : null}
        <Button type="submit" disabled={keep.isPending}>
          {keep.isPending ? 'Keeping…' : 'Keep it'}
        </Button>
      </form>
    </Card>
  )
}
