'use client'
/** Raises what a list may spend, right where it says that it has spent it. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, problemText } from '#app/_client/call.ts'
import { Button } from '#app/_ui/button.tsx'
import { TextField } from '#app/_ui/field.tsx'
import { microsOf, moneyText, typedMoney } from '#app/_ui/money.ts'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import { jobKey } from './use-job.ts'

interface RaiseCapProps {
  readonly job: JobView
  readonly money: NonNullable<JobView['money']>
}

export function RaiseCap({ job, money }: RaiseCapProps) {
  const queries = useQueryClient()
  const used = money.spentMicros + money.reservedMicros + money.unknownMicros
  const [typed, setTyped] = useState(() => typedMoney(2 * Math.max(money.capMicros ?? 0, used)))
  const capMicros = microsOf(typed)
  const least = money.capMicros ?? used
  const isTooLow = capMicros !== null && capMicros <= least
  const raise = useMutation({
    mutationFn: () => call<JobView>(`jobs/${job.id}/budget`, { method: 'PATCH', body: { capMicros } }),
    onSuccess: (told) => queries.setQueryData(jobKey(job.id), told),
  })
  const problem =
    capMicros === null
      ? 'Type an amount, such as 12.50.'
      : isTooLow
        ? `It may spend ${moneyText(least, money.currency)} already. Type more.`
        : raise.isError
          ? problemText(raise.error)
          : null

  return (
    <form
      className="flex flex-wrap items-end gap-3 pt-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (capMicros !== null && !isTooLow) raise.mutate()
      }}
    >
      <TextField
        label={`It may spend in all (${money.currency})`}
        inputMode="decimal"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        problem={problem}
        className="w-48 text-ink"
      />
      <Button type="submit" disabled={raise.isPending}>
        {raise.isPending ? 'One moment…' : 'Raise it and go on'}
      </Button>
    </form>
  )
}
