'use client'
/** What became of corrections: members by outcome, each to be looked at; undo, going on, or choosing again. */
import { countText, plural } from '#app/_ui/amounts.ts'
import { Button } from '#app/_ui/button.tsx'
import { ConfirmDialog } from '#app/_ui/confirm-dialog.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import type { WriteBackView } from '#app/api/v1/_schemas/write-back.ts'
import { OutcomeMembers } from './outcome-members.tsx'
import { useSteerWriteBack } from './use-write-back.ts'
import { OUTCOME_WORDS, type Outcome, UNDO_WORDS, type Undone } from './write-back-words.ts'

interface WriteBackResultProps {
  readonly writeBack: WriteBackView
  readonly canWrite: boolean
  /** Null: they may not. */
  readonly onAgain: (() => void) | null
}

export function WriteBackResult({ writeBack, canWrite, onAgain }: WriteBackResultProps) {
  const steer = useSteerWriteBack(writeBack)
  const { state, errorDetail, outcomes, undone, mayApply, mayUndo, audienceName } = writeBack
  const written = outcomes.written ?? 0
  return (
    <div className="space-y-4">
      {state === 'failed' ? (
        <Notice kind="warning" title="It stopped before it was done.">
          <p>{errorDetail}</p>
        </Notice>
      ) : null}
      <p role="status" className="text-lg font-medium">
        {state === 'undone'
          ? `${plural(undone.restored ?? 0, 'member')} put back as before.`
          : `${plural(written, 'member')} of ${audienceName} corrected.`}
      </p>
      <ul className="divide-y divide-line">
        {(Object.keys(OUTCOME_WORDS) as Outcome[]).map((outcome) =>
          outcomes[outcome] ? (
            <OutcomeMembers
              key={outcome}
              writeBackId={writeBack.id}
              query={`outcome=${outcome}`}
              words={OUTCOME_WORDS[outcome]}
              count={outcomes[outcome]}
            />
          ) : null,
        )}
        {(Object.keys(UNDO_WORDS) as Undone[]).map((undo) =>
          undone[undo] ? (
            <OutcomeMembers
              key={undo}
              writeBackId={writeBack.id}
              query={`undo=${undo}`}
              words={UNDO_WORDS[undo]}
              count={undone[undo]}
            />
          ) : null,
        )}
      </ul>
      {canWrite ? (
        <div className="flex flex-wrap gap-2">
          {state === 'failed' && mayApply ? <Button onClick={() => void steer('apply')}>Go on</Button> : null}
          {mayUndo && written > 0 ? (
            <ConfirmDialog
              trigger={<Button variant="danger">Undo</Button>}
              title={`Put ${countText(written)} back as they were?`}
              confirmText="Undo"
              keepText="Keep it"
              onConfirm={() => steer('undo')}
            >
              <p>Every value that we wrote and that still stands there is put back. Others are left, and listed.</p>
            </ConfirmDialog>
          ) : null}
          {onAgain === null ? null : (
            <Button variant="secondary" onClick={onAgain}>
              Look again what would change
            </Button>
          )}
        </div>
      ) : null}
    </div>
  )
}
