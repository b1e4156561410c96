/** The fields Kith knows, in the order in which results list them. */
export const FIELDS = [
  'full_name',
  'first_name',
  'middle_name',
  'last_name',
  'email',
  'phone',
  'company',
  'job_title',
  'street',
  'street2',
  'city',
  'region',
  'postal_code',
  'country',
  'birthday',
  'website',
  'linkedin',
  'notes',
] as const

export type Field = (typeof FIELDS)[number]

/** One column that feeds one field. Several entries may feed one field, best first; columns count from 0. */
export interface ColumnField {
  readonly column: number
  readonly field: Field
}

export type Mapping = readonly ColumnField[]

/** @returns whether `text` is the name of a field Kith knows. */
export function isField(text: string): text is Field {
  return (FIELDS as readonly string[]).includes(text)
}
