'use client'
/** For each field whether it is put back: never, where nothing stands, or also where ours is newer. */
import { useState } from 'react'
import { problemText } from '#app/_client/call.ts'
import { Button } from '#app/_ui/button.tsx'
import { SelectField } from '#app/_ui/field.tsx'
import { FIELD_NAMES } from '#app/_ui/field-names.ts'
import { Notice } from '#app/_ui/notice.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import type { WriteBackView } from '#app/api/v1/_schemas/write-back.ts'
import { BACK_RULES, type BackRule } from '#core/audience/back-words.ts'
import { useAskForWriteBack } from './use-write-back.ts'

const RULE_WORDS: Readonly<Record<BackRule, string>> = {
  never: 'Never',
  fill: 'Fill where it is empty',
  overwrite: 'Also replace what is old',
}

interface WriteBackRulesProps {
  readonly job: JobView
  /** As they were chosen before. */
  readonly rules: WriteBackView['rules']
}

export function WriteBackRules({ job, rules: before }: WriteBackRulesProps) {
  const [rules, setRules] = useState(before)
  const ask = useAskForWriteBack(job.id)
  // The address is how the service knows a member: it is never written.
  const fields = [...new Set(job.mapping.map(({ field }) => field))].filter((field) => field !== 'email')
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        ask.mutate(rules)
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {fields.map((field) => (
          <SelectField
            key={field}
            label={FIELD_NAMES[field]}
            value={rules[field] ?? 'fill'}
            onChange={(event) => setRules({ ...rules, [field]: event.target.value as BackRule })}
          >
            {BACK_RULES.map((rule) => (
              <option key={rule} value={rule}>
                {RULE_WORDS[rule]}
              </option>
            ))}
          </SelectField>
        ))}
      </div>
      {ask.isError ? (
        <Notice kind="problem" title="It can’t be looked at.">
          <p>{problemText(ask.error)}</p>
        </Notice>
      ) : null}
      <Button type="submit" disabled={ask.isPending}>
        {ask.isPending ? 'One moment…' : 'Show what would change'}
      </Button>
    </form>
  )
}
