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
import type { Field } from './field.ts'
import type { FieldLevel } from './field-level.ts'
import type { Model } from './model.ts'
import type { Dependence } from './parameters.ts'

const ADDRESS: ReadonlySet<Field> = new Set(['street', 'street2', 'city', 'region', 'postal_code', 'country'])
const WORKPLACE: ReadonlySet<Field> = new Set(['company', 'website'])
const SHARED: ReadonlySet<Field> = new Set([...ADDRESS, 'last_name', 'phone', 'company', 'website'])

/**
 * @param levels with the weights that each has alone
 * @param into filled with weights that may be added up, in the order of `levels`; at least as long
 * @returns their sum
 */
export function independentWeights(levels: readonly FieldLevel[], model: Model, into: Float64Array): number {
  const { address, workplace } = model.parameters
  for (let i = 0; i < levels.length; i++) into[i] = (levels[i] as FieldLevel).weight
  discount(levels, isAddress, address, into)
  discount(levels, isWorkplace, workplace, into)
  capShared(levels, model, into)
  let sum = 0
  for (let i = 0; i < levels.length; i++) sum += into[i] as number
  return sum
}

function isAddress({ field }: FieldLevel): boolean {
  return ADDRESS.has(field)
}

function isWorkplace({ field, level }: FieldLevel): boolean {
  return WORKPLACE.has(field) || (field === 'email' && level === 'same_domain')
}

/** The strongest agreement and the strongest difference of the group count whole. */
function discount(
  levels: readonly FieldLevel[],
  isMember: (level: FieldLevel) => boolean,
  { otherAgreement, otherDifference }: Dependence,
  weights: Float64Array,
): void {
  let highest = -1
  let lowest = -1
  for (let i = 0; i < levels.length; i++) {
    const weight = weights[i] as number
    if (weight === 0 || !isMember(levels[i] as FieldLevel)) continue
    if (weight > 0 && (highest < 0 || weight > (weights[highest] as number))) highest = i
    if (weight < 0 && (lowest < 0 || weight < (weights[lowest] as number))) lowest = i
  }
  for (let i = 0; i < levels.length; i++) {
    if (i === highest || i === lowest || !isMember(levels[i] as FieldLevel)) continue
    const weight = weights[i] as number
    weights[i] = weight * (weight > 0 ? otherAgreement : otherDifference)
  }
}

function capShared(levels: readonly FieldLevel[], model: Model, weights: Float64Array): void {
  // An organisation is its name, address and line: without a given name there are no members to mix up.
  const isPerson = levels.some(({ field, own, theirs }) => field === 'first_name' && (own !== null || theirs !== null))
  if (!isPerson) return
  const people = Math.max(model.terms.total('last_name'), model.terms.total('first_name'), LEAST_PEOPLE)
  const cap = Math.log2(people / matesOf(model))
  let shared = 0
  for (let i = 0; i < levels.length; i++) if (isShared(levels[i] as FieldLevel)) shared += weights[i] as number
  if (shared <= cap) return
  for (let i = 0; i < levels.length; i++) {
    if (isShared(levels[i] as FieldLevel)) weights[i] = ((weights[i] as number) * cap) / shared
  }
}

function isShared({ field }: FieldLevel): boolean {
  return SHARED.has(field)
}

/** How many others of the directory to expect in a person's household. */
function matesOf({ parameters: { household }, terms: { households } }: Model): number {
  return (households.pairs + household.mates * household.records) / (households.people + household.records)
}

/** Where nobody has counted the people: as many as a small directory has. */
const LEAST_PEOPLE = 1000
