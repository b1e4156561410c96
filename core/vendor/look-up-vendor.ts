/** Looks one contact up among the people of a vendor's answer: each compared as a person of a directory would be. */
import { cleanFields } from '../clean-contact.ts'
import { type Comparison, compare } from '../comparison.ts'
import type { Contact } from '../contact.ts'
import { type Candidate, type Decision, decide, priorBits } from '../match.ts'
import { type Model, openModel } from '../model.ts'
import { openNicknames } from '../nickname.ts'
import type { JobOptions } from '../options.ts'
import { areCurrent, type Parameters, ParametersError, SHIPPED_PARAMETERS } from '../parameters.ts'
import { NO_TERMS } from '../term-counts.ts'
import type { VendorAnswer } from './answer.ts'

export interface VendorCompared {
  readonly id: string
  readonly contact: Contact
  readonly comparison: Comparison
}

export interface VendorLookup {
  readonly decision: Decision
  /** The first of `decision.ranked`; null when nobody reaches `reviewAt`. */
  readonly best: VendorCompared | null
}

/**
 * As if its answer were one of so many people before any comparison. A vendor knows hundreds of millions, but its search
 * has gone by the same values that are compared here, and has left out whoever differs. Set so that an address of one's
 * own matches where the vendor is sure, and a name beside a town is reviewed where it is not. (docs/decisions/0062)
 */
const PEOPLE_OF_VENDOR = 2 ** 14
/** Bits that a vendor's own confidence weighs at most, for or against. */
const MOST_CONFIDENCE_BITS = 4

/**
 * @returns bits that each person of an answer begins behind nobody (below 0) or before, by what the vendor itself says of
 *   it; the weight of a comparison is added to them
 */
export function vendorPriorBits(answer: VendorAnswer): number {
  return priorBits(PEOPLE_OF_VENDOR, SHIPPED_PARAMETERS) + confidenceBits(answer)
}

/** @returns bits for or against the vendor's one person, as it says how sure it is; 0 where it does not */
function confidenceBits({ outcome, confidence }: VendorAnswer): number {
  if (outcome !== 'match' || confidence === null) return 0
  const odds = Math.log2(confidence / (1 - confidence))
  return Math.max(-MOST_CONFIDENCE_BITS, Math.min(MOST_CONFIDENCE_BITS, odds))
}

export function lookUpVendor(
  answer: VendorAnswer,
  contact: Contact,
  parameters: Parameters,
  options: JobOptions,
): VendorLookup {
  const model = modelOf(parameters)
  const people = answer.people.map((_, ordinal) => compareWithVendor(answer, ordinal, contact, parameters, options))
  const more = confidenceBits(answer)
  const candidates = people.flatMap(({ comparison }, ordinal): readonly Candidate[] =>
    // Who has nothing that can be compared is no candidate.
    comparison.levels.some(({ level }) => level !== 'blank')
      ? [{ ordinal, weight: comparison.weight + more, comparison }]
      : [],
  )
  const contactOf = (ordinal: number) => (people[ordinal] as VendorCompared).contact
  const between = (a: number, b: number) => compare(contactOf(a), contactOf(b), model).weight
  const decision = decide(candidates, PEOPLE_OF_VENDOR, parameters, options, between)
  const [first] = decision.ranked
  return { decision, best: decision.status === 'no_match' || !first ? null : (people[first.ordinal] ?? null) }
}

/** The comparison with one person of an answer, also for showing why. */
export function compareWithVendor(
  { people }: VendorAnswer,
  ordinal: number,
  contact: Contact,
  parameters: Parameters,
  { dateOrder, defaultCountry }: Pick<JobOptions, 'dateOrder' | 'defaultCountry'>,
): VendorCompared {
  const person = people[ordinal]
  if (person === undefined) throw new RangeError('vendor.no_such_person')
  const theirs = cleanFields(person.texts, { dateOrder, defaultCountry })
  return { id: person.id, contact: theirs, comparison: compare(contact, theirs, modelOf(parameters)) }
}

/** What was estimated from a list and a directory says nothing of a vendor: the shipped ones, with the job's nicknames. */
const models = new WeakMap<Parameters, Model>()

function modelOf(parameters: Parameters): Model {
  let model = models.get(parameters)
  if (model === undefined) {
    if (!areCurrent(parameters)) throw new ParametersError()
    const { nicknames, nicknamesName } = parameters
    model = openModel({ ...SHIPPED_PARAMETERS, nicknames, nicknamesName }, openNicknames(nicknames), NO_TERMS)
    models.set(parameters, model)
  }
  return model
}
