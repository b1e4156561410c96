'use client'
/** E-mail and password; who has neither yet is told about the link. */
import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { call, problemText } from '#app/_client/call.ts'
import { Button } from '#app/_ui/button.tsx'
import { EmailField } from '#app/_ui/email-field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { KnownPassword } from '#app/_ui/password-field.tsx'
import { DoorCard } from '../door-card.tsx'

interface SignInProps {
  /** A page of this site. */
  readonly back: string
  readonly signup: 'closed' | 'open'
}

export function SignIn({ back, signup }: SignInProps) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const enter = useMutation({
    mutationFn: () => call('session', { method: 'POST', body: { email: email.trim(), password } }),
    // Loaded anew: nothing of who was here before stays in memory.
    onSuccess: () => location.assign(back),
  })
  const isBusy = enter.isPending || enter.isSuccess

  return (
    <DoorCard title="Sign in">
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          enter.mutate()
        }}
      >
        <EmailField value={email} onChange={setEmail} />
        <KnownPassword label="Password" value={password} onChange={setPassword} />
        {enter.isError ? (
          <Notice kind="problem" title="You are not signed in.">
            <p>{problemText(enter.error)}</p>
          </Notice>
        ) : null}
        <Button type="submit" size="large" className="w-full" disabled={isBusy}>
          {isBusy ? 'Signing in…' : 'Sign in'}
        </Button>
      </form>
      <p className="flex flex-wrap justify-between gap-x-6 text-sm">
        <Link href="/reset-password" className="inline-flex min-h-9 items-center underline">
          Forgot the password?
        </Link>
        {signup === 'open' ? (
          <Link href="/sign-up" className="inline-flex min-h-9 items-center underline">
            Make an account
          </Link>
        ) : null}
      </p>
      <p className="border-t border-line pt-4 text-sm text-ink-soft">
        First time here? Open the link that Kith printed when it started. It works once;{' '}
        <code className="font-mono text-xs">npm run kith -- link</code> prints a new one.
      </p>
    </DoorCard>
  )
}
