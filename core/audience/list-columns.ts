/** An audience as a list: which columns it has, and what stands in each for a member. */
import type { AddressPart, AudienceColumn, AudienceMember } from './audience.ts'

export type ListColumn = { readonly header: string } & (
  | { readonly kind: 'email' | 'status' | 'id' | 'changed' }
  | { readonly kind: 'value'; readonly tag: string }
  | { readonly kind: 'part'; readonly tag: string; readonly part: AddressPart }
)

/** As people and other tools call them; an audience's only address goes by these alone. */
const PARTS: readonly (readonly [AddressPart, string])[] = [
  ['addr1', 'Street Address'],
  ['addr2', 'Address Line 2'],
  ['city', 'City'],
  ['state', 'State'],
  ['zip', 'Zip'],
  ['country', 'Country'],
]

/**
 * The address first, then the audience's own fields in its order, an address as six columns; what Kith needs to find a
 * member again stands last. No two columns have one name.
 */
export function listColumns(columns: readonly AudienceColumn[]): readonly ListColumn[] {
  const isOnlyAddress = columns.filter(({ type }) => type === 'address').length === 1
  const found: ListColumn[] = [{ header: 'Email Address', kind: 'email' }]
  for (const { tag, name, type } of columns) {
    if (type !== 'address') found.push({ header: name, kind: 'value', tag })
    else {
      for (const [part, word] of PARTS) {
        found.push({ header: isOnlyAddress ? word : `${name} ${word}`, kind: 'part', tag, part })
      }
    }
  }
  found.push({ header: 'Member Status', kind: 'status' })
  found.push({ header: 'Member Changed', kind: 'changed' })
  found.push({ header: 'Member ID', kind: 'id' })
  return withoutEqualNames(found)
}

/** The later of two columns of one name says which field of the audience it is. */
function withoutEqualNames(columns: readonly ListColumn[]): readonly ListColumn[] {
  const taken = new Set<string>()
  return columns.map((column) => {
    let header = column.header
    if (taken.has(header) && 'tag' in column) header = `${header} (${column.tag})`
    for (let n = 2; taken.has(header); n++) header = `${column.header} ${n}`
    taken.add(header)
    return { ...column, header }
  })
}

/** @returns what the audience says, as it says it; empty where it says nothing */
export function cellOf(member: AudienceMember, column: ListColumn): string {
  switch (column.kind) {
    case 'email':
      return member.email
    case 'status':
      return member.status
    case 'changed':
      return member.lastChanged
    case 'id':
      return member.id
    case 'value': {
      const value = member.values[column.tag] ?? ''
      return typeof value === 'string' ? value : ''
    }
    case 'part': {
      const value = member.values[column.tag] ?? ''
      return typeof value === 'string' ? '' : value[column.part]
    }
    default:
      return column satisfies never
  }
}

/** @returns a line of a list in the usual way of writing: commas, quotes where they are needed */
export function writeLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`
}

const quoted = (cell: string) => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
