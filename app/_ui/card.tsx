/** A sheet of paper that holds what belongs together. */
import { cn } from './cn.ts'

export function Card({ className, ...props }: React.ComponentProps<'section'>) {
  return (
    <section
      data-slot="card"
      className={cn('rounded-xl border border-line bg-sheet p-5 shadow-[0_1px_2px_rgb(0_0_0/0.04)] sm:p-6', className)}
      {...props}
    />
  )
}

export function CardTitle({ className, ...props }: React.ComponentProps<'h2'>) {
  return <h2 data-slot="card-title" className={cn('text-lg font-semibold', className)} {...props} />
}
