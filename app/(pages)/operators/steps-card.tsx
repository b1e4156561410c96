/** What is not done, by step and by what it waits for, with the age of the oldest; what was given up has its own card. */
import { countText, durationText } from '#app/_ui/amounts.ts'
import { Badge, type Tone } from '#app/_ui/badge.tsx'
import { Card, CardTitle } from '#app/_ui/card.tsx'
import type { OperatorsView } from '#app/api/v1/_schemas/operators.ts'
import { stateWord, stepWord } from './operator-words.ts'

type StepView = OperatorsView['steps'][number]

const TONES: Readonly<Record<StepView['state'], Tone>> = { ready: 'quiet', sent: 'fresh', parked: 'stale', dead: 'bad' }

export function StepsCard({ steps }: Pick<OperatorsView, 'steps'>) {
  const open = steps.filter(({ state }) => state !== 'dead')
  return (
    <Card className="space-y-4">
      <CardTitle>Not done yet</CardTitle>
      {open.length === 0 ? (
        <p className="text-sm text-ink-soft">Nothing is left to do.</p>
      ) : (
        <ul className="divide-y divide-line">
          {open.map((group) => (
            <StepItem key={`${group.step} ${group.state} ${group.reason}`} group={group} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function StepItem({ group }: { readonly group: StepView }) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 gap-y-1.5 py-2.5 text-sm first:pt-0 last:pb-0">
      <span className="font-medium">{stepWord(group.step)}</span>
      <span className="text-right font-medium tabular-nums">{countText(group.count)}</span>
      <span className="max-sm:col-span-2">
        <Badge tone={TONES[group.state]} className="rounded-lg whitespace-normal">
          {stateWord(group)}
        </Badge>
      </span>
      <span className="text-ink-soft max-sm:col-span-2 sm:text-right">
        {group.count === 1 ? 'for' : 'oldest for'} {durationText(group.oldestSeconds)}
      </span>
    </li>
  )
}
