/** All rows of a job as one bar: its segments by status, together the total. */

import { cn } from '#app/_ui/cn.ts'
import type { JobView } from '#app/api/v1/_schemas/job.ts'
import { countsSentence } from './job-words.ts'
import { COUNTED_STATUSES, ROW_WORDS } from './row-words.ts'

interface CountsBarProps {
  readonly counts: JobView['counts']
  readonly className?: string
}

export function CountsBar({ counts, className }: CountsBarProps) {
  const shown = COUNTED_STATUSES.filter((status) => counts[status] > 0)
  return (
    <div
      data-slot="counts-bar"
      role="img"
      aria-label={countsSentence(counts)}
      className={cn('flex h-4 gap-px overflow-hidden rounded-full border border-line bg-sunken', className)}
    >
      {shown.map((status) => (
        // Even one row of a million is seen.
        <div
          key={status}
          className={cn('min-w-[3px] transition-[flex-grow] duration-500', ROW_WORDS[status].bar)}
          style={{ flexGrow: counts[status], flexBasis: 0 }}
        />
      ))}
    </div>
  )
}
