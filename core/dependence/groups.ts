/**
 * Fields of one address, and of one workplace: who lives in a street lives in its city; who moved changed all of it at
 * once; who changed jobs left title, address and line behind. The strongest of a group counts whole, the others a share.
 */
import type { Field } from '../field.ts'
import type { FieldLevel } from '../field-level.ts'
import type { Model } from '../model.ts'
import type { Dependence } from '../parameters.ts'

const ADDRESS: ReadonlySet<Field> = new Set(['street', 'street2', 'city', 'region', 'postal_code', 'country'])
const WORKPLACE: ReadonlySet<Field> = new Set(['company', 'website'])
/** With these a workplace is left, but not shared. */
const LEFT_WITH_IT: ReadonlySet<Field> = new Set(['job_title', 'email', 'phone'])

export function discountGroups(levels: readonly FieldLevel[], model: Model, weights: Float64Array): void {
  discountAround(levels, model, weights)
  discount(levels, isAddress, model.parameters.address, weights)
  discount(levels, isWorkplace, model.parameters.workplace, weights)
}

/** @returns the share of a difference of the field that counts at least, and the group in which it is discounted */
export function discountOf(
  field: Field,
  { parameters }: Model,
): { readonly group: DiscountGroup; readonly share: number } {
  if (ADDRESS.has(field)) return { group: 'address', share: Math.min(1, parameters.address.otherDifference) }
  if (!WORKPLACE.has(field) && !LEFT_WITH_IT.has(field)) return { group: 'none', share: 1 }
  return { group: 'workplace', share: Math.min(1, parameters.workplace.otherDifference) }
}

export type DiscountGroup = 'address' | 'workplace' | 'none'

function isAddress({ field }: FieldLevel): boolean {
  return ADDRESS.has(field)
}

function isWorkplace({ field, level }: FieldLevel): boolean {
  if (WORKPLACE.has(field)) return true
  return level === 'differs' ? LEFT_WITH_IT.has(field) : field === 'email' && level === 'same_domain'
}

/**
 * Where a place agrees, the one around it follows: it says no more than it takes for two people of the one place to share
 * the other as well.
 */
function discountAround(levels: readonly FieldLevel[], { around }: Model, weights: Float64Array): void {
  for (let i = 0; i < levels.length; i++) {
    const { field, level } = levels[i] as FieldLevel
    const most = around[field]
    if (most === undefined || level !== 'exact') continue
    for (let j = 0; j < levels.length; j++) {
      const bits = most[(levels[j] as FieldLevel).field]
      if (bits !== undefined) weights[j] = Math.min(weights[j] as number, bits)
    }
  }
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
