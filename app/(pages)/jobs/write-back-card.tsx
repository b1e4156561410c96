'use client'
/** Corrections back into the audience that a list came from: chosen by field, looked at, applied, undone. */
import { useState } from 'react'
import { problemText } from '#app/_client/call.ts'
import { useSession } from '#app/_client/use-session.ts'
import { Button } from '#app/_ui/button.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { Loading, Skeleton } from '#app/_ui/skeleton.tsx'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import type { WriteBackView } from '#app/api/v1/_schemas/write-back.ts'
import { isMoving, useWriteBack } from './use-write-back.ts'
import { WriteBackMoving } from './write-back-moving.tsx'
import { WriteBackPlan } from './write-back-plan.tsx'
import { WriteBackResult } from './write-back-result.tsx'
import { WriteBackRules } from './write-back-rules.tsx'

export function WriteBackCard({ job }: { readonly job: JobView }) {
  const role = useSession().data?.role
  const latest = useWriteBack(job.id)
  return (
    <Card className="space-y-4">
      <div className="space-y-1">
        <CardTitle>Send corrections to Mailchimp</CardTitle>
        <p className="text-sm text-ink-soft">
          You see every single change before anything is written. Nobody is added, subscribed or unsubscribed, nothing
          is blanked, and what was written can be undone.
        </p>
      </div>
      {latest.isPending ? (
        <Loading what="earlier corrections">
          <Skeleton className="h-24" />
        </Loading>
      ) : null}
      {latest.isError ? (
        <Notice kind="problem" title="Corrections can’t be shown right now.">
          <p>{problemText(latest.error)}</p>
          <Button variant="secondary" size="small" className="mt-2" onClick={() => latest.refetch()}>
            Try again
          </Button>
        </Notice>
      ) : null}
      {latest.data !== undefined && role !== undefined ? (
        <Steps job={job} writeBack={latest.data} canWrite={role !== 'viewer'} />
      ) : null}
    </Card>
  )
}

interface StepsProps {
  readonly job: JobView
  readonly writeBack: WriteBackView | null
  readonly canWrite: boolean
}

function Steps({ job, writeBack, canWrite }: StepsProps) {
  // Somebody who wants to choose again chooses until another one is asked for.
  const [leftId, setLeftId] = useState<string | null>(null)
  const again = canWrite ? () => setLeftId(writeBack?.id ?? null) : null
  if (writeBack === null || writeBack.id === leftId) {
    return canWrite ? (
      <WriteBackRules job={job} rules={writeBack?.rules ?? {}} />
    ) : (
      <p className="text-sm">Nothing was sent back so far. Editors and owners of this workspace can do it.</p>
    )
  }
  if (isMoving(writeBack)) return <WriteBackMoving writeBack={writeBack} canStop={canWrite} />
  if (writeBack.state === 'ready') return <WriteBackPlan writeBack={writeBack} canApply={canWrite} onAgain={again} />
  return <WriteBackResult writeBack={writeBack} canWrite={canWrite} onAgain={again} />
}
