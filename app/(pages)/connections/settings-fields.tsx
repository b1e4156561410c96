'use client'
/** The fields that say what a connection costs and may do. */
import { TextField } from '#app/_ui/field.tsx'
import type { PeopleServiceView } from '#app/api/v1/_schemas/connection.ts'
import type { DraftProblems, SettingsDraft } from './settings-draft.ts'

interface SettingsFieldsProps {
  readonly draft: SettingsDraft
  readonly problems: DraftProblems
  readonly currency: string
  /** Null: of a service that is not there any more. */
  readonly service: PeopleServiceView | null
  readonly onChange: (draft: SettingsDraft) => void
}

export function SettingsFields({ draft, problems, currency, service, onChange }: SettingsFieldsProps) {
  const field = (name: keyof SettingsDraft) => ({
    value: draft[name],
    problem: problems[name] ?? null,
    autoComplete: 'off',
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => onChange({ ...draft, [name]: event.target.value }),
  })
  const usual = service?.rate.per
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <TextField label="What do you call it?" placeholder="Sales" maxLength={100} {...field('name')} />
      <TextField
        label={`What a credit costs you, in ${currency}`}
        hint="See your plan with the service. Estimates and caps go by it."
        placeholder="0.28"
        inputMode="decimal"
        {...field('price')}
      />
      <TextField
        label={`At most a day, in ${currency}`}
        hint="Empty: no cap. Lists wait when it is reached, and go on the next day (UTC)."
        inputMode="decimal"
        {...field('capDay')}
      />
      <TextField
        label={`At most a month, in ${currency}`}
        hint="Empty: no cap."
        inputMode="decimal"
        {...field('capMonth')}
      />
      <TextField
        label="Calls a minute"
        hint={`Empty: what the service says${usual ? `, ${usual.calls} in ${usual.seconds} seconds until it does` : ''}.`}
        inputMode="numeric"
        {...field('callsPerMinute')}
      />
      <TextField
        label="Days an answer is good for"
        hint="Within them the same person is not paid for again."
        inputMode="numeric"
        {...field('ttlDays')}
      />
    </div>
  )
}
