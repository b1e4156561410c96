/** Who works, since when, at what, and when it was heard last. */
import { countText, durationText } from '#app/_ui/amounts.ts'
import { Badge } from '#app/_ui/badge.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import { Moment } from '#app/_ui/moment.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import type { OperatorsView, WorkerView } from '#app/api/v1/_schemas/operators.ts'
import { shortId, taskWord } from './operator-words.ts'

export function WorkersCard({ workers }: Pick<OperatorsView, 'workers'>) {
  return (
    <Card className="space-y-4">
      <CardTitle>Workers</CardTitle>
      {workers.length === 0 ? (
        <Notice kind="warning" title="No worker runs.">
          <p>Nothing is lost, and all goes on by itself as soon as one does. Start Kith again with “npm start”.</p>
        </Notice>
      ) : (
        <ul className="divide-y divide-line">
          {workers.map((worker) => (
            <WorkerItem key={worker.id} worker={worker} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function WorkerItem({ worker }: { readonly worker: WorkerView }) {
  const { id, startedAt, seenSeconds, task } = worker
  return (
    <li className="space-y-1 py-3 text-sm first:pt-0 last:pb-0">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <code className="font-mono font-medium">{shortId(id)}</code>
        {task === null ? <Badge tone="quiet">waits for work</Badge> : <Badge tone="fresh">busy</Badge>}
      </p>
      {task === null ? null : (
        <p>
          {taskWord(task)} of <code className="font-mono">{shortId(task.subjectId)}</code>, for{' '}
          {durationText(task.seconds)}
          {task.attempt > 1 ? `, attempt ${countText(task.attempt)}` : ''}
        </p>
      )}
      <p className="text-ink-soft">
        Since <Moment at={startedAt} />, heard {durationText(seenSeconds)} ago
      </p>
    </li>
  )
}
