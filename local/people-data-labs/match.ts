/** Which person a question means, and how sure the stand-in is: a simple count of what agrees and what speaks against. */

import { hashOf } from '../simulator/chance.ts'
import type { Person } from './person.ts'
import { emailsOf, nameOf, namesAsked, type PersonIndex, phonesOf, profilesOf } from './person-index.ts'
import { firmName, type Param, plain, type Question } from './question.ts'

export interface Match {
  readonly person: Person
  /** 1–10. */
  readonly likelihood: number
  /** The parameters that agreed. */
  readonly matched: readonly Param[]
}

/** What a parameter adds to the likelihood where it agrees, and takes away where both sides say something else. */
const WEIGHTS: Readonly<Partial<Record<Param, readonly [agrees: number, differs: number]>>> = {
  pdl_id: [10, 0],
  email: [6, 0],
  email_hash: [6, 0],
  phone: [5, 0],
  profile: [7, 0],
  company: [2, 0],
  birth_date: [3, -3],
  postal_code: [1, 0],
  street_address: [1, 0],
  locality: [1, 0],
  region: [1, -1],
  location: [1, 0],
}
const NAME_AGREES = 2
const NAME_DIFFERS = -3
/** Two who agree equally well: it still names one of them, but hardly believes it. */
const TIE = -2

const texts = (...values: readonly (string | undefined)[]) =>
  values.flatMap((value) => (value === undefined ? [] : [plain(value)]))

/** What the person has to set against a parameter. */
function valuesOf(person: Person, param: Param): readonly string[] {
  const streets = person.street_address ?? []
  switch (param) {
    case 'pdl_id':
      return [person.id]
    case 'email':
      return emailsOf(person)
    case 'email_hash':
      return emailsOf(person).map(hashOf)
    case 'phone':
      return phonesOf(person)
    case 'profile':
      return profilesOf(person)
    case 'company':
      return (person.experience ?? []).flatMap(({ company }) => [firmName(company.name), ...texts(company.website)])
    case 'birth_date':
      return texts(person.birth_date, person.birth_date?.slice(0, 4))
    case 'location':
    case 'locality':
      return streets.flatMap(({ locality }) => texts(locality))
    case 'region':
      return streets.flatMap(({ region }) => texts(region))
    case 'postal_code':
      return streets.flatMap(({ postal_code }) => texts(postal_code))
    case 'street_address':
      return streets.flatMap(({ street_address }) => texts(street_address))
    default:
      return []
  }
}

function compare(question: Question, person: Person): Match {
  const matched: Param[] = []
  let likelihood = 0
  for (const [param, [agrees, differs]] of Object.entries(WEIGHTS) as [Param, readonly [number, number]][]) {
    const asked = question[param]
    const known = valuesOf(person, param)
    if (!asked || known.length === 0) continue
    const isThere = asked.some((text) =>
      known.some((value) => value === text || (param === 'location' && text.includes(value))),
    )
    if (isThere) matched.push(param)
    likelihood += isThere ? agrees : differs
  }
  const names = namesAsked(question)
  if (names.length > 0) {
    const isNamed = names.includes(nameOf(person))
    if (isNamed) matched.push(...(['name', 'first_name', 'last_name'] as const).filter((param) => question[param]))
    likelihood += isNamed ? NAME_AGREES : NAME_DIFFERS
  }
  return { person, likelihood, matched }
}

const isOnlyNamed = ({ matched }: Match) => matched.every((param) => /name$/.test(param))

/** @returns null: nobody of whom more than the name agrees. */
export function findMatch(index: PersonIndex, question: Question): Match | null {
  const found = index
    .candidates(question)
    .map((person) => compare(question, person))
    .filter((match) => !isOnlyNamed(match))
    .sort((a, b) => b.likelihood - a.likelihood)
  const [best, next] = found
  if (!best) return null
  const likelihood = best.likelihood + (next?.likelihood === best.likelihood ? TIE : 0)
  return { ...best, likelihood: Math.min(10, Math.max(1, likelihood)) }
}
