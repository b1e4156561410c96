/**
 * Fields that agree or differ together must not be counted twice.
 *
 * One address: who lives in a street lives in its city; who moved changed all of it at once. The strongest part counts
 * whole, the others a share.
 *
 * One workplace: who works for a company has its mail domain and its website; again the strongest counts whole.
 *
 * One household or workplace: its members share family name, home, line, company, so all of these together can weigh
 * no more than it takes to find the household among all people, log2(people / mates). What is left to decide between
 * its members is what they do not share: given name, birthday, own address.
 */
import type { FieldLevel } from './comparison.ts'
import type { Field } from './field.ts'
import type { Model } from './model.ts'
import type { Dependence } from './parameters.ts'

const ADDRESS: ReadonlySet<Field> = new Set(['street', 'street2', 'city', 'region', 'postal_code', 'country'])
const WORKPLACE: ReadonlySet<Field> = new Set(['company', 'website'])
const SHARED: ReadonlySet<Field> = new Set([...ADDRESS, 'last_name', 'phone', 'company', 'website'])

/** @returns the same levels with weights that may be added up. */
export function discountDependence(levels: readonly FieldLevel[], model: Model): readonly FieldLevel[] {
  const { address, workplace } = model.parameters
  return capShared(discount(discount(levels, isAddress, address), isWorkplace, workplace), model)
}

function isAddress({ field }: FieldLevel): boolean {
  return ADDRESS.has(field)
}

function isWorkplace({ field, level }: FieldLevel): boolean {
  return WORKPLACE.has(field) || (field === 'email' && level === 'same_domain')
}

function discount(
  levels: readonly FieldLevel[],
  isMember: (level: FieldLevel) => boolean,
  { otherAgreement, otherDifference }: Dependence,
): readonly FieldLevel[] {
  let highest = 0
  let lowest = 0
  for (const level of levels) {
    if (!isMember(level)) continue
    const { weight } = level
    if (weight > highest) highest = weight
    if (weight < lowest) lowest = weight
  }
  let isHighestSeen = false
  let isLowestSeen = false
  return levels.map((level) => {
    if (level.weight === 0 || !isMember(level)) return level
    if (level.weight === highest && !isHighestSeen) {
      isHighestSeen = true
      return level
    }
    if (level.weight === lowest && !isLowestSeen) {
      isLowestSeen = true
      return level
    }
    return { ...level, weight: level.weight * (level.weight > 0 ? otherAgreement : otherDifference) }
  })
}

function capShared(levels: readonly FieldLevel[], model: Model): readonly FieldLevel[] {
  // An organisation is its name, address and line: without a given name there are no members to mix up.
  const isPerson = levels.some(({ field, own, theirs }) => field === 'first_name' && (own !== null || theirs !== null))
  if (!isPerson) return levels
  const people = Math.max(model.terms.total('last_name'), model.terms.total('first_name'), LEAST_PEOPLE)
  const cap = Math.log2(people / matesOf(model))
  const shared = levels.reduce((sum, level) => sum + (SHARED.has(level.field) ? level.weight : 0), 0)
  if (shared <= cap) return levels
  return levels.map((level) => (SHARED.has(level.field) ? { ...level, weight: (level.weight * cap) / shared } : level))
}

/** How many others of the directory to expect in a person's household. */
function matesOf({ parameters: { household }, terms: { households } }: Model): number {
  return (households.pairs + household.mates * household.records) / (households.people + household.records)
}

/** Where nobody has counted the people: as many as a small directory has. */
const LEAST_PEOPLE = 1000
