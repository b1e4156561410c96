'use client'
/** Another e-mail to sign in with and to be told at; the password stays. */
import { useState } from 'react'
import { problemText } from '#app/_client/call.ts'
import { Button } from '#app/_ui/button.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { EmailField } from '#app/_ui/email-field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { KnownPassword } from '#app/_ui/password-field.tsx'
import { useSetPassword } from './use-set-password.ts'

export function ChangeEmail({ email: known }: { readonly email: string }) {
  const [email, setEmail] = useState(known)
  const [password, setPassword] = useState('')
  const change = useSetPassword('Your e-mail is changed.')
  return (
    <Card className="space-y-4">
      <CardTitle>E-mail</CardTitle>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          // One call sets both: the password is set to what it is.
          change.mutate(
            { email: email.trim(), currentPassword: password, newPassword: password },
            { onSuccess: () => setPassword('') },
          )
        }}
      >
        <EmailField
          value={email}
          hint="You sign in with it, and we mail you there when a list is done."
          onChange={setEmail}
        />
        <KnownPassword label="Your password" value={password} onChange={setPassword} />
        {change.isError ? (
          <Notice kind="problem" title="The e-mail is as it was.">
            <p>{problemText(change.error)}</p>
          </Notice>
        ) : null}
        <Button type="submit" disabled={change.isPending || email.trim() === known}>
          {change.isPending ? 'Changing…' : 'Change the e-mail'}
        </Button>
      </form>
    </Card>
  )
}
