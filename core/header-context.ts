/** Names whose meaning hangs on the columns beside them: `Name`, `Title`, `URL`, `REGION`. */
import type { FieldCandidate } from './header-field.ts'
import { BARE_NAMES, BARE_TITLES } from './header-names.ts'
import type { ColumnProfile } from './sniff-column.ts'

export interface SeenColumn {
  readonly name: string
  /** Its `headerKey`. */
  readonly key: string
  readonly profile: ColumnProfile
}

interface HeaderContext {
  readonly hasFirstName: boolean
  readonly hasLastName: boolean
  readonly hasJobTitle: boolean
  readonly hasSalutation: boolean
  /** The places in an audience export are guesses from the address of the last visit. */
  readonly isAudienceExport: boolean
  /** The links in an export of connections are the people's own pages. */
  readonly isConnectionsExport: boolean
}

const SALUTATIONS = new Set(['salutation', 'honorific', 'prefix', 'name prefix', 'anrede', 'civilite', 'tratamiento'])
const PLAIN_RANK = 0.5

export function contextOf(columns: readonly SeenColumn[], plain: readonly (FieldCandidate | null)[]): HeaderContext {
  const keys = new Set(columns.map(({ key }) => key))
  const fields = new Set(plain.map((found) => found?.field))
  return {
    hasFirstName: fields.has('first_name'),
    hasLastName: fields.has('last_name'),
    hasJobTitle: fields.has('job_title'),
    hasSalutation: columns.some(({ key }) => SALUTATIONS.has(key)),
    isAudienceExport: keys.has('leid') || keys.has('euid') || keys.has('member rating'),
    isConnectionsExport: keys.has('connected on'),
  }
}

/** @returns `plain`, or what the columns beside it make of it */
export function inContext(
  { key, profile }: SeenColumn,
  plain: FieldCandidate | null,
  context: HeaderContext,
): FieldCandidate | null {
  if (BARE_NAMES.has(key)) return bareName(profile, plain, context)
  if (BARE_TITLES.has(key)) return bareTitle(profile, context)
  if (context.isAudienceExport && key === 'region' && plain !== null) return { ...plain, confidence: 0.5 }
  if (context.isAudienceExport && key === 'cc') return { field: 'country', confidence: 0.45, rank: PLAIN_RANK }
  if (context.isConnectionsExport && key === 'url') return { field: 'linkedin', confidence: 0.9, rank: PLAIN_RANK }
  return plain
}

function bareName(
  profile: ColumnProfile,
  plain: FieldCandidate | null,
  { hasFirstName, hasLastName }: HeaderContext,
): FieldCandidate {
  if (plain !== null) return plain
  if (hasFirstName !== hasLastName) {
    return { field: hasFirstName ? 'last_name' : 'first_name', confidence: 0.93, rank: PLAIN_RANK }
  }
  if (profile.share('organisation') >= 0.3) return { field: 'company', confidence: 0.7, rank: PLAIN_RANK }
  return { field: 'full_name', confidence: 0.85, rank: PLAIN_RANK }
}

function bareTitle(profile: ColumnProfile, { hasJobTitle, hasSalutation }: HeaderContext): FieldCandidate | null {
  if (hasJobTitle || profile.share('honorific') >= 0.3) return null
  if (profile.filled === 0 && !hasSalutation) return { field: 'job_title', confidence: 0.6, rank: PLAIN_RANK }
  return { field: 'job_title', confidence: hasSalutation ? 0.93 : 0.85, rank: PLAIN_RANK }
}
