/** Looks one contact up in one directory: candidates, compared, decided. */
import { createScorer, type Scorer } from './beside/scorer.ts'
import type { Comparison } from './comparison.ts'
import { compare } from './comparison.ts'
import type { Contact } from './contact.ts'
import type { Person } from './directory-index/people-table.ts'
import type { DirectoryIndex } from './directory-index.ts'
import type { Decision, Thresholds, Told } from './match.ts'
import { decide } from './match.ts'
import { type Model, openModel } from './model.ts'
import { openNicknames } from './nickname.ts'
import { areCurrent, type Parameters, ParametersError } from './parameters.ts'
import { createPeers, type Peers } from './peers.ts'
import { Race } from './race.ts'
import { createTheirs, type Theirs, type TheirsInTable } from './theirs.ts'

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

/** The same without what has to be decoded and kept for it. */
export interface QuickResult {
  readonly decision: Decision
  readonly best: QuickBest | null
}

/** To be read before the next lookup. */
export interface QuickBest {
  readonly ordinal: number
  readonly comparison: Told
  readonly theirs: Theirs
}

/** @returns as `lookUpQuickly`, with the person and the whole comparison, to be kept */
export function lookUp(
  index: DirectoryIndex,
  contact: Contact,
  parameters: Parameters,
  thresholds: Thresholds,
): LookupResult {
  const { decision, best } = lookUpQuickly(index, contact, parameters, thresholds)
  if (best === null) return { decision, best }
  const { scorer } = openedOf(index, parameters)
  return { decision, best: { person: index.person(best.ordinal), comparison: scorer.comparison(best.ordinal) } }
}

/**
 * Those who nearly share an address, a number or a whole name are asked first, all others only where none of them is
 * sure. A candidate that is too far behind takes no part in the decision, in whatever order they come.
 *
 * @returns who of the directory the contact is, if anybody; depends on nothing but the arguments
 */
export function lookUpQuickly(
  index: DirectoryIndex,
  contact: Contact,
  parameters: Parameters,
  thresholds: Thresholds,
): QuickResult {
  const { model, scorer, race, peers, theirs } = openedOf(index, parameters)
  const { strong, rest } = index.search(contact, model.nicknames)
  scorer.take(contact)
  race.begin()
  // The strong ones are mostly it.
  for (const ordinal of strong()) race.add(ordinal, scorer.weight(ordinal, Number.NEGATIVE_INFINITY))
  if (!race.hasSureOne()) {
    for (const ordinal of rest()) race.add(ordinal, scorer.weight(ordinal, race.least()))
  }
  const candidates = race.candidates()
  const decision = decide(candidates, index.size, parameters, thresholds, peers)
  const [first] = decision.ranked
  if (decision.status === 'no_match' || first === undefined) return { decision, best: null }
  theirs.take(first.ordinal)
  return { decision, best: { ordinal: first.ordinal, comparison: scorer.told(first.ordinal), theirs } }
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
  /** Of contacts beside people. */
  readonly scorer: Scorer
  readonly race: Race
  readonly peers: Peers
  readonly theirs: TheirsInTable
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
    found = open(index, parameters)
    ofIndex.set(parameters, found)
  }
  return found
}

function open(index: DirectoryIndex, parameters: Parameters): Opened {
  const model = openModel(parameters, openNicknames(parameters.nicknames), index)
  const scorer = createScorer(index, model)
  return {
    model,
    scorer,
    race: new Race(scorer, index.size, parameters),
    peers: createPeers(index, model),
    theirs: createTheirs(index.people),
  }
}
