/** Whether two given names are one name by way of a nickname: one hop, both ways (Bob–Robert, never Bob–Rob). */
import { NICKNAME_TABLES } from './nickname-tables.ts'

/** A full name and one of its short forms, both folded; which comes first is of no matter. */
export type NicknamePair = readonly [string, string]

export interface Nicknames {
  /** @returns all names one hop from a folded given name; none for an unknown one. Makes nothing. */
  readonly of: (name: string) => ReadonlySet<string>
}

/** Changes with the built-in tables: a test holds them against it. */
export const NICKNAMES_VERSION = 3

const NONE: ReadonlySet<string> = new Set()
const BUILT_IN_NAMES = addPairs(new Map(), Object.values(NICKNAME_TABLES).flatMap(pairsOfTable))
const BUILT_IN: Nicknames = { of: (name) => BUILT_IN_NAMES.get(name) ?? NONE }

/**
 * Opens the built-in tables together with a workspace's own pairs.
 *
 * @param additions folded names, as the job froze them
 */
export function openNicknames(additions: readonly NicknamePair[]): Nicknames {
  if (additions.length === 0) return BUILT_IN
  const names = addPairs(new Map(), additions)
  for (const [name, own] of names) for (const other of BUILT_IN.of(name)) own.add(other)
  return { of: (name) => names.get(name) ?? BUILT_IN.of(name) }
}

/** @returns whether one of two different folded given names is a short form of the other. */
export function agreesByNickname(a: string, b: string, nicknames: Nicknames): boolean {
  return a !== b && nicknames.of(a).has(b)
}

/**
 * @param table one line per name: `robert: bob rob`. Where a name comes from another script and has several spellings,
 *   all before the colon and none of them wrong, each is one hop from all others: `sergei = sergey: seryozha`.
 * @returns the pairs of all lines, in their order
 */
export function pairsOfTable(table: string): readonly NicknamePair[] {
  return table.trim().split('\n').flatMap(pairsOfLine)
}

function pairsOfLine(line: string): readonly NicknamePair[] {
  const [left = '', right = ''] = line.split(': ')
  const spellings = left.split(' = ')
  const short = right === '' ? [] : right.split(' ')
  return spellings.flatMap((name, i) =>
    [...spellings.slice(i + 1), ...short].map((other): NicknamePair => [name, other]),
  )
}

function addPairs(names: Map<string, Set<string>>, pairs: readonly NicknamePair[]): Map<string, Set<string>> {
  for (const [a, b] of pairs) {
    namesOf(names, a).add(b)
    namesOf(names, b).add(a)
  }
  return names
}

function namesOf(names: Map<string, Set<string>>, name: string): Set<string> {
  let found = names.get(name)
  if (found === undefined) {
    found = new Set()
    names.set(name, found)
  }
  return found
}
