/** How much what people share by living or working together can weigh, worked out once for a directory. */
import type { Parameters } from '../parameters.ts'
import type { TermCounts } from '../term-counts.ts'

/** In bits, log2(people / those of them that share it). */
export interface MateCaps {
  readonly home: number
  readonly homeAndName: number
  readonly homeAndMailbox: number
  readonly all: number
  readonly branches: number
}

/** Where nobody has counted the people: as many as a small directory has. */
const LEAST_PEOPLE = 1000

export function mateCaps({ household }: Parameters, terms: TermCounts): MateCaps {
  const people = Math.max(terms.total('last_name'), terms.total('first_name'), LEAST_PEOPLE)
  const organisations = Math.max(terms.total('company'), LEAST_PEOPLE)
  const { households } = terms
  // How many others of the directory to expect in a person's home.
  const mates = (households.pairs + household.mates * household.records) / (households.people + household.records)
  return {
    home: Math.log2(people / mates),
    homeAndName: Math.log2(people / (mates * household.namesakes)),
    homeAndMailbox: Math.log2(people / (mates * household.mailboxes)),
    all: Math.log2(people / (mates * household.namesakes * household.mailboxes)),
    branches: Math.log2(organisations / household.branches),
  }
}
