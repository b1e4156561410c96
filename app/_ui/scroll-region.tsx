/** A frame for what is wider than the page: it scrolls by itself, by keyboard too. */
import { cn } from './cn.ts'

interface ScrollRegionProps {
  readonly label: string
  readonly className?: string
  readonly children: React.ReactNode
}

export function ScrollRegion({ label, className, children }: ScrollRegionProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a scrolling frame has no element of its own
    <div
      data-slot="scroll-region"
      role="region"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      // Positioned, or texts for screen readers inside would widen the page.
      className={cn('relative overflow-auto rounded-lg border border-line', className)}
    >
      {children}
    </div>
  )
}
