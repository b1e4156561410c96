/** How much what people share by living or working together can weigh, worked out once for a directory. */
import type { Field } from '../field.ts'
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
  const { records } = household
  // Of the two, name and line, what more of them share.
  const branches = Math.max(
    ...SHARED_BY_BRANCHES.map((field) => {
      const { others, people: counted } = othersWith(field, terms)
      return (others + household.branches * records) / (counted + records)
    }),
  )
  return {
    home: Math.log2(people / mates),
    homeAndName: Math.log2(people / (mates * household.namesakes)),
    homeAndMailbox: Math.log2(people / (mates * household.mailboxes)),
    all: Math.log2(people / (mates * household.namesakes * household.mailboxes)),
    branches: Math.log2(organisations / branches),
  }
}

const SHARED_BY_BRANCHES: readonly Field[] = ['company', 'phone']

/** How many people the directory counted a field of, and how many others have their values, in all. */
function othersWith(
  field: Field,
  { chances, total }: TermCounts,
): { readonly others: number; readonly people: number } {
  const counted = chances[field]
  if (counted === undefined) return { others: 0, people: 0 }
  const people = total(field)
  return { others: (people * (people - 1) * (counted.levels.exact ?? 0)) / counted.pairs, people }
}
