/** The title of a page, a line about it and what can be done there. */
interface PageHeaderProps {
  readonly title: string
  readonly lead?: React.ReactNode
  readonly children?: React.ReactNode
}

export function PageHeader({ title, lead, children }: PageHeaderProps) {
  return (
    <header data-slot="page-header" className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4 pb-6">
      <div className="min-w-0 space-y-1.5">
        <h1 className="text-3xl leading-tight font-semibold break-words">{title}</h1>
        {lead ? <p className="max-w-prose text-ink-soft">{lead}</p> : null}
      </div>
      {children ? <div className="flex flex-wrap items-center gap-2">{children}</div> : null}
    </header>
  )
}
