/** The e-mail address that somebody signs in with. */
import { TextField } from './field.tsx'

interface EmailFieldProps {
  readonly value: string
  readonly hint?: string
  readonly onChange: (value: string) => void
}

/** RFC 5321 knows no longer address. */
const MOST_LENGTH = 254

export function EmailField({ value, hint, onChange }: EmailFieldProps) {
  return (
    <TextField
      label="E-mail"
      type="email"
      autoComplete="username"
      required
      maxLength={MOST_LENGTH}
      hint={hint}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
