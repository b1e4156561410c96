/** Looks one contact up in one directory: candidates, compared, decided. */
import { createScorer, type Scorer, type ScorerRoom } from './beside/scorer.ts'
import type { Comparison } from './comparison.ts'
import { compare } from './comparison.ts'
import type { Contact } from './contact.ts'
import type { Person } from './directory-index/people-table.ts'
import type { DirectoryIndex } from './directory-index.ts'
import type { Candidate, Decision, Thresholds } from './match.ts'
import { decide } from './match.ts'
import { type Model, openModel } from './model.ts'
import { openNicknames } from './nickname.ts'
import { areCurrent, type Parameters, ParametersError } from './parameters.ts'

/** A person beside the contact. */
export interface Compared {
  readonly person: Person
  readonly comparison: Comparison
}

export interface LookupResult {
  readonly decision: Decision
  /** The first of `decision.ranked`; null when nobody reaches `reviewAt`. */
  readonly best: Compared | null
}

/**
 * Bits behind the likeliest from which a candidate is out of the race, and behind nobody: beyond nobody four fifths of
 * them count, so either is less than a thousandth of the probability.
 */
const OUT_BITS = 14
const OUT_BITS_OF_NOBODY = 10
/** Bits before nobody from which one of the strong candidates is sure enough not to look for others. */
const SURE_BITS = 8

/**
 * Those who nearly share an address, a number or a whole name are asked first, all others only where none of them is
 * sure. A candidate that is too far behind takes no part in the decision, in whatever order they come.
 *
 * @returns who of the directory the contact is, if anybody; depends on nothing but the arguments
 */
export function lookUp(
  index: DirectoryIndex,
  contact: Contact,
  parameters: Parameters,
  thresholds: Thresholds,
): LookupResult {
  const { model, scorer, peers } = openedOf(index, parameters)
  // In bits, as the decision has it: the chance of each person before any comparison, and of nobody.
  const prior = Math.log2(parameters.isThere / Math.max(1, index.size))
  const nobody = Math.log2(1 - parameters.isThere)
  // Of the likeliest person so far.
  let highest = Number.NEGATIVE_INFINITY
  const leastInRace = () => Math.max(highest - OUT_BITS, nobody - OUT_BITS_OF_NOBODY)
  const ordinals: number[] = []
  const weights: number[] = []
  const compareAll = (candidates: readonly number[], leastOf: () => number) => {
    for (const ordinal of candidates) {
      const weight = scorer.weight(ordinal, leastOf())
      if (weight === Number.NEGATIVE_INFINITY) continue
      ordinals.push(ordinal)
      weights.push(weight)
      highest = Math.max(highest, weight + prior)
    }
  }
  const { strong, rest } = index.search(contact, model.nicknames)
  scorer.take(contact)
  // The strong ones are mostly it.
  compareAll(strong(), () => Number.NEGATIVE_INFINITY)
  if (highest < nobody + SURE_BITS) compareAll(rest(), () => leastInRace() - prior)
  const candidates: Weighed[] = []
  for (const [i, ordinal] of ordinals.entries()) {
    const weight = weights[i] as number
    if (weight + prior >= leastInRace()) candidates.push(new Weighed(ordinal, weight, scorer))
  }
  const between = (a: number, b: number) => {
    peers.take(index.person(a).contact)
    return peers.weight(b, Number.NEGATIVE_INFINITY)
  }
  const decision = decide(candidates, index.size, parameters, thresholds, between)
  const first = decision.ranked[0]
  const best = candidates.find(({ ordinal }) => ordinal === first?.ordinal)
  if (decision.status === 'no_match' || best === undefined) return { decision, best: null }
  return { decision, best: { person: index.person(best.ordinal), comparison: best.comparison } }
}

/** A candidate that is weighed; its comparison is put together only where it is read, before the next contact. */
class Weighed implements Candidate {
  readonly ordinal: number
  readonly weight: number
  private readonly scorer: Scorer
  private told: Comparison | null = null
  constructor(ordinal: number, weight: number, scorer: Scorer) {
    this.ordinal = ordinal
    this.weight = weight
    this.scorer = scorer
  }
  get comparison(): Comparison {
    this.told ??= this.scorer.comparison(this.ordinal)
    return this.told
  }
}

/** The comparison with one person anew, for showing why: the same that `lookUp` decided by. */
export function compareWith(
  index: DirectoryIndex,
  ordinal: number,
  contact: Contact,
  parameters: Parameters,
): Compared {
  const person = index.person(ordinal)
  return { person, comparison: compare(contact, person.contact, openedOf(index, parameters).model) }
}

/** People are rarely held against each other. */
const ROOM_OF_PEERS: ScorerRoom = { pairs: 2 ** 10, values: 2 ** 8 }

interface Opened {
  readonly model: Model
  /** Of contacts beside people, and of people beside each other. */
  readonly scorer: Scorer
  readonly peers: Scorer
}

/** Opened once per directory and set of parameters, not once per row. */
const opened = new WeakMap<DirectoryIndex, WeakMap<Parameters, Opened>>()

function openedOf(index: DirectoryIndex, parameters: Parameters): Opened {
  let ofIndex = opened.get(index)
  if (ofIndex === undefined) {
    ofIndex = new WeakMap()
    opened.set(index, ofIndex)
  }
  let found = ofIndex.get(parameters)
  if (found === undefined) {
    if (!areCurrent(parameters)) throw new ParametersError()
    const model = openModel(parameters, openNicknames(parameters.nicknames), index)
    found = { model, scorer: createScorer(index, model), peers: createScorer(index, model, ROOM_OF_PEERS) }
    ofIndex.set(parameters, found)
  }
  return found
}
