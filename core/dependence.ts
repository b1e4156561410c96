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

/**
 * Each group of levels can weigh no more than it takes to find, among all people, those that share it by living
 * together.
 */
function capShared(levels: readonly FieldLevel[], model: Model, weights: Float64Array): void {
  const { household } = model.parameters
  if (!levels.some(isPersonal)) {
    // An organisation has branches in place of members: these share its name and often its line, not the street.
    const organisations = Math.max(model.terms.total('company'), LEAST_PEOPLE)
    if (differs(levels, 'street'))
      capGroup(levels, isOfBranches, Math.log2(organisations / household.branches), weights)
    return
  }
  const people = Math.max(model.terms.total('last_name'), model.terms.total('first_name'), LEAST_PEOPLE)
  const mates = matesOf(model)
  capGroup(levels, isOfHome, Math.log2(people / mates), weights)
  capGroup(levels, isOfHomeOrName, Math.log2(people / (mates * household.namesakes)), weights)
  if (differs(levels, 'first_name')) {
    capGroup(levels, isOfHomeOrMailbox, Math.log2(people / (mates * household.mailboxes)), weights)
  }
}

function differs(levels: readonly FieldLevel[], which: Field): boolean {
  for (const { field, level } of levels) if (field === which) return level === 'differs'
  return false
}

function capGroup(
  levels: readonly FieldLevel[],
  isMember: (level: FieldLevel) => boolean,
  cap: number,
  weights: Float64Array,
): void {
  let sum = 0
  for (let i = 0; i < levels.length; i++) if (isMember(levels[i] as FieldLevel)) sum += weights[i] as number
  if (sum <= cap) return
  const share = cap / sum
  for (let i = 0; i < levels.length; i++)
    if (isMember(levels[i] as FieldLevel)) weights[i] = (weights[i] as number) * share
}

function isPersonal({ field }: FieldLevel): boolean {
  return field === 'first_name' || field === 'last_name' || field === 'full_name' || field === 'birthday'
}

function isOfBranches({ field }: FieldLevel): boolean {
  return !ADDRESS.has(field)
}

function isOfHome({ field }: FieldLevel): boolean {
  return SHARED.has(field)
}

function isOfHomeOrName({ field }: FieldLevel): boolean {
  return SHARED.has(field) || field === 'first_name' || field === 'middle_name'
}

function isOfHomeOrMailbox({ field }: FieldLevel): boolean {
  return SHARED.has(field) || field === 'email'
}

/** How many others of the directory to expect in a person's household. */
function matesOf({ parameters: { household }, terms: { households } }: Model): number {
  return (households.pairs + household.mates * household.records) / (households.people + household.records)
}

/** Where nobody has counted the people: as many as a small directory has. */
const LEAST_PEOPLE = 1000
