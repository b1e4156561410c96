/** Columns without a name that only their neighbours explain: family names beside given names, cities in an address. */
import type { FieldCandidate } from './header-field.ts'
import type { ColumnProfile } from './sniff-column.ts'

/** What stands beside a city in most lists. */
const ADDRESS = new Set(['street', 'street2', 'postal_code', 'region'])
const LIKELY = 0.55

interface UnnamedColumn {
  readonly isUnnamed: boolean
  readonly profile: ColumnProfile
}

/** @returns the candidates, with one more for a family name and one more for a city where both are missing and likely */
export function besideOthers(
  columns: readonly UnnamedColumn[],
  candidates: readonly (FieldCandidate | null)[],
  rank: number,
): readonly (FieldCandidate | null)[] {
  const filled = [...candidates]
  const fieldAt = (column: number) => filled[column]?.field
  const isFree = (column: number) => {
    const { isUnnamed, profile } = columns[column] ?? { isUnnamed: false, profile: null }
    return isUnnamed && fieldAt(column) === undefined && profile !== null && mayBeName(profile)
  }
  const lacks = (field: FieldCandidate['field']) => !filled.some((found) => found?.field === field)
  const given = filled.findIndex((found) => found?.field === 'first_name')
  if (given >= 0) {
    // Whole names beside given names are another person's: the owner's, the manager's.
    for (const [column, found] of filled.entries()) {
      if (columns[column]?.isUnnamed && found?.field === 'full_name') filled[column] = null
    }
  }
  if (given >= 0 && lacks('last_name')) {
    const beside = [given + 1, given - 1].find(isFree)
    if (beside !== undefined) filled[beside] = { field: 'last_name', confidence: LIKELY, rank }
  }
  if (lacks('city')) {
    const places = columns.map((_, column) => column).filter(isFree)
    const beside = places.find((column) => [column - 1, column + 1].some((next) => ADDRESS.has(fieldAt(next) ?? '')))
    if (beside !== undefined) filled[beside] = { field: 'city', confidence: LIKELY, rank }
  }
  return filled
}

function mayBeName({ filled, share }: ColumnProfile): boolean {
  return filled >= 3 && share('words') >= 0.8
}
