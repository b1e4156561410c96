'use client'
/** E-mail and password of a new account. */
import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { call, problemText } from '#app/_client/call.ts'
import { Button } from '#app/_ui/button.tsx'
import { EmailField } from '#app/_ui/email-field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { NewPassword } from '#app/_ui/password-field.tsx'
import { DoorCard } from '../door-card.tsx'

export function SignUp() {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const make = useMutation({
    mutationFn: () => call('accounts', { method: 'POST', body: { email: email.trim(), password } }),
    onSuccess: () => location.assign('/'),
  })
  const isBusy = make.isPending || make.isSuccess

  return (
    <DoorCard title="Make an account">
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          make.mutate()
        }}
      >
        <EmailField value={email} onChange={setEmail} />
        <NewPassword label="Password" value={password} onChange={setPassword} />
        {make.isError ? (
          <Notice kind="problem" title="No account was made.">
            <p>{problemText(make.error)}</p>
          </Notice>
        ) : null}
        <Button type="submit" size="large" className="w-full" disabled={isBusy}>
          {isBusy ? 'Making it…' : 'Make the account'}
        </Button>
      </form>
      <p className="text-sm">
        <Link href="/sign-in" className="inline-flex min-h-9 items-center underline">
          Sign in instead
        </Link>
      </p>
    </DoorCard>
  )
}
