/** From the preview's suggestion to what the user chose, and to what the API takes. */
import type { Preview } from '#app/api/v1/_schemas/upload.ts'
import type { Field, Mapping } from '#core/field.ts'

/** @returns the suggested field of each column. */
export function suggestedFields(preview: Preview | null): readonly (Field | null)[] {
  return preview?.columns.map(({ field }) => field) ?? []
}

/**
 * Columns of one field keep the suggested order (work before home), those chosen by hand come behind, in file order.
 */
export function chosenMapping(fields: readonly (Field | null)[], preview: Preview): Mapping {
  const suggested = preview.mapping.filter(({ column, field }) => fields[column] === field)
  const known = new Set(suggested.map(({ column }) => column))
  const added = fields.flatMap((field, column) => (field === null || known.has(column) ? [] : [{ column, field }]))
  return [...suggested, ...added]
}
