/** One lookup: from parameters to a person or a refusal, and what it costs. */
import { chance } from '../simulator/chance.ts'
import type { Dials } from './dials.ts'
import { findMatch, type Match } from './match.ts'
import type { Person } from './person.ts'
import type { PersonIndex } from './person-index.ts'
import { present } from './present.ts'
import { identityOf, isEnough, readQuestion } from './question.ts'
import { invalid, REFUSALS, type Refusal } from './refusal.ts'
import { meetsRequirement } from './required-fields.ts'

export interface Found {
  readonly status: 200
  readonly likelihood: number
  readonly data: Person
  readonly dataset_version: string
  readonly matched?: readonly string[]
}

export interface Lookup {
  readonly answer: Found | Refusal
  /** By a hash; what it is billed under where somebody is found. */
  readonly identity: string
}

export type Params = Readonly<Record<string, unknown>>

const isSet = (value: unknown) => value === true || value === 'true'

/** A whole number from 0 to 10; 0 where none is given, null where it is none. */
function leastLikelihood(value: unknown): number | null {
  if (value === undefined || value === '') return 0
  const number = Number(value)
  return Number.isInteger(number) && number >= 0 && number <= 10 ? number : null
}

/** What the dials make of a person: as a vendor's data may really be. */
function spoiled(person: Person, dials: Dials): Person {
  const { seed, namelessShare, badEmailShare } = dials
  if (chance(seed, 'nameless', person.id) < namelessShare) {
    const { full_name: _, first_name: _first, middle_name: _middle, last_name: _last, ...rest } = person
    return rest
  }
  if (chance(seed, 'bad e-mail', person.id) < badEmailShare) {
    const address = 'not an address'
    return {
      ...person,
      work_email: address,
      emails: [{ address, type: 'current_professional' }, ...(person.emails ?? [])],
    }
  }
  return person
}

const hasField = (person: Person) => (field: string) => {
  const value = person[field.split('.')[0] as keyof Person]
  return Array.isArray(value) ? value.length > 0 : value !== undefined
}

function answerOf(params: Params, match: Match | null, least: number, dials: Dials): Found | Refusal {
  if (!match || match.likelihood < least) return REFUSALS.noMatch
  const person = spoiled(match.person, dials)
  if (typeof params.required === 'string' && params.required !== '') {
    try {
      if (!meetsRequirement(params.required, hasField(person))) return REFUSALS.noMatch
    } catch {
      return invalid('"required" cannot be read.')
    }
  }
  const dataInclude = typeof params.data_include === 'string' ? params.data_include : null
  return {
    status: 200,
    likelihood: match.likelihood,
    data: present(person, { titlecase: isSet(params.titlecase), dataInclude }),
    dataset_version: 'stand-in',
    ...(isSet(params.include_if_matched) ? { matched: match.matched } : {}),
  }
}

export function lookUp(index: PersonIndex, params: Params, dials: Dials): Lookup {
  const question = readQuestion(params)
  const identity = identityOf(question)
  const least = leastLikelihood(params.min_likelihood)
  if (least === null) return { identity, answer: invalid('"min_likelihood" must be a whole number from 0 to 10.') }
  if (!isEnough(question)) return { identity, answer: invalid('The request needs more data points.') }
  return { identity, answer: answerOf(params, findMatch(index, question), least, dials) }
}
