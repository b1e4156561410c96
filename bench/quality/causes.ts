/** What went wrong, by cause: the pattern of levels, never a value. */
import { cleanContact } from '#core/clean-contact.ts'
import type { Comparison } from '#core/comparison.ts'
import type { DirectoryIndex } from '#core/directory-index.ts'
import type { Field } from '#core/field.ts'
import { isAgreement } from '#core/level.ts'
import { compareWith } from '#core/lookup.ts'
import { openNicknames } from '#core/nickname.ts'
import type { ScoredRow, SetRun } from './run-set.ts'
import { isLink } from './score.ts'

export interface Cause {
  readonly rows: number
  /** How the row went wrong. */
  readonly kind: string
  /** What agrees (=), is near (~) and differs (≠) in the pair that was linked or, where nobody was, was missed. */
  readonly pattern: string
}

/** Wrong rows with a score of at least `sureAt`, most frequent pattern first. */
export function wrongLinks(index: DirectoryIndex, run: SetRun, sureAt: number): readonly Cause[] {
  const ordinals = ordinalsOf(index)
  const wrong = run.rows.filter((row) => !row.isRight && (row.score ?? 0) >= sureAt)
  return counted(
    wrong.map((row) => ({
      kind: row.isThere ? 'another person' : 'a stranger',
      pattern: patternOf(index, run, row, ordinals.get(row.person)),
    })),
  )
}

/** Rows of one pattern, and how far what they state is from what is right. */
export interface PatternTruth {
  readonly pattern: string
  readonly rows: number
  /** Mean of the stated probabilities, and the share that is right. */
  readonly stated: number
  readonly right: number
}

/** All rows of a side of .5 by pattern, in the order of their first appearance. */
export function truthOfPatterns(index: DirectoryIndex, run: SetRun, side: 'links' | 'below'): readonly PatternTruth[] {
  const ordinals = ordinalsOf(index)
  const sums = new Map<string, { rows: number; stated: number; right: number }>()
  for (const row of run.rows) {
    if (row.score === null || isLink(row) !== (side === 'links')) continue
    const pattern = patternOf(index, run, row, ordinals.get(row.person))
    const sum = sums.get(pattern) ?? { rows: 0, stated: 0, right: 0 }
    sum.rows++
    sum.stated += row.score
    sum.right += row.isRight ? 1 : 0
    sums.set(pattern, sum)
  }
  return [...sums].map(([pattern, { rows, stated, right }]) => ({
    pattern,
    rows,
    stated: stated / rows,
    right: right / rows,
  }))
}

/** Right links that a person must still look at. */
export function unsureLinks(index: DirectoryIndex, run: SetRun): readonly Cause[] {
  const ordinals = ordinalsOf(index)
  const unsure = run.rows.filter((row) => row.isRight && row.isReview)
  return counted(
    unsure.map((row) => ({ kind: 'right', pattern: patternOf(index, run, row, ordinals.get(row.person)) })),
  )
}

/** Contacts whose person is there and who were linked to nobody. */
export function missedLinks(index: DirectoryIndex, run: SetRun): readonly Cause[] {
  const ordinals = ordinalsOf(index)
  const nicknames = openNicknames(run.job.frozen?.parameters.nicknames ?? [])
  const missed = run.rows.filter((row) => row.isThere && !isLink(row))
  return counted(
    missed.map((row) => {
      const people = [...(run.set.truth.get(row.contactId) ?? [])].map((id) => ordinals.get(id))
      const seen = new Set(index.candidates(contactOf(run, row), nicknames))
      const found = people.find((ordinal) => ordinal !== undefined && seen.has(ordinal))
      return {
        kind: found === undefined ? 'never compared' : 'compared',
        pattern: patternOf(index, run, row, found ?? people[0]),
      }
    }),
  )
}

function patternOf(index: DirectoryIndex, run: SetRun, row: ScoredRow, ordinal: number | undefined): string {
  const parameters = run.job.frozen?.parameters
  if (ordinal === undefined || parameters === undefined) return '?'
  const { comparison } = compareWith(index, ordinal, contactOf(run, row), parameters)
  return patternIn(comparison)
}

/** Fields that decide little by themselves: left out, so that one cause has one pattern. */
const MINOR: ReadonlySet<Field> = new Set(['middle_name', 'job_title', 'street2', 'region', 'country', 'notes'])

/** What agrees, what is near and what differs; what is blank says nothing. */
function patternIn({ levels }: Comparison): string {
  const told = levels.filter(({ field, level }) => level !== 'blank' && !MINOR.has(field))
  const agreeing = told.filter(({ level }) => isAgreement(level))
  const near = told.filter(({ level }) => !isAgreement(level) && level !== 'differs')
  const differing = told.filter(({ level }) => level === 'differs')
  const parts = [
    ['=', agreeing.map(({ field, level }) => (level === 'nickname' ? `${field} (nickname)` : field))],
    ['~', near.map(({ field, level }) => `${field} (${level})`)],
    ['≠', differing.map(({ field }) => field)],
  ] as const
  return parts.flatMap(([sign, fields]) => (fields.length > 0 ? [`${sign} ${fields.join(' ')}`] : [])).join('  ')
}

function contactOf({ job }: SetRun, row: ScoredRow) {
  return cleanContact(row.cells, job.mapping, job.options)
}

function ordinalsOf(index: DirectoryIndex): ReadonlyMap<string, number> {
  return new Map(Array.from({ length: index.size }, (_, ordinal) => [index.person(ordinal).id, ordinal]))
}

function counted(found: readonly Omit<Cause, 'rows'>[]): readonly Cause[] {
  const causes = new Map<string, Cause>()
  for (const { kind, pattern } of found) {
    const key = `${kind}|${pattern}`
    causes.set(key, { kind, pattern, rows: (causes.get(key)?.rows ?? 0) + 1 })
  }
  return [...causes.values()].sort((a, b) => b.rows - a.rows || (a.pattern < b.pattern ? -1 : 1))
}
