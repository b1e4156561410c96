/** Whether a mapping can be used for a file at all; everything short of that is the user's choice. */

import type { Mapping } from '#core/field.ts'
import { headerKey } from '#core/header-key.ts'
import type { MappingMemory } from '#pipeline/ports/remembered.ts'

export type MappingRefusal = 'mapping.empty' | 'mapping.no_such_column' | 'mapping.column_twice'

/** @returns the code of what makes it unusable, or null. */
export function checkMapping(mapping: Mapping, columns: readonly string[]): MappingRefusal | null {
  if (mapping.length === 0) return 'mapping.empty'
  if (mapping.some(({ column }) => column >= columns.length)) return 'mapping.no_such_column'
  if (new Set(mapping.map(({ column }) => column)).size < mapping.length) return 'mapping.column_twice'
  return null
}

/**
 * Remembers for the workspace how the columns of a file were used, also those that were left out. Columns without a
 * header of their own say nothing about other files.
 */
export async function rememberMapping(
  memory: Pick<MappingMemory, 'remember'>,
  workspaceId: string,
  mapping: Mapping,
  dialect: { readonly columns: readonly string[]; readonly headerRow: number | null },
): Promise<void> {
  if (dialect.headerRow === null) return
  const fieldOf = new Map(mapping.map(({ column, field }) => [column, field]))
  const fields = new Map<string, string | null>()
  for (const [column, name] of dialect.columns.entries()) {
    const key = headerKey(name)
    if (key !== '' && (fields.get(key) ?? null) === null) fields.set(key, fieldOf.get(column) ?? null)
  }
  await memory.remember(workspaceId, fields)
}
