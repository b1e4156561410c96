/** What each field can weigh at most beside what two sketches show, worked out once for a model. By field number. */
import { type DiscountGroup, discountOf } from '../dependence/groups.ts'
import { FIELDS } from '../field.ts'
import { LEVELS } from '../level.ts'
import { type Model, mostBeyondExact, mostOf } from '../model.ts'
import { ANY, DIFFERS, SIMILAR } from './sure-difference.ts'

/** By number. */
export const GROUPS: readonly DiscountGroup[] = ['none', 'address', 'workplace']

export interface Limits {
  /** Bits at the level `differs`; at most `similar`; at most `close`; at any level of keys that are not equal. */
  readonly differing: Float64Array
  readonly similar: Float64Array
  readonly close: Float64Array
  readonly most: Float64Array
  /** Of those of one of GROUPS that differ together the one that weighs most counts whole, the others this share. */
  readonly groups: Uint8Array
  readonly shares: Float64Array
  /**
   * REACHES for each field: what it counts at most where its sketches leave so much open, as one of those that count in
   * part. And by field, what it counts beyond that where it differs and is the one that counts whole.
   */
  readonly counted: Float64Array
  readonly beyond: Float64Array
  /** LEVELS for each field: what a level always weighs; NaN where that hangs on how frequent the value is. */
  readonly fixed: Float64Array
}

/** DIFFERS, SIMILAR and ANY. */
export const REACHES = 3

export function limitsOf(model: Model): Limits {
  const differing = Float64Array.from(FIELDS, (field) => mostOf(field, 'differs', model))
  const similar = Float64Array.from(FIELDS, (field, i) =>
    Math.max(differing[i] as number, mostOf(field, 'similar', model)),
  )
  const close = Float64Array.from(FIELDS, (field, i) => Math.max(similar[i] as number, mostOf(field, 'close', model)))
  const most = Float64Array.from(FIELDS, (field, i) => Math.max(mostBeyondExact(field, model), differing[i] as number))
  const shares = Float64Array.from(FIELDS, (field) => discountOf(field, model).share)
  const counted = new Float64Array(REACHES * FIELDS.length)
  const beyond = new Float64Array(FIELDS.length)
  const fixed = new Float64Array(LEVELS.length * FIELDS.length)
  for (const [i, field] of FIELDS.entries()) {
    const inPart = (weight: number) => (weight < 0 ? (shares[i] as number) * weight : weight)
    counted[REACHES * i + DIFFERS] = inPart(differing[i] as number)
    counted[REACHES * i + SIMILAR] = inPart(similar[i] as number)
    counted[REACHES * i + ANY] = inPart(most[i] as number)
    beyond[i] = Math.min(0, (1 - (shares[i] as number)) * (differing[i] as number))
    for (const [number, level] of LEVELS.entries()) {
      const step = model.weights[field][level]
      const isFixed = step === undefined || step.frequency === 0
      fixed[LEVELS.length * i + number] = isFixed ? (step?.bits ?? 0) : Number.NaN
    }
  }
  const groups = Uint8Array.from(FIELDS, (field) => GROUPS.indexOf(discountOf(field, model).group))
  return { differing, similar, close, most, groups, shares, counted, beyond, fixed }
}
