/** What two people of one directory weigh as one person: asked again with every row that may be either of them. */
import { createScorer, type ScorerRoom } from './beside/scorer.ts'
import type { DirectoryIndex } from './directory-index.ts'
import type { Model } from './model.ts'

/** People are rarely held against each other. */
const ROOM: ScorerRoom = { pairs: 2 ** 10, values: 2 ** 8 }
/** Pairs kept (a power of two), some 16 bytes each: one that falls on the place of another takes it over. */
const KEPT_PAIRS = 2 ** 14

/** @returns the match weight of two people by ordinal, in bits; what is below `least` need not be known exactly */
export type Peers = (ordinal: number, other: number, least: number) => number

/** @param keptPairs a power of two */
export function createPeers(index: DirectoryIndex, model: Model, keptPairs = KEPT_PAIRS): Peers {
  const scorer = createScorer(index, model, ROOM)
  const ordinals = new Int32Array(keptPairs).fill(-1)
  const others = new Int32Array(keptPairs)
  const weights = new Float64Array(keptPairs)
  /** What the kept ones are good for. */
  let keptLeast = Number.NaN
  let taken = -1
  return (ordinal, other, least) => {
    if (least !== keptLeast) ordinals.fill(-1)
    keptLeast = least
    const place = ((Math.imul(ordinal, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b)) >>> 16) & (keptPairs - 1)
    if (ordinals[place] !== ordinal || others[place] !== other) {
      if (taken !== ordinal) scorer.take(index.person(ordinal).contact)
      taken = ordinal
      const weight = scorer.weight(other, least)
      ordinals[place] = ordinal
      others[place] = other
      weights[place] = weight
    }
    return weights[place] as number
  }
}
