/**
 * Fields of one address, and of one workplace: who lives in a street lives in its city; who moved changed all of it at
 * once; who changed jobs left title, address and line behind. The strongest of a group counts whole, the others a share.
 */
import { FIELDS, type Field } from '../field.ts'
import { FIELD_NUMBERS, firstOf, maskOf } from '../field-mask.ts'
import { LEVEL_NUMBERS } from '../level.ts'
import type { Model } from '../model.ts'
import type { Dependence } from '../parameters.ts'
import { PLACES } from '../places.ts'
import type { LevelSet } from './level-set.ts'

const ADDRESS = maskOf('street', 'street2', 'city', 'region', 'postal_code', 'country')
const WORKPLACE = maskOf('company', 'website')
/** With these a workplace is left, but not shared. */
const LEFT_WITH_IT = maskOf('job_title', 'email', 'phone')
const INNER_PLACES = maskOf(...PLACES)
const EMAIL = FIELD_NUMBERS.email
const EXACT = LEVEL_NUMBERS.exact
const DIFFERS = LEVEL_NUMBERS.differs
const SAME_DOMAIN = LEVEL_NUMBERS.same_domain

export function discountGroups(set: LevelSet, model: Model): void {
  discountAround(set, model)
  discount(set, set.compared & ADDRESS, model.parameters.address)
  discount(set, membersOfWorkplace(set), model.parameters.workplace)
}

/** @returns the share of a difference of the field that counts at least, and the group in which it is discounted */
export function discountOf(
  field: Field,
  { parameters }: Model,
): { readonly group: DiscountGroup; readonly share: number } {
  const bit = 1 << FIELD_NUMBERS[field]
  if ((ADDRESS & bit) !== 0) return { group: 'address', share: Math.min(1, parameters.address.otherDifference) }
  if (((WORKPLACE | LEFT_WITH_IT) & bit) === 0) return { group: 'none', share: 1 }
  return { group: 'workplace', share: Math.min(1, parameters.workplace.otherDifference) }
}

export type DiscountGroup = 'address' | 'workplace' | 'none'

function membersOfWorkplace({ compared, levels }: LevelSet): number {
  let members = compared & (WORKPLACE | LEFT_WITH_IT)
  for (let rest = compared & LEFT_WITH_IT; rest !== 0; rest &= rest - 1) {
    const field = firstOf(rest)
    const isMember = levels[field] === DIFFERS || (field === EMAIL && levels[field] === SAME_DOMAIN)
    if (!isMember) members ^= 1 << field
  }
  return members
}

/**
 * Where a place agrees, the one around it follows: it says no more than it takes for two people of the one place to share
 * the other as well.
 */
function discountAround({ compared, levels, weights }: LevelSet, { around }: Model): void {
  for (let inner = compared & INNER_PLACES; inner !== 0; inner &= inner - 1) {
    const field = firstOf(inner)
    if (levels[field] !== EXACT) continue
    const from = FIELDS.length * field
    for (let outer = compared & INNER_PLACES; outer !== 0; outer &= outer - 1) {
      const other = firstOf(outer)
      weights[other] = Math.min(weights[other] as number, around[from + other] as number)
    }
  }
}

/** The strongest agreement and the strongest difference of the group count whole. */
function discount({ weights }: LevelSet, members: number, { otherAgreement, otherDifference }: Dependence): void {
  // Of one there is nothing to discount.
  if ((members & (members - 1)) === 0) return
  let highest = -1
  let lowest = -1
  let most = 0
  let least = 0
  for (let rest = members; rest !== 0; rest &= rest - 1) {
    const field = firstOf(rest)
    const weight = weights[field] as number
    if (weight > most) {
      most = weight
      highest = field
    } else if (weight < least) {
      least = weight
      lowest = field
    }
  }
  for (let rest = members; rest !== 0; rest &= rest - 1) {
    const field = firstOf(rest)
    if (field === highest || field === lowest) continue
    const weight = weights[field] as number
    weights[field] = weight * (weight > 0 ? otherAgreement : otherDifference)
  }
}
