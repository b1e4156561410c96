/** Four figures that tell at a glance whether all is well. */
import { bytesText, countText, durationText, plural } from '#app/_ui/amounts.ts'
import { Card } from '#app/_ui/card.tsx'
import { cn } from '#app/_ui/cn.ts'
import type { OperatorsView } from '#app/api/v1/_schemas/operators.ts'

export function Figures({ house }: { readonly house: OperatorsView }) {
  const { workers, queue, backlog, lag } = house
  const busy = workers.filter(({ task }) => task !== null).length
  return (
    <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <Figure
        name="Workers"
        value={countText(workers.length)}
        isBad={workers.length === 0}
        about={
          workers.length === 0
            ? 'None runs: nothing moves.'
            : `${countText(busy)} busy, ${countText(workers.length - busy)} waiting for work`
        }
      />
      <Figure
        name="Queue window"
        value={`${countText(queue.inFlight)} of ${countText(queue.window)}`}
        share={queue.inFlight / queue.window}
        about={
          backlog === 0
            ? 'given out: there is nothing to do'
            : `given out; ${plural(backlog, 'step')} could be worked on`
        }
      />
      <Figure
        name="Longest wait"
        value={lag.stepSeconds === 0 ? 'none' : durationText(lag.stepSeconds)}
        about={lag.stepSeconds === 0 ? 'Nothing waits to be given out.' : 'to be given out'}
      />
      <StorageFigure storage={house.storage} />
    </ul>
  )
}

function StorageFigure({ storage: { disk, storedBytes } }: Pick<OperatorsView, 'storage'>) {
  const stored = `${bytesText(storedBytes)} of lists and results`
  if (disk === null)
    return <Figure name="Stored" value={bytesText(storedBytes)} about="of lists and results, in the bucket" />
  const used = disk.totalBytes - disk.freeBytes
  const isLow = disk.freeBytes < disk.leastFreeBytes
  return (
    <Figure
      name="Disk"
      value={`${bytesText(disk.freeBytes)} free`}
      share={used / disk.totalBytes}
      isBad={isLow}
      about={`${isLow ? 'Too little: nothing is given out until some is freed. ' : ''}${bytesText(used)} of ${bytesText(disk.totalBytes)} used; ${stored}`}
    />
  )
}

interface FigureProps {
  readonly name: string
  readonly value: string
  readonly about: string
  /** 0–1: drawn as a bar; the value says the same. */
  readonly share?: number
  readonly isBad?: boolean
}

function Figure({ name, value, about, share, isBad }: FigureProps) {
  return (
    <li className="grid">
      <Card className={cn('space-y-1.5', isBad && 'border-bad/50')}>
        <p className="text-sm font-medium text-ink-soft">{name}</p>
        <p className={cn('font-display text-2xl font-semibold tabular-nums', isBad && 'text-bad')}>{value}</p>
        {share === undefined ? null : (
          <div aria-hidden className="h-1.5 overflow-hidden rounded-full bg-sunken">
            <div
              className={cn('h-full rounded-full', isBad ? 'bg-bad' : 'bg-accent')}
              style={{ width: `${Math.min(100, Math.max(0, share * 100))}%` }}
            />
          </div>
        )}
        <p className="text-sm text-ink-soft">{about}</p>
      </Card>
    </li>
  )
}
