/** Fields for passwords, for those that are known and those that are made up. */
import { LEAST_PASSWORD_LENGTH, MOST_PASSWORD_LENGTH } from '#adapters/auth/password-length.ts'
import { TextField } from './field.tsx'

interface PasswordFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

export function KnownPassword({ label, value, onChange }: PasswordFieldProps) {
  return (
    <TextField
      label={label}
      type="password"
      autoComplete="current-password"
      required
      maxLength={MOST_PASSWORD_LENGTH}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** What makes it good enough is said before it is typed. */
export function NewPassword({ label, value, onChange }: PasswordFieldProps) {
  return (
    <TextField
      label={label}
      type="password"
      autoComplete="new-password"
      required
      minLength={LEAST_PASSWORD_LENGTH}
      maxLength={MOST_PASSWORD_LENGTH}
      hint={`At least ${LEAST_PASSWORD_LENGTH} characters. A few words in a row are good.`}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
