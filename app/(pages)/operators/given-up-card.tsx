'use client'
/** What was given up after several attempts: why, since when, and a way to try it again. */
import { RotateCcw } from 'lucide-react'
import { toast } from 'sonner'
import { problemText } from '#app/_client/call.ts'
import { countText, plural } from '#app/_ui/amounts.ts'
import { Button } from '#app/_ui/button.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import type { DeadStepView } from '#app/api/v1/_schemas/operators.ts'
import { DeadItem } from './dead-item.tsx'
import { redrivenSentence } from './operator-words.ts'
import { useRedrive } from './use-operators.ts'

interface GivenUpCardProps {
  /** The latest of them. */
  readonly dead: readonly DeadStepView[]
  readonly total: number
}

export function GivenUpCard({ dead, total }: GivenUpCardProps) {
  const redrive = useRedrive()
  const tryAgain = (only: DeadStepView | null) => {
    const step = only && { workspaceId: only.workspaceId, subjectId: only.subjectId, step: only.step, n: only.n }
    redrive.mutate(step, { onSuccess: (redriven) => toast(redrivenSentence(redriven)) })
  }
  return (
    <Card className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <CardTitle>Given up</CardTitle>
        {total > 1 ? (
          <Button variant="secondary" disabled={redrive.isPending} onClick={() => tryAgain(null)}>
            <RotateCcw aria-hidden /> Try all {countText(total)} again
          </Button>
        ) : null}
      </div>
      <p role="status" className="text-sm text-ink-soft">
        {total === 0
          ? 'Nothing was given up. What fails at every attempt is put here, and its list goes on without it where it can.'
          : `${plural(total, 'step')} failed at every attempt. Mend what stopped ${total === 1 ? 'it' : 'them'} first: tried again, ${total === 1 ? 'it begins' : 'each begins'} anew.`}
      </p>
      {redrive.isError ? (
        <Notice kind="problem" title="That was not tried again.">
          <p>{problemText(redrive.error)}</p>
        </Notice>
      ) : null}
      {dead.length === 0 ? null : (
        <ul className="divide-y divide-line border-t border-line">
          {dead.map((step) => (
            <DeadItem
              key={`${step.subjectId} ${step.step} ${step.n}`}
              step={step}
              isBusy={redrive.isPending}
              onTryAgain={() => tryAgain(step)}
            />
          ))}
        </ul>
      )}
      {total > dead.length ? (
        <p className="text-sm text-ink-soft">The latest {countText(dead.length)} are shown.</p>
      ) : null}
    </Card>
  )
}
