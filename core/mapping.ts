/** Which column feeds which field: from what was chosen before, the columns' names, and what their values look like. */
import { type ColumnField, FIELDS, type Field, type Mapping } from './field.ts'
import { contextOf, inContext, type SeenColumn } from './header-context.ts'
import { type FieldCandidate, fieldOfHeader } from './header-field.ts'
import { headerKey } from './header-key.ts'
import { isDecoy, isOtherDate } from './header-words.ts'
import { isEarlierKithColumn } from './result-columns.ts'
import { agreement, fieldOfValues, profileColumn } from './sniff-column.ts'
import { besideOthers } from './unnamed-columns.ts'

/** What a workspace's people chose for columns of these names before, by `headerKey`; null: it feeds nothing. */
export type RememberedFields = Readonly<Record<string, Field | null>>

export interface Column {
  readonly name: string
  /** Values of the first rows, blank ones too. */
  readonly values: readonly string[]
}

export interface ColumnGuess {
  readonly field: Field | null
  /** 0–1: how sure it is that the column feeds that field; 0 where it feeds none. */
  readonly confidence: number
}

export interface SuggestedMapping {
  /** One for each column. */
  readonly columns: readonly ColumnGuess[]
  /** By field in their order, the columns of one field best first. */
  readonly mapping: Mapping
}

/** Below this a guess is more often wrong than right. */
const MIN_CONFIDENCE = 0.4
/** Fields of which a contact has several. For the others the best column alone counts. */
const SEVERAL: ReadonlySet<Field> = new Set([
  'email',
  'phone',
  'company',
  'street',
  'street2',
  'city',
  'region',
  'postal_code',
  'country',
  'birthday',
  'website',
])
/** What only values tell comes behind what names tell. */
const VALUE_RANK = 100
/** Under a name of its own a column is guessed from values only where their form leaves no doubt. */
const FORMS: ReadonlySet<Field> = new Set(['email', 'linkedin', 'phone'])
/** The values point to the field that the name says. */
const SHOWN = 0.98
const NO_GUESS: ColumnGuess = { field: null, confidence: 0 }

/**
 * @param columns in the file's order; `Column 1`… and empty names count as none
 * @param remembered goes before everything else, but columns of an earlier Kith run never feed a field
 */
export function suggestMapping(columns: readonly Column[], remembered: RememberedFields = {}): SuggestedMapping {
  const seen = columns.map(({ name, values }) => ({ name, key: headerKey(name), profile: profileColumn(values) }))
  const plain = seen.map((column) => (isEarlierKithColumn(column.name) ? null : plainCandidate(column)))
  const context = contextOf(seen, plain)
  const named = seen.map((column, i): FieldCandidate | null => {
    if (isEarlierKithColumn(column.name)) return null
    if (Object.hasOwn(remembered, column.key)) return rememberedCandidate(column, remembered[column.key] ?? null)
    return inContext(column, plain[i] ?? null, context)
  })
  const unnamed = seen.map(({ key, profile }) => ({
    isUnnamed: isUnnamed(key) && !Object.hasOwn(remembered, key),
    profile,
  }))
  const candidates = besideOthers(unnamed, named, VALUE_RANK)
  const mapping = FIELDS.flatMap((field) => columnsOf(field, candidates))
  const used = new Set(mapping.map(({ column }) => column))
  const guesses = candidates.map((found, i) =>
    found !== null && used.has(i) ? { field: found.field, confidence: rounded(found.confidence) } : NO_GUESS,
  )
  return { columns: guesses, mapping }
}

function columnsOf(field: Field, candidates: readonly (FieldCandidate | null)[]): readonly ColumnField[] {
  const feeding = candidates
    .flatMap((found, column) => (found?.field === field ? [{ ...found, column }] : []))
    .filter(({ confidence }) => confidence >= MIN_CONFIDENCE)
    .sort((a, b) => a.rank - b.rank || a.column - b.column)
  return feeding.slice(0, SEVERAL.has(field) ? feeding.length : 1).map(({ column }) => ({ column, field }))
}

function rememberedCandidate(column: SeenColumn, field: Field | null): FieldCandidate | null {
  return field === null ? null : { field, confidence: 1, rank: fieldOfHeader(column.name)?.rank ?? 0 }
}

/** What the column's own name and values say. */
function plainCandidate({ name, key, profile }: SeenColumn): FieldCandidate | null {
  const byName = fieldOfHeader(name)
  const byValues = fieldOfValues(profile)
  if (byName === null) {
    if (byValues === null || isDecoy(key.split(' ')) || isOtherDate(key.split(' '))) return null
    return isUnnamed(key) || FORMS.has(byValues.field) ? { ...byValues, rank: VALUE_RANK } : null
  }
  const agreeing = agreement(byName.field, profile)
  if (byName.field === 'website' && byValues?.field === 'linkedin') return { ...byValues, rank: byName.rank }
  if (agreeing === null) return byName
  if (byValues?.field === byName.field) return { ...byName, confidence: Math.max(SHOWN, byName.confidence) }
  if (agreeing < 0.2 && byValues !== null)
    return { ...byValues, confidence: byValues.confidence * 0.9, rank: byName.rank }
  return { ...byName, confidence: weighed(byName.confidence, agreeing) }
}

function isUnnamed(key: string): boolean {
  return key === '' || /^(?:column|spalte|colonne|columna|field|feld) \d+$/.test(key)
}

/** A name is believed less the fewer of the values may be such a thing; that they may be is no proof. */
function weighed(confidence: number, agreeing: number): number {
  return agreeing >= 0.5 ? confidence : confidence * (agreeing >= 0.2 ? 0.8 : 0.5)
}

function rounded(confidence: number): number {
  return Math.round(confidence * 100) / 100
}
