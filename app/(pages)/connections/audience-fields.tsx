'use client'
/** The fields of an account that keeps audiences, and what is told before its key is entered. */
import { TextField } from '#app/_ui/field.tsx'
import type { AudienceDraft, AudienceDraftProblems } from './audience-draft.ts'

interface AudienceFieldsProps {
  readonly draft: AudienceDraft
  readonly problems: AudienceDraftProblems
  readonly onChange: (draft: AudienceDraft) => void
}

export function AudienceFields({ draft, problems, onChange }: AudienceFieldsProps) {
  const field = (name: keyof AudienceDraft) => ({
    value: draft[name],
    problem: problems[name] ?? null,
    autoComplete: 'off',
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => onChange({ ...draft, [name]: event.target.value }),
  })
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <TextField label="What do you call it?" placeholder="Newsletter" maxLength={100} {...field('name')} />
      <TextField
        label="Calls at once"
        hint="Empty: 6. The service allows an account 10, with all tools that use it."
        inputMode="numeric"
        {...field('atOnce')}
      />
    </div>
  )
}

export function WhatIsRead({ title }: { readonly title: string }) {
  return (
    <dl className="space-y-2 rounded-lg bg-sunken p-4 text-sm">
      <div>
        <dt className="font-medium">What is read from {title}</dt>
        <dd className="text-ink-soft">
          The audiences of the account, and of those you bring in: addresses, status, and the fields of the members.
        </dd>
      </div>
      <div>
        <dt className="font-medium">What is written</dt>
        <dd className="text-ink-soft">
          Nothing, until you look at corrections and press Apply. Nobody is ever added, subscribed or unsubscribed.
        </dd>
      </div>
      <div>
        <dt className="font-medium">Where to find the key</dt>
        <dd className="text-ink-soft">
          In your account there: Profile, Extras, API keys. It ends in a dash and a few characters, such as -us21: they
          are part of it.
        </dd>
      </div>
    </dl>
  )
}
