'use client'
/** How all of Kith stands: figures, what was given up, what waits, who works. It follows by itself. */
import { problemText } from '#app/_client/call.ts'
import { Button } from '#app/_ui/button.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { PageHeader } from '#app/_ui/page-header.tsx'
import { Loading, Skeleton } from '#app/_ui/skeleton.tsx'
import type { OperatorsView } from '#app/api/v1/_schemas/operators.ts'
import { Figures } from './figures.tsx'
import { GivenUpCard } from './given-up-card.tsx'
import { partWord } from './operator-words.ts'
import { StepsCard } from './steps-card.tsx'
import { isRefused, useOperators } from './use-operators.ts'
import { WorkersCard } from './workers-card.tsx'

export function OperatorsPage() {
  const { data, error, refetch } = useOperators()
  return (
    <>
      <PageHeader title="Operations" lead="How all of Kith stands at this moment, over every workspace." />
      <div className="space-y-6">
        {isRefused(error) ? (
          <Notice kind="info" title="This page is for those who run this Kith.">
            <p>Your lists are where they were. Ask an owner of this Kith if something does not move.</p>
          </Notice>
        ) : data === undefined ? (
          error === null ? (
            <Waiting />
          ) : (
            <Away error={error} retry={() => void refetch()} />
          )
        ) : (
          <>
            {error === null ? null : (
              <Notice kind="warning" title="This page is not up to date.">
                <p>{problemText(error)}</p>
              </Notice>
            )}
            <PartsNotice parts={data.parts} />
            <Figures house={data} />
            <GivenUpCard dead={data.dead} total={data.deadTotal} />
            <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
              <StepsCard steps={data.steps} />
              <WorkersCard workers={data.workers} />
            </div>
          </>
        )}
      </div>
    </>
  )
}

function Waiting() {
  return (
    <Loading what="how Kith stands">
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {['workers', 'queue', 'wait', 'disk'].map((figure) => (
          <Skeleton key={figure} className="h-36" />
        ))}
      </div>
      <Skeleton className="mt-6 h-64" />
    </Loading>
  )
}

function Away({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  return (
    <Notice kind="problem" title="How Kith stands can't be shown right now.">
      <p>{problemText(error)}</p>
      <Button variant="secondary" size="small" className="mt-2" onClick={retry}>
        Try again
      </Button>
    </Notice>
  )
}

function PartsNotice({ parts }: Pick<OperatorsView, 'parts'>) {
  const unwell = parts.filter(({ trouble }) => trouble !== null)
  if (unwell.length === 0) return null
  return (
    <Notice kind="problem" title={`The ${unwell.map(({ name }) => partWord(name)).join(', the ')} can't be used.`}>
      <p>
        Nothing is lost: work waits and goes on by itself.{' '}
        {unwell.map(({ name, trouble }) => (
          <code key={name} className="mr-2 font-mono text-xs">
            {trouble}
          </code>
        ))}
      </p>
    </Notice>
  )
}
