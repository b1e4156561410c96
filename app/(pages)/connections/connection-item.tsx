'use client'
/** One connected account: how it stands, what it costs and has spent, and what can be done with it. */
import Link from 'next/link'
import { countText, plural } from '#app/_ui/amounts.ts'
import { Badge } from '#app/_ui/badge.tsx'
import { buttonVariants } from '#app/_ui/button.tsx'
import { Moment } from '#app/_ui/moment.tsx'
import { moneyText } from '#app/_ui/money.ts'
import { Notice } from '#app/_ui/notice.tsx'
import type { ConnectionView } from '#app/api/v1/_schemas/connection.ts'
import { AudienceStanding } from './audience-standing.tsx'
import { CheckNow } from './check-now.tsx'
import { type Details, STATE_WORDS, TROUBLES } from './connection-words.ts'
import { DeleteConnection } from './delete-connection.tsx'
import { SpentBar } from './spent-bar.tsx'

interface ConnectionItemProps {
  readonly connection: ConnectionView
  readonly canManage: boolean
}

export function ConnectionItem({ connection, canManage }: ConnectionItemProps) {
  const { id, kind, title, name, isSimulator, details } = connection
  const state = details && STATE_WORDS[details.state]
  return (
    <li className="space-y-4 rounded-xl border border-line bg-sheet p-5">
      <div className="space-y-1.5">
        <h2 className="text-lg font-semibold break-words">{name}</h2>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
          {state ? <Badge tone={state.tone}>{state.word}</Badge> : null}
          {isSimulator ? <Badge tone="odd">Simulator</Badge> : null}
          {name === title ? null : <span>{title}</span>}
          {details ? (
            <span>
              key ending in <code className="font-mono text-ink">{details.keyEnding}</code>, last checked{' '}
              <Moment at={details.checkedAt} />
            </span>
          ) : null}
        </p>
        {isSimulator ? (
          <p className="text-sm text-ink-soft">
            {kind === 'people'
              ? 'It plays the service on this machine, for the sample list alone. No money is real, and nothing leaves.'
              : 'It plays the service on this machine, with an audience made of the sample list. Nothing leaves.'}
          </p>
        ) : null}
      </div>
      {connection.kind === 'people' && connection.details ? <Standing details={connection.details} /> : null}
      {connection.kind === 'audience' ? <AudienceStanding connection={connection} /> : null}
      {canManage ? (
        <div className="flex flex-wrap gap-2">
          <Link href={`/connections/${id}`} className={buttonVariants({ variant: 'secondary' })}>
            Change<span className="sr-only"> {name}</span>
          </Link>
          <CheckNow connection={connection} />
          <DeleteConnection connection={connection} />
        </div>
      ) : null}
    </li>
  )
}

function Standing({ details }: { readonly details: Details }) {
  const { state, microsPerCredit, currency, capDayMicros, capMonthMicros, spent, ttlDays } = details
  const trouble = TROUBLES[state]
  const { ever } = spent
  return (
    <>
      {trouble ? (
        <Notice kind="warning" title={trouble.title}>
          <p>{trouble.text}</p>
        </Notice>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <SpentBar label="Spent today" spent={spent.day} capMicros={capDayMicros} currency={currency} />
        <SpentBar label="Spent this month" spent={spent.month} capMicros={capMonthMicros} currency={currency} />
      </div>
      <p className="text-sm text-ink-soft">
        {moneyText(microsPerCredit, currency)} a credit. In all: {plural(ever.lookups, 'lookup')} for{' '}
        {moneyText(ever.spentMicros, currency)}
        {ever.savedLookups > 0
          ? `, and ${moneyText(ever.savedMicros, currency)} saved by ${countText(ever.savedLookups)} that were known already`
          : ''}
        . An answer is good for {plural(ttlDays, 'day')}.
      </p>
    </>
  )
}
