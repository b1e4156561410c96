/** Everybody that the vendor knows, found by whatever names one person, or by the full name. */
import { hashOf } from '../simulator/chance.ts'
import type { Person } from './person.ts'
import { phoneDigits, plain, profilePath, type Question } from './question.ts'

export interface PersonIndex {
  readonly size: number
  /** Those whom the question may mean, each once, in the order they were handed in. */
  candidates(question: Question): readonly Person[]
}

export const emailsOf = (person: Person) => (person.emails ?? []).map(({ address }) => plain(address))
export const phonesOf = (person: Person) => (person.phone_numbers ?? []).map(phoneDigits)
export const profilesOf = ({ linkedin_url, profiles = [] }: Person) =>
  [linkedin_url ?? '', ...profiles.map(({ url }) => url)].filter(Boolean).map(profilePath)
export const nameOf = ({ first_name = '', last_name = '' }: Person) => plain(`${first_name} ${last_name}`)

/** First and last word of a full name, or the two that were given. */
export function namesAsked({ name = [], first_name = [], last_name = [] }: Question): readonly string[] {
  const whole = name.map((text) => text.split(' ')).map((words) => `${words[0]} ${words.at(-1)}`)
  return [...whole, ...first_name.flatMap((first) => last_name.map((last) => `${first} ${last}`))]
}

function keysOf(person: Person): readonly string[] {
  const emails = emailsOf(person)
  return [
    `id ${person.id}`,
    ...emails.flatMap((email) => [`email ${email}`, `hash ${hashOf(email)}`]),
    ...phonesOf(person).map((phone) => `phone ${phone}`),
    ...profilesOf(person).map((profile) => `profile ${profile}`),
    `name ${nameOf(person)}`,
  ]
}

function keysAsked(question: Question): readonly string[] {
  // "If provided, it will be the only input used."
  if (question.pdl_id) return question.pdl_id.map((id) => `id ${id}`)
  const strong = [
    ...(question.email ?? []).map((email) => `email ${email}`),
    ...(question.email_hash ?? []).map((hash) => `hash ${hash}`),
    ...(question.phone ?? []).map((phone) => `phone ${phone}`),
    ...(question.profile ?? []).map((profile) => `profile ${profile}`),
  ]
  return [...strong, ...namesAsked(question).map((name) => `name ${name}`)]
}

export function indexPeople(people: readonly Person[]): PersonIndex {
  const places = new Map<string, number[]>()
  for (const [at, person] of people.entries()) {
    for (const key of new Set(keysOf(person))) {
      const found = places.get(key)
      if (found) found.push(at)
      else places.set(key, [at])
    }
  }
  return {
    size: people.length,
    candidates(question) {
      const found = new Set(keysAsked(question).flatMap((key) => places.get(key) ?? []))
      return [...found].sort((a, b) => a - b).flatMap((at) => people[at] ?? [])
    },
  }
}
