/** The nicknames that a job goes by, frozen: a workspace's own pairs in one order, and a name for all of them. */
import { writeIdentityHash } from './identity-hash.ts'
import { NICKNAMES_VERSION, type NicknamePair } from './nickname.ts'

/** The part of a job's parameters that says which names are one. */
export interface NicknameSnapshot {
  /** Each pair and all of them in the order of their UTF-16 code units. */
  readonly nicknames: readonly NicknamePair[]
  /** `built-in-2`, or with pairs of the workspace's own `built-in-2+1f0c…`, by what they are. */
  readonly nicknamesName: string
}

/** Half of the hash is enough to tell lists apart. */
const NAME_BYTES = 8

/**
 * @param additions a workspace's own pairs, folded
 * @returns the same snapshot, name included, for the same pairs in whatever order, each turned as it likes
 */
export function nicknameSnapshot(additions: readonly NicknamePair[]): NicknameSnapshot {
  const builtIn = `built-in-${NICKNAMES_VERSION}`
  if (additions.length === 0) return { nicknames: [], nicknamesName: builtIn }
  // A folded name holds letters, digits and single spaces, so a line is one pair alone.
  const lines = [...new Set(additions.map(([a, b]) => (a < b ? `${a}\n${b}` : `${b}\n${a}`)))].sort()
  const hash = new DataView(new ArrayBuffer(16))
  writeIdentityHash(lines.join('\n\n'), hash, 0)
  let name = ''
  for (let i = 0; i < NAME_BYTES; i++) name += hash.getUint8(i).toString(16).padStart(2, '0')
  return { nicknames: lines.map(pairOf), nicknamesName: `${builtIn}+${name}` }
}

function pairOf(line: string): NicknamePair {
  const [a = '', b = ''] = line.split('\n')
  return [a, b]
}
