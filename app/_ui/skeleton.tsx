/** Holds the place of what is being loaded. */
import { cn } from './cn.ts'

export function Skeleton({ className }: { readonly className?: string }) {
  return <div data-slot="skeleton" aria-hidden className={cn('animate-pulse rounded-lg bg-sunken', className)} />
}

/** Says so to those who can't see the place holders. */
export function Loading({ what, children }: { readonly what: string; readonly children: React.ReactNode }) {
  return (
    <div aria-busy="true">
      <p role="status" className="sr-only">
        Loading {what}…
      </p>
      {children}
    </div>
  )
}
