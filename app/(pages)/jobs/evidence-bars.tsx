/** What each field says for or against two being one person, as a bar and as a number. */
import { cn } from '#app/_ui/cn.ts'
import { FIELD_NAMES } from '#app/_ui/field-names.ts'
import type { RowView } from '#app/api/v1/_schemas/row.ts'
import { isField } from '#core/field.ts'
import { levelWords } from './level-words.ts'

interface EvidenceBarsProps {
  readonly evidence: RowView['evidence']
  /** Both values with the level, where they stand nowhere else. */
  readonly values: 'shown' | 'elsewhere'
}

const columns = 'grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 px-4 sm:grid-cols-[8rem_1fr_2fr_4rem]'

export function EvidenceBars({ evidence, values }: EvidenceBarsProps) {
  const told = evidence.filter(({ level }) => level !== 'blank')
  const longest = Math.max(1, ...told.map(({ weight }) => Math.abs(weight)))
  const sum = told.reduce((total, { weight }) => total + weight, 0)
  return (
    <div className="rounded-lg border border-line text-sm">
      <div aria-hidden className={cn(columns, 'hidden rounded-t-lg bg-sunken py-2 font-medium sm:grid')}>
        <span>Field</span>
        <span>How they agree</span>
        <span className="flex justify-between">
          <span>against</span> <span>for</span>
        </span>
        <span className="text-right">Weight</span>
      </div>
      <ul>
        {told.map(({ field, own, theirs, level, weight }) => (
          <li key={field} className={cn(columns, 'items-center border-t border-line py-2.5 first:border-t-0')}>
            <span className="font-medium">{isField(field) ? FIELD_NAMES[field] : field}</span>
            <span className="order-last col-span-2 min-w-0 break-words sm:order-none sm:col-span-1">
              {levelWords(level)}
              {values === 'shown' ? (
                <span className="block text-ink-soft">
                  {own} <span aria-hidden>↔</span>
                  <span className="sr-only"> and </span> {theirs}
                </span>
              ) : null}
            </span>
            <WeightBar share={weight / longest} />
            <Weight value={weight} />
          </li>
        ))}
      </ul>
      <p className="flex justify-between border-t-2 border-line-strong/60 px-4 py-2.5 font-medium">
        Together <Weight value={sum} />
      </p>
    </div>
  )
}

/** @param share of half the width: above 0 to the right, below to the left */
function WeightBar({ share }: { readonly share: number }) {
  return (
    <span
      aria-hidden
      className="relative order-last col-span-2 block h-3 rounded-sm bg-sunken sm:order-none sm:col-span-1"
    >
      <span
        className={cn(
          'absolute inset-y-0',
          share < 0 ? 'right-1/2 rounded-l-sm bg-bad/80' : 'left-1/2 rounded-r-sm bg-good',
        )}
        style={{ width: `${Math.abs(share) * 50}%` }}
      />
      <span className="absolute -inset-y-[3px] left-1/2 w-px bg-line-strong" />
    </span>
  )
}

function Weight({ value }: { readonly value: number }) {
  const text = Math.abs(value).toFixed(1)
  const sign = text === '0.0' ? '' : value > 0 ? '+' : '−'
  return (
    <span className="text-right tabular-nums">
      <span className="sr-only">, weight </span>
      {sign}
      {text}
    </span>
  )
}
