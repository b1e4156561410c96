/** Something to be told: what happened, what is safe, what to do next. */
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { cn } from './cn.ts'

const KINDS = {
  info: { Icon: Info, look: 'border-fresh/35 bg-fresh-wash', mark: 'text-fresh' },
  good: { Icon: CircleCheck, look: 'border-good/35 bg-good-wash', mark: 'text-good' },
  warning: { Icon: TriangleAlert, look: 'border-stale/35 bg-stale-wash', mark: 'text-stale' },
  problem: { Icon: CircleAlert, look: 'border-bad/35 bg-bad-wash', mark: 'text-bad' },
} as const

interface NoticeProps {
  readonly kind: keyof typeof KINDS
  readonly title: string
  readonly children?: React.ReactNode
  readonly className?: string
}

/** Problems interrupt a screen reader, everything else waits its turn. */
export function Notice({ kind, title, children, className }: NoticeProps) {
  const { Icon, look, mark } = KINDS[kind]
  return (
    <div
      data-slot="notice"
      role={kind === 'problem' ? 'alert' : 'status'}
      className={cn('flex gap-3 rounded-xl border p-4 text-sm', look, className)}
    >
      <Icon aria-hidden className={cn('mt-0.5 size-5 shrink-0', mark)} />
      <div className="min-w-0 space-y-1">
        <p className="font-medium">{title}</p>
        {children ? <div className="text-ink-soft [&_a]:underline">{children}</div> : null}
      </div>
    </div>
  )
}
