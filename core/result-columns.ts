/** Which columns a result has, in order: the list's own, then Kith's. */
import { FIELDS, type Field, type Mapping } from './field.ts'

/** Kith's own columns before the fields; `kith_extra` is always the last one. */
const LEADING = ['kith_row', 'kith_status', 'kith_match', 'kith_score', 'kith_source', 'kith_source_id', 'kith_issues']

/** Where they stand among Kith's columns. */
export const STATUS_COLUMN = LEADING.indexOf('kith_status')
export const SOURCE_COLUMN = LEADING.indexOf('kith_source')
export const SOURCE_ID_COLUMN = LEADING.indexOf('kith_source_id')
export const ISSUES_COLUMN = LEADING.indexOf('kith_issues')
/** Each field's value, its label behind it. */
export const FIRST_FIELD_COLUMN = LEADING.length

export interface ResultColumns {
  /** Indexes of the source's columns that are kept: all but those of an earlier Kith run. */
  readonly own: readonly number[]
  readonly fields: readonly Field[]
  /** Kith's columns, `kith_row` … `kith_extra`. */
  readonly kith: readonly string[]
}

const EARLIER_RUN = /^kith_[a-z0-9_]+$/

/** @returns whether a source column comes from an earlier Kith run and is replaced. */
export function isEarlierKithColumn(name: string): boolean {
  return EARLIER_RUN.test(name.trim())
}

/** Name forms that follow from each other: a list with one of them does not lack the other. */
function lacks(mapped: ReadonlySet<Field>, field: Field): boolean {
  if (mapped.has(field)) return false
  if (field === 'full_name') return !(mapped.has('first_name') || mapped.has('last_name'))
  if (field === 'first_name' || field === 'middle_name' || field === 'last_name') return !mapped.has('full_name')
  return true
}

/**
 * @param addFields the job's own choice, or null for what the providers can give and the list lacks
 * @param providerFields fields that at least one of the job's providers has values for
 * @returns the fields that get a value and a label column, in the order of FIELDS
 */
export function resultFields(
  mapping: Mapping,
  addFields: readonly Field[] | null,
  providerFields: readonly Field[],
): readonly Field[] {
  const mapped = new Set(mapping.map((entry) => entry.field))
  const added = new Set(addFields ?? providerFields.filter((field) => lacks(mapped, field)))
  return FIELDS.filter((field) => mapped.has(field) || added.has(field))
}

export function resultColumns(sourceColumns: readonly string[], fields: readonly Field[]): ResultColumns {
  const own = sourceColumns.map((_, index) => index).filter((index) => !isEarlierKithColumn(sourceColumns[index] ?? ''))
  const kith = [...LEADING, ...fields.flatMap((field) => [`kith_${field}`, `kith_${field}_label`]), 'kith_extra']
  return { own, fields, kith }
}
