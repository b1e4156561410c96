/** The legend of the bar, with words and counts; each entry also shows only its rows. */
import Link from 'next/link'
import { countText } from '#app/_ui/amounts.ts'
import { cn } from '#app/_ui/cn.ts'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import type { RowStatus } from '#core/outcome.ts'
import { COUNTED_STATUSES, ROW_WORDS } from './row-words.ts'
import { rowsAddress } from './rows-address.ts'

interface StatusFilterProps {
  readonly job: Pick<JobView, 'id' | 'counts'>
  /** Null: rows of every status are shown. */
  readonly chosen: RowStatus | null
}

const entryClass = 'inline-flex min-h-9 items-center gap-2 rounded-full border px-3 text-sm'

export function StatusFilter({ job, chosen }: StatusFilterProps) {
  const { id, counts } = job
  const shown = COUNTED_STATUSES.filter((status) => counts[status] > 0 || status === chosen)
  return (
    <nav aria-label="Show rows by status">
      <ul className="flex flex-wrap gap-2">
        <li>
          <FilterLink href={rowsAddress(id)} isChosen={chosen === null}>
            All <Count value={counts.total} />
          </FilterLink>
        </li>
        {shown.map((status) => (
          <li key={status}>
            {status === 'pending' ? (
              <span className={cn(entryClass, 'border-transparent text-ink-soft')}>
                <Swatch className="border border-line-strong bg-sunken" />
                {ROW_WORDS.pending.word} <Count value={counts.pending} />
              </span>
            ) : (
              <FilterLink href={rowsAddress(id, { status })} isChosen={chosen === status}>
                <Swatch className={ROW_WORDS[status].bar} />
                {ROW_WORDS[status].word} <Count value={counts[status]} />
              </FilterLink>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

interface FilterLinkProps {
  readonly href: string
  readonly isChosen: boolean
  readonly children: React.ReactNode
}

function FilterLink({ href, isChosen, children }: FilterLinkProps) {
  return (
    <Link
      href={href}
      scroll={false}
      aria-current={isChosen ? 'true' : undefined}
      className={cn(
        entryClass,
        isChosen ? 'border-ink bg-sheet font-medium ring-1 ring-ink' : 'border-line bg-sheet hover:border-line-strong',
      )}
    >
      {children}
    </Link>
  )
}

function Swatch({ className }: { readonly className: string }) {
  return <span aria-hidden className={cn('size-2.5 rounded-full', className)} />
}

function Count({ value }: { readonly value: number }) {
  return <span className="text-ink-soft tabular-nums">{countText(value)}</span>
}
