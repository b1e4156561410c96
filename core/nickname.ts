/** Whether two given names are one name by way of a nickname: one hop, both ways (Bob–Robert, never Bob–Rob). */
import { ENGLISH_NICKNAMES } from './nicknames/english.ts'
import { FRENCH_NICKNAMES } from './nicknames/french.ts'
import { GERMAN_NICKNAMES } from './nicknames/german.ts'
import { SPANISH_NICKNAMES } from './nicknames/spanish.ts'

/** A full name and one of its short forms, both folded; which comes first is of no matter. */
export type NicknamePair = readonly [string, string]

export interface Nicknames {
  /** @returns all names one hop from a folded given name; none for an unknown one. */
  readonly of: (name: string) => ReadonlySet<string>
}

/** Changes with the built-in table: a test holds the table against it. */
export const NICKNAMES_VERSION = 2

const NONE: ReadonlySet<string> = new Set()
const BUILT_IN = addPairs(new Map(), [
  ...pairsOf(ENGLISH_NICKNAMES),
  ...pairsOf(SPANISH_NICKNAMES),
  ...pairsOf(GERMAN_NICKNAMES),
  ...pairsOf(FRENCH_NICKNAMES),
])

/**
 * Opens the built-in table together with a workspace's own pairs.
 *
 * @param additions folded names, as the job froze them
 */
export function openNicknames(additions: readonly NicknamePair[]): Nicknames {
  const added = addPairs(new Map(), additions)
  if (added.size === 0) return { of: (name) => BUILT_IN.get(name) ?? NONE }
  return {
    of: (name) => {
      const own = added.get(name)
      if (own === undefined) return BUILT_IN.get(name) ?? NONE
      return new Set([...(BUILT_IN.get(name) ?? NONE), ...own])
    },
  }
}

/** @returns whether one of two different folded given names is a short form of the other. */
export function agreesByNickname(a: string, b: string, nicknames: Nicknames): boolean {
  return a !== b && nicknames.of(a).has(b)
}

function addPairs(table: Map<string, Set<string>>, pairs: readonly NicknamePair[]): Map<string, Set<string>> {
  for (const [a, b] of pairs) {
    namesOf(table, a).add(b)
    namesOf(table, b).add(a)
  }
  return table
}

function namesOf(table: Map<string, Set<string>>, name: string): Set<string> {
  let names = table.get(name)
  if (names === undefined) {
    names = new Set()
    table.set(name, names)
  }
  return names
}

function pairsOf(table: string): NicknamePair[] {
  return table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [name = '', short = ''] = line.split(': ')
      return short.split(' ').map((nickname): NicknamePair => [name, nickname])
    })
}
