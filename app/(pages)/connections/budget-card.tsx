'use client'
/** What all connections together may spend, have spent, and have saved. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from 'sonner'
import { call, problemText } from '#app/_client/call.ts'
import { countText } from '#app/_ui/amounts.ts'
import { Button } from '#app/_ui/button.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { SelectField, TextField } from '#app/_ui/field.tsx'
import { microsOf, moneyText, typedMoney } from '#app/_ui/money.ts'
import { Notice } from '#app/_ui/notice.tsx'
import { Loading, Skeleton } from '#app/_ui/skeleton.tsx'
import type { BudgetsView } from '#app/api/v1/_schemas/connection.ts'
import { SpentBar } from './spent-bar.tsx'
import { BUDGETS_KEY, useBudgets } from './use-budgets.ts'

export function BudgetCard({ canChange }: { readonly canChange: boolean }) {
  const budgets = useBudgets()
  return (
    <Card className="space-y-4">
      <div className="space-y-1">
        <CardTitle>All connections together</CardTitle>
        <p className="text-sm text-ink-soft">
          When a cap is reached, lists wait: nothing is lost, and they go on when there is room again. Days and months
          are UTC’s.
        </p>
      </div>
      {budgets.isPending ? (
        <Loading what="what may be spent">
          <Skeleton className="h-32" />
        </Loading>
      ) : null}
      {budgets.isError ? (
        <Notice kind="problem" title="What may be spent can't be shown right now.">
          <p>{problemText(budgets.error)}</p>
        </Notice>
      ) : null}
      {budgets.data ? (
        <>
          <Spent budgets={budgets.data} />
          {canChange ? <Caps budgets={budgets.data} /> : null}
        </>
      ) : null}
    </Card>
  )
}

function Spent({ budgets: { currency, dayMicros, monthMicros, spent } }: { readonly budgets: BudgetsView }) {
  const { ever } = spent
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <SpentBar label="Spent today by all" spent={spent.day} capMicros={dayMicros} currency={currency} />
        <SpentBar label="Spent this month by all" spent={spent.month} capMicros={monthMicros} currency={currency} />
      </div>
      <p className="text-sm text-ink-soft">
        In all {moneyText(ever.spentMicros, currency)} for {countText(ever.lookups)} lookups;{' '}
        {moneyText(ever.savedMicros, currency)} saved by {countText(ever.savedLookups)} answers that were known already.
      </p>
    </>
  )
}

const CURRENCIES = ['USD', 'EUR', 'GBP', 'CHF', 'CAD', 'AUD', 'SEK', 'DKK', 'NOK', 'PLN', 'CZK', 'JPY', 'INR', 'BRL']
const shown = (micros: number | null) => (micros === null ? '' : typedMoney(micros))
const read = (text: string) => (text.trim() === '' ? null : (microsOf(text) ?? undefined))
const PROBLEM = 'An amount such as 50, or nothing.'

function Caps({ budgets }: { readonly budgets: BudgetsView }) {
  const queries = useQueryClient()
  const [day, setDay] = useState(shown(budgets.dayMicros))
  const [month, setMonth] = useState(shown(budgets.monthMicros))
  const [currency, setCurrency] = useState(budgets.currency)
  const [dayMicros, monthMicros] = [read(day), read(month)]
  const save = useMutation({
    mutationFn: (body: unknown) => call<BudgetsView>('budgets', { method: 'PUT', body }),
    onSuccess: async (saved) => {
      queries.setQueryData(BUDGETS_KEY, saved)
      await queries.invalidateQueries({ queryKey: ['connections'] })
      toast.success('Saved. Lists that waited for this go on.')
    },
  })
  const choices = CURRENCIES.includes(budgets.currency) ? CURRENCIES : [budgets.currency, ...CURRENCIES]
  return (
    <form
      className="space-y-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (dayMicros !== undefined && monthMicros !== undefined) save.mutate({ currency, dayMicros, monthMicros })
      }}
    >
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <TextField
          label={`All together at most a day, in ${currency}`}
          hint="Empty: no cap."
          problem={dayMicros === undefined ? PROBLEM : null}
          inputMode="decimal"
          autoComplete="off"
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
        <TextField
          label={`All together at most a month, in ${currency}`}
          hint="Empty: no cap."
          problem={monthMicros === undefined ? PROBLEM : null}
          inputMode="decimal"
          autoComplete="off"
          value={month}
          onChange={(event) => setMonth(event.target.value)}
        />
        <SelectField
          label="Currency"
          hint="Amounts are not converted."
          value={currency}
          onChange={(event) => setCurrency(event.target.value)}
        >
          {choices.map((code) => (
            <option key={code}>{code}</option>
          ))}
        </SelectField>
      </div>
      {save.isError ? (
        <Notice kind="problem" title="It is as it was.">
          <p>{problemText(save.error)}</p>
        </Notice>
      ) : null}
      <Button
        type="submit"
        variant="secondary"
        disabled={save.isPending || dayMicros === undefined || monthMicros === undefined}
      >
        {save.isPending ? 'Saving…' : 'Save'}
      </Button>
    </form>
  )
}
