/** Looks one contact up in one directory: candidates, compared, decided. */
import type { Comparison } from './comparison.ts'
import { compare } from './comparison.ts'
import type { Contact } from './contact.ts'
import type { Person } from './directory-index/people-table.ts'
import type { DirectoryIndex } from './directory-index.ts'
import type { Decision, Thresholds } from './match.ts'
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

/** @returns who of the directory the contact is, if anybody; depends on nothing but the arguments. */
export function lookUp(
  index: DirectoryIndex,
  contact: Contact,
  parameters: Parameters,
  thresholds: Thresholds,
): LookupResult {
  const model = modelOf(index, parameters)
  const candidates = index.candidates(contact, model.nicknames).map((ordinal) => ({
    ordinal,
    comparison: compare(contact, index.person(ordinal).contact, model),
  }))
  const decision = decide(candidates, index.size, parameters, thresholds)
  const first = decision.ranked[0]
  if (decision.status === 'no_match' || first === undefined) return { decision, best: null }
  return { decision, best: { person: index.person(first.ordinal), comparison: first.comparison } }
}

/** The comparison with one person anew, for showing why: the same that `lookUp` decided by. */
export function compareWith(
  index: DirectoryIndex,
  ordinal: number,
  contact: Contact,
  parameters: Parameters,
): Compared {
  const person = index.person(ordinal)
  return { person, comparison: compare(contact, person.contact, modelOf(index, parameters)) }
}

/** Opened once per directory and set of parameters, not once per row. */
const opened = new WeakMap<DirectoryIndex, WeakMap<Parameters, Model>>()

function modelOf(index: DirectoryIndex, parameters: Parameters): Model {
  let models = opened.get(index)
  if (models === undefined) {
    models = new WeakMap()
    opened.set(index, models)
  }
  let model = models.get(parameters)
  if (model === undefined) {
    model = openModel(parameters, openNicknames(parameters.nicknames), index)
    models.set(parameters, model)
  }
  return model
}
