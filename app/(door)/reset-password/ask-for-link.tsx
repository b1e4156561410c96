'use client'
/** Asks for a mail with a link. Nobody is told here which addresses are known. */
import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { call, problemText } from '#app/_client/call.ts'
import { Button } from '#app/_ui/button.tsx'
import { EmailField } from '#app/_ui/email-field.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { DoorCard } from '../door-card.tsx'

export function AskForLink() {
  const [email, setEmail] = useState('')
  const ask = useMutation({
    mutationFn: () => call('password/resets', { method: 'POST', body: { email: email.trim() } }),
  })
  return (
    <DoorCard title="Forgot the password?">
      {ask.isSuccess ? (
        <Notice kind="good" title="Look into your mail.">
          <p>If there is an account with this address, a link is on its way. It works once, for an hour.</p>
        </Notice>
      ) : (
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault()
            ask.mutate()
          }}
        >
          <EmailField
            value={email}
            hint="We mail you a link to set a new password. Until then the old one works."
            onChange={setEmail}
          />
          {ask.isError ? (
            <Notice kind="problem" title="No mail was sent.">
              <p>{problemText(ask.error)}</p>
            </Notice>
          ) : null}
          <Button type="submit" size="large" className="w-full" disabled={ask.isPending}>
            {ask.isPending ? 'Sending…' : 'Send the link'}
          </Button>
        </form>
      )}
      <p className="text-sm">
        <Link href="/sign-in" className="inline-flex min-h-9 items-center underline">
          Back to signing in
        </Link>
      </p>
    </DoorCard>
  )
}
