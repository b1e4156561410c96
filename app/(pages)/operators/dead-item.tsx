'use client'
/** One step that was given up. */
import { plural } from '#app/_ui/amounts.ts'
import { Button } from '#app/_ui/button.tsx'
import { Moment } from '#app/_ui/moment.tsx'
import type { DeadStepView } from '#app/api/v1/_schemas/operators.ts'
import { taskWord } from './operator-words.ts'
import { SubjectName } from './subject-name.tsx'

interface DeadItemProps {
  readonly step: DeadStepView
  readonly isBusy: boolean
  readonly onTryAgain: () => void
}

export function DeadItem({ step, isBusy, onTryAgain }: DeadItemProps) {
  const what = taskWord(step)
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-4 last:pb-0">
      <div className="min-w-0 flex-1 basis-72 space-y-1">
        <h3 className="font-medium">{what}</h3>
        <p className="text-sm break-words">
          <SubjectName {...step} />
          {step.rows === null ? null : ` · ${plural(step.rows, 'row')}`}
        </p>
        <p className="text-sm text-ink-soft">
          {step.errorDetail} <code className="font-mono text-xs break-all">{step.errorCode}</code>
        </p>
        <p className="text-sm text-ink-soft">
          Since <Moment at={step.diedAt} />
          {step.generation > 1 ? `, though tried again ${plural(step.generation - 1, 'time')} before` : ''}
        </p>
      </div>
      <Button
        variant="secondary"
        disabled={isBusy}
        aria-label={`Try again: ${what} of ${step.name ?? step.subjectId}`}
        onClick={onTryAgain}
      >
        Try again
      </Button>
    </li>
  )
}
