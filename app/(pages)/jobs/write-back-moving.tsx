'use client'
/** Corrections on their way: being looked at, written, or taken back; how far, and what they wait for. */
import { useMutation } from '@tanstack/react-query'
import { problemText } from '#app/_client/call.ts'
import { countText } from '#app/_ui/amounts.ts'
import { Button } from '#app/_ui/button.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { Skeleton } from '#app/_ui/skeleton.tsx'
import type { WriteBackView } from '#app/api/v1/_schemas/write-back.ts'
import { useSteerWriteBack } from './use-write-back.ts'
import { waitingWords } from './waiting-words.ts'

interface WriteBackMovingProps {
  readonly writeBack: WriteBackView
  readonly canStop: boolean
}

export function WriteBackMoving({ writeBack, canStop }: WriteBackMovingProps) {
  const steer = useSteerWriteBack(writeBack)
  const stop = useMutation({ mutationFn: () => steer('stop') })
  const reason = writeBack.waiting[0]?.reason
  const words = reason === undefined ? null : waitingWords(reason)
  return (
    <div className="space-y-4" aria-busy>
      {writeBack.state === 'previewing' ? (
        <>
          <p role="status">Looking what would change…</p>
          <Skeleton className="h-24" />
        </>
      ) : (
        <Bar writeBack={writeBack} />
      )}
      {words ? (
        <Notice kind={words.kind} title={words.title}>
          <p>{words.text}</p>
        </Notice>
      ) : null}
      {stop.isError ? (
        <Notice kind="problem" title="It goes on.">
          <p>{problemText(stop.error)}</p>
        </Notice>
      ) : null}
      {canStop && writeBack.state !== 'previewing' ? (
        <Button variant="secondary" disabled={stop.isPending} onClick={() => stop.mutate()}>
          {stop.isPending ? 'Stopping…' : 'Stop'}
        </Button>
      ) : null}
    </div>
  )
}

function Bar({ writeBack: { state, plan, pending, outcomes, undone } }: { readonly writeBack: WriteBackView }) {
  const isUndo = state === 'undoing'
  const all = isUndo ? (outcomes.written ?? 0) : (plan?.members ?? 0)
  const done = isUndo ? Object.values(undone).reduce((sum, count) => sum + count, 0) : all - pending
  const percent = all === 0 ? 0 : Math.floor((done / all) * 100)
  const what = isUndo ? 'Members put back' : 'Members done'
  return (
    <div className="space-y-2">
      <div
        role="progressbar"
        aria-label={what}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-3 overflow-hidden rounded-full bg-sunken"
      >
        <div className="h-full rounded-full bg-accent transition-[width]" style={{ width: `${percent}%` }} />
      </div>
      <p className="text-sm text-ink-soft">
        {what}: {countText(done)} of {countText(all)}. You can close this page.
      </p>
      <p role="status" className="sr-only">
        {percent - (percent % 10)} percent done
      </p>
    </div>
  )
}
