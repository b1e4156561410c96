/** Looks one contact up in one directory: candidates, compared, decided. */
import { createScorer, type Scorer } from './beside/scorer.ts'
import type { Comparison } from './comparison.ts'
import { compare } from './comparison.ts'
import type { Contact } from './contact.ts'
import type { Person } from './directory-index/people-table.ts'
import type { DirectoryIndex } from './directory-index.ts'
import type { Candidate, Decision, Thresholds } from './match.ts'
import { decide } from './match.ts'
import { type Model, openModel } from './model.ts'
import { openNicknames } from './nickname.ts'
import type { Parameters } from './parameters.ts'

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
 * Bits behind the likeliest (or nobody) from which a candidate is out of the race: three quarters of them count, and at
 * some 2^-18 of its probability it does not show in four decimals.
 */
const OUT_BITS = 24
/** Bits before nobody from which one of the strong candidates is sure enough not to look for others. */
const SURE_BITS = 20

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
  const { model, scorer } = openedOf(index, parameters)
  // In bits, as the decision has it: the chance of each person before any comparison, and of nobody.
  const prior = Math.log2(parameters.isThere / Math.max(1, index.size))
  const nobody = Math.log2(1 - parameters.isThere)
  let highest = nobody
  const ordinals: number[] = []
  const weights: number[] = []
  const compareAll = (candidates: readonly number[]) => {
    for (const ordinal of candidates) {
      const weight = scorer.weight(ordinal)
      ordinals.push(ordinal)
      weights.push(weight)
      highest = Math.max(highest, weight + prior)
    }
  }
  const { strong, rest } = index.search(contact, model.nicknames)
  scorer.take(contact)
  compareAll(strong())
  if (highest < nobody + SURE_BITS) compareAll(rest())
  const candidates: Candidate[] = []
  for (const [i, ordinal] of ordinals.entries()) {
    const weight = weights[i] as number
    if (weight + prior >= highest - OUT_BITS)
      candidates.push({ ordinal, comparison: new Weighed(scorer, ordinal, weight) })
  }
  const between = (a: number, b: number) => compare(index.person(a).contact, index.person(b).contact, model).weight
  const decided = decide(candidates, index.size, parameters, thresholds, between)
  const ranked = decided.ranked.map((each) => {
    const { weight, levels } = each.comparison
    return { ...each, comparison: { weight, levels } }
  })
  const decision = { ...decided, ranked }
  const first = ranked[0]
  if (decision.status === 'no_match' || first === undefined) return { decision, best: null }
  return { decision, best: { person: index.person(first.ordinal), comparison: first.comparison } }
}

/** A comparison whose levels are put together only where they are read; good until the next contact. */
class Weighed implements Comparison {
  readonly weight: number
  private readonly scorer: Scorer
  private readonly ordinal: number
  private told: Comparison['levels'] | null = null
  constructor(scorer: Scorer, ordinal: number, weight: number) {
    this.scorer = scorer
    this.ordinal = ordinal
    this.weight = weight
  }
  get levels(): Comparison['levels'] {
    this.told ??= this.scorer.comparison(this.ordinal).levels
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

interface Opened {
  readonly model: Model
  readonly scorer: Scorer
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
    const model = openModel(parameters, openNicknames(parameters.nicknames), index)
    found = { model, scorer: createScorer(index, model) }
    ofIndex.set(parameters, found)
  }
  return found
}
