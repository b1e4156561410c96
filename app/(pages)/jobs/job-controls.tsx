'use client'
/** Pause, go on, cancel, try again. Cancelling asks once more and says what is kept. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pause, Play, RotateCcw, X } from 'lucide-react'
import { toast } from 'sonner'
import { call, problemText } from '#app/_client/call.ts'
import { countText } from '#app/_ui/amounts.ts'
import { Button } from '#app/_ui/button.tsx'
import { ConfirmDialog } from '#app/_ui/confirm-dialog.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import { actionsOf, type JobAction } from './job-words.ts'
import { jobKey } from './use-job.ts'

export function JobControls({ job }: { readonly job: JobView }) {
  const queries = useQueryClient()
  const ask = useMutation({
    mutationFn: (action: JobAction) =>
      call<JobView>(`jobs/${job.id}/${action}`, { method: 'POST', body: action === 'retry-failed' ? {} : undefined }),
    onSuccess: (told) => queries.setQueryData(jobKey(job.id), told),
  })
  // The job has moved on meanwhile, or nothing answers: say so, and show where it stands now.
  const press = (action: JobAction) =>
    ask.mutate(action, {
      onError: (error) => {
        toast.error(problemText(error))
        void queries.invalidateQueries({ queryKey: jobKey(job.id) })
      },
    })
  const actions = actionsOf(job)
  const done = job.counts.total - job.counts.pending

  return (
    <>
      {actions.includes('pause') ? (
        <Button variant="secondary" disabled={ask.isPending} onClick={() => press('pause')}>
          <Pause aria-hidden /> Pause
        </Button>
      ) : null}
      {actions.includes('resume') ? (
        <Button disabled={ask.isPending} onClick={() => press('resume')}>
          <Play aria-hidden /> Go on
        </Button>
      ) : null}
      {actions.includes('retry-failed') ? (
        <Button variant="secondary" disabled={ask.isPending} onClick={() => press('retry-failed')}>
          <RotateCcw aria-hidden /> Retry failed
        </Button>
      ) : null}
      {actions.includes('cancel') ? (
        <ConfirmDialog
          trigger={
            <Button variant="danger">
              <X aria-hidden /> Cancel
            </Button>
          }
          title="Cancel this list?"
          confirmText="Cancel the list"
          keepText="Let it go on"
          onConfirm={() => ask.mutateAsync('cancel')}
        >
          <p>
            The {countText(done)} rows that are done are kept, and so is what is being worked on right now. You get your
            files; the other rows stand in them as not looked up.
          </p>
          <p>To stop for a while only, pause instead: a cancelled list can’t go on.</p>
        </ConfirmDialog>
      ) : null}
    </>
  )
}
