/** What can be pressed; `buttonVariants` dresses links alike. */
import { Button as BaseButton } from '@base-ui/react/button'
import { cva, type VariantProps } from 'class-variance-authority'
import { cn } from './cn.ts'

export const buttonVariants = cva(
  'inline-flex items-center justify-center gap-2 rounded-lg text-sm font-medium whitespace-nowrap transition-colors select-none disabled:pointer-events-none disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-accent-ink hover:bg-accent-strong',
        secondary: 'border border-line-strong/60 bg-sheet text-ink hover:bg-sunken',
        ghost: 'text-ink hover:bg-sunken',
        danger: 'border border-bad/50 bg-sheet text-bad hover:bg-bad-wash',
      },
      size: { small: 'min-h-9 px-3', medium: 'min-h-11 px-4', large: 'min-h-12 px-6 text-base', icon: 'size-11' },
    },
    defaultVariants: { variant: 'primary', size: 'medium' },
  },
)

export function Button({
  className,
  variant,
  size,
  ...props
}: React.ComponentProps<typeof BaseButton> & VariantProps<typeof buttonVariants>) {
  return <BaseButton data-slot="button" className={cn(buttonVariants({ variant, size }), className)} {...props} />
}
