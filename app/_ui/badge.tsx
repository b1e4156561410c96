/** A word with a colour and a mark: never the colour alone. */
import { cva, type VariantProps } from 'class-variance-authority'
import { cn } from './cn.ts'

const badgeVariants = cva(
  'inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-xs font-medium whitespace-nowrap before:size-1.5 before:rounded-full before:bg-current',
  {
    variants: {
      tone: {
        good: 'bg-good-wash text-good',
        fresh: 'bg-fresh-wash text-fresh',
        stale: 'bg-stale-wash text-stale',
        bad: 'bg-bad-wash text-bad',
        odd: 'bg-odd-wash text-odd',
        quiet: 'bg-quiet-wash text-quiet',
      },
    },
    defaultVariants: { tone: 'quiet' },
  },
)

export type Tone = NonNullable<VariantProps<typeof badgeVariants>['tone']>

export function Badge({ className, tone, ...props }: React.ComponentProps<'span'> & { readonly tone?: Tone }) {
  return <span data-slot="badge" className={cn(badgeVariants({ tone }), className)} {...props} />
}
