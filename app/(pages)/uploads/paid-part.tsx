'use client'
/** What comes with a choice that costs money: the estimate, a trial, and a cap. */
import { useEffect } from 'react'
import { useVendors } from '#app/_client/use-connections.ts'
import { TextField } from '#app/_ui/field.tsx'
import { moneyText } from '#app/_ui/money.ts'
import { isSettled } from '#pipeline/describe-job.ts'
import { EstimateCard } from './estimate-card.tsx'
import { TrialPart } from './trial-part.tsx'
import { useDirectories } from './use-directories.ts'
import { type EstimateRequest, useEstimate } from './use-estimate.ts'
import { isTrialOf, useTrial } from './use-trial.ts'

interface PaidPartProps {
  readonly request: Omit<EstimateRequest, 'trialJobId'>
  /** As it is typed. */
  readonly cap: string
  readonly capProblem: string | null
  readonly onCap: (cap: string) => void
  /** Told once the rows of the list are counted. */
  readonly onRows: (rows: number | null) => void
}

export function PaidPart({ request, cap, capProblem, onCap, onRows }: PaidPartProps) {
  const trial = useTrial()
  const tried = trial.job !== undefined && isTrialOf(trial.job, request) ? trial.job : undefined
  const hasEnded = tried !== undefined && isSettled(tried.status) && tried.endedAt !== null && tried.status !== 'failed'
  const { estimate, error, again } = useEstimate({ ...request, trialJobId: hasEnded ? tried.id : null })
  const names = useNames()
  const result = estimate?.result ?? null
  const rows = result?.rows ?? null
  useEffect(() => onRows(rows), [rows, onRows])

  return (
    <EstimateCard estimate={estimate} error={error} onAgain={again} nameOf={names}>
      <TrialPart
        job={tried}
        error={trial.error}
        isBeginning={trial.isBeginning}
        rows={rows}
        onTry={() => trial.begin(request)}
      />
      <div className="border-t border-line pt-4">
        <TextField
          label={`This list may spend at most${estimate === undefined ? '' : ` (${estimate.currency})`}`}
          inputMode="decimal"
          placeholder="no cap of its own"
          value={cap}
          onChange={(event) => onCap(event.target.value)}
          problem={capProblem}
          hint={capHint(
            result === null || estimate === undefined ? null : moneyText(result.costMicros.to, estimate.currency),
          )}
          className="max-w-md"
        />
      </div>
    </EstimateCard>
  )
}

const capHint = (likely: string | null) =>
  `At the cap it waits, nothing is lost, and you can raise it.${likely === null ? '' : ` It is unlikely to need more than ${likely}.`}`

/** @returns what gives the name of a provider by its id */
function useNames(): (id: string) => string {
  const known = [...(useVendors().data?.items ?? []), ...(useDirectories().data?.items ?? [])]
  return (id) => known.find((one) => one.id === id)?.name ?? 'One that is gone'
}
