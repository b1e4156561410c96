/** A place where nothing is yet, and how to begin. */
interface EmptyProps {
  readonly title: string
  readonly children: React.ReactNode
  readonly action?: React.ReactNode
}

export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div
      data-slot="empty"
      className="flex flex-col items-center gap-3 rounded-xl border border-dashed border-line-strong/50 px-6 py-14 text-center"
    >
      <h2 className="text-xl font-semibold">{title}</h2>
      <div className="max-w-prose text-ink-soft">{children}</div>
      {action}
    </div>
  )
}
