'use client'
/** Where a service's key is entered: hidden, kept by no browser. */
import { TextField } from '#app/_ui/field.tsx'

interface KeyFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (key: string) => void
}

export function KeyField({ label, value, onChange }: KeyFieldProps) {
  return (
    <TextField
      label={label}
      type="password"
      autoComplete="off"
      spellCheck={false}
      data-1p-ignore
      required
      minLength={8}
      maxLength={500}
      hint="It is checked without spending anything, kept encrypted, and never shown again."
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
