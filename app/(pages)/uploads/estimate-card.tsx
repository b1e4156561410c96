'use client'
/** What it will ask, cost and take, before anything is spent; and a trial that tells it better. */
import { problemText } from '#app/_client/call.ts'
import { countText, plural } from '#app/_ui/amounts.ts'
import { Button } from '#app/_ui/button.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { Skeleton } from '#app/_ui/skeleton.tsx'
import type { EstimateView } from '#app/api/v1/_schemas/estimate.ts'
import {
  amountText,
  basisSentence,
  costSentence,
  furtherLines,
  lookupsText,
  type Result,
  timeSentence,
} from './estimate-words.ts'

interface EstimateCardProps {
  /** Undefined while it is asked for. */
  readonly estimate: EstimateView | undefined
  readonly error: Error | null
  readonly onAgain: () => void
  /** By the provider's id. */
  readonly nameOf: (id: string) => string
  /** The trial: its button, how far it is, or its way to the rows. */
  readonly children: React.ReactNode
}

export function EstimateCard({ estimate, error, onAgain, nameOf, children }: EstimateCardProps) {
  return (
    <Card className="space-y-4" aria-busy={estimate === undefined || estimate.state === 'counting'}>
      <CardTitle>What it will cost</CardTitle>
      <p role="status" className="sr-only">
        {announcement(estimate)}
      </p>
      <Body estimate={estimate} error={error} onAgain={onAgain} nameOf={nameOf} />
      {children}
    </Card>
  )
}

function Body({ estimate, error, onAgain, nameOf }: Omit<EstimateCardProps, 'children'>) {
  if (error !== null) {
    return (
      <Problem title="It can’t be estimated right now." onAgain={onAgain}>
        {problemText(error)}
      </Problem>
    )
  }
  if (estimate === undefined || estimate.state === 'counting') {
    const rows = estimate?.rowsCounted ?? 0
    return (
      <div className="space-y-3">
        <p className="text-lg">Counting…{rows > 0 ? ` ${countText(rows)} rows so far` : ''}</p>
        <Skeleton className="h-6 w-3/4" />
        <Skeleton className="h-20" />
      </div>
    )
  }
  if (estimate.result === null) {
    return (
      <Problem title="It could not be estimated." onAgain={onAgain}>
        {estimate.errorDetail}
      </Problem>
    )
  }
  return <Ready result={estimate.result} currency={estimate.currency} nameOf={nameOf} />
}

interface ProblemProps {
  readonly title: string
  readonly onAgain: () => void
  readonly children: React.ReactNode
}

function Problem({ title, onAgain, children }: ProblemProps) {
  return (
    <Notice kind="warning" title={title}>
      <p>{children}</p>
      <p>Nothing was asked or spent.</p>
      <Button variant="secondary" className="mt-2" onClick={onAgain}>
        Estimate again
      </Button>
    </Notice>
  )
}

interface ReadyProps {
  readonly result: Result
  readonly currency: string
  readonly nameOf: (id: string) => string
}

function Ready({ result, currency, nameOf }: ReadyProps) {
  return (
    <div className="space-y-4">
      <p className="text-lg font-medium">{costSentence(result, currency)}</p>
      <dl className="grid gap-x-8 gap-y-3 text-sm sm:grid-cols-2">
        <Line name="Rows">
          {countText(result.rows)}
          {result.invalidRows === 0 ? null : (
            <span className="block font-normal text-ink-soft">
              of them {plural(result.invalidRows, 'row')} by which nobody can be looked up
            </span>
          )}
        </Line>
        <Line name="Likely matched">{amountText(result.matched)}</Line>
        {result.providers.map((provider) => {
          const id = provider.kind === 'directory' ? provider.directoryId : provider.connectionId
          return (
            <Line key={id} name={nameOf(id)}>
              {lookupsText(provider)}
              {furtherLines(provider, currency).map((line) => (
                <span key={line} className="block font-normal text-ink-soft">
                  {line}
                </span>
              ))}
            </Line>
          )
        })}
        <Line name="Time">{timeSentence(result)}</Line>
      </dl>
      <p className="text-sm text-ink-soft">{basisSentence(result)}</p>
    </div>
  )
}

interface LineProps {
  readonly name: string
  readonly children: React.ReactNode
}

function Line({ name, children }: LineProps) {
  return (
    <div className="min-w-0">
      <dt className="break-words text-ink-soft">{name}</dt>
      <dd className="font-medium tabular-nums">{children}</dd>
    </div>
  )
}

/** Told to screen readers once, when there is something to tell. */
function announcement(estimate: EstimateView | undefined): string {
  if (estimate?.state !== 'ready' || estimate.result === null) return ''
  return `The estimate is ready. ${costSentence(estimate.result, estimate.currency)}`
}
