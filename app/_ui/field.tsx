/** A labelled input: what it is, what it is for, what is wrong with it. */
import { useId } from 'react'
import { cn } from './cn.ts'

export const inputClass =
  'min-h-11 w-full rounded-lg border border-line-strong/70 bg-sheet px-3 text-base text-ink placeholder:text-ink-soft/80 disabled:opacity-55 aria-invalid:border-bad sm:text-sm'

interface FieldProps {
  readonly label: string
  readonly hint?: string
  readonly problem?: string | null
}

export function TextField({
  label,
  hint,
  problem,
  className,
  ...props
}: FieldProps & Omit<React.ComponentProps<'input'>, 'id'>) {
  const id = useId()
  const describedBy = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ')
  return (
    <div data-slot="text-field" className={cn('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <input
        id={id}
        className={inputClass}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy || undefined}
        {...props}
      />
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p id={`${id}-problem`} className="text-sm text-bad">
          {problem}
        </p>
      ) : null}
    </div>
  )
}

/** The platform's own list: it works by keyboard, on phones and with a thousand entries. */
export function SelectField({
  label,
  hint,
  isLabelHidden = false,
  className,
  children,
  ...props
}: FieldProps & { readonly isLabelHidden?: boolean } & Omit<React.ComponentProps<'select'>, 'id'>) {
  const id = useId()
  return (
    <div data-slot="select-field" className={cn('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'text-sm font-medium'}>
        {label}
      </label>
      <select id={id} className={inputClass} aria-describedby={hint ? `${id}-hint` : undefined} {...props}>
        {children}
      </select>
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
    </div>
  )
}
