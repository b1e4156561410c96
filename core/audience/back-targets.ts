/** Where a job's fields stand in the audience that its list came from. */
import type { Field, Mapping } from '../field.ts'
import type { AddressPart, AudienceColumn } from './audience.ts'
import { type ListColumn, listColumns } from './list-columns.ts'

/** A column of the list that may be written back to. */
export interface BackTarget {
  /** Of the list, from 0. */
  readonly column: number
  readonly into: AudienceColumn
  /** Of an address; null where the column is the whole value. */
  readonly part: AddressPart | null
}

export interface BackTargets {
  /** Best first. */
  readonly byField: ReadonlyMap<Field, readonly BackTarget[]>
  /** Of each address, by its tag, where its parts stand and which field feeds them. */
  readonly addresses: ReadonlyMap<string, Readonly<Record<AddressPart, AddressCell>>>
  readonly idColumn: number
  readonly emailColumn: number
}

export interface AddressCell {
  readonly column: number
  /** Null: its column is not mapped. */
  readonly field: Field | null
}

/** The address of a member is how it is known: it, its status and its id are no targets. */
export function backTargets(mapping: Mapping, columns: readonly AudienceColumn[]): BackTargets {
  const list = listColumns(columns)
  const byTag = new Map(columns.map((column) => [column.tag, column]))
  const byField = new Map<Field, BackTarget[]>()
  for (const { column, field } of mapping) {
    const target = targetOf(list[column], column, byTag)
    if (target === null || field === 'email') continue
    byField.set(field, [...(byField.get(field) ?? []), target])
  }
  const fieldOf = new Map(mapping.map(({ column, field }) => [column, field]))
  const addresses = new Map<string, Record<AddressPart, AddressCell>>()
  for (const [column, place] of list.entries()) {
    if (place.kind !== 'part') continue
    const cells = addresses.get(place.tag) ?? ({} as Record<AddressPart, AddressCell>)
    cells[place.part] = { column, field: fieldOf.get(column) ?? null }
    addresses.set(place.tag, cells)
  }
  const columnOf = (kind: ListColumn['kind']) => list.findIndex((column) => column.kind === kind)
  return { byField, addresses, idColumn: columnOf('id'), emailColumn: columnOf('email') }
}

function targetOf(
  place: ListColumn | undefined,
  column: number,
  byTag: ReadonlyMap<string, AudienceColumn>,
): BackTarget | null {
  if (place?.kind !== 'value' && place?.kind !== 'part') return null
  const into = byTag.get(place.tag)
  return into === undefined ? null : { column, into, part: place.kind === 'part' ? place.part : null }
}
