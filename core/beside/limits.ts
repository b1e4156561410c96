/** What each field can weigh at most beside what two sketches show, worked out once for a model. By field number. */
import { type DiscountGroup, discountOf } from '../dependence/groups.ts'
import { FIELDS } from '../field.ts'
import { type Model, mostBeyondExact, mostOf } from '../model.ts'

export interface Limits {
  /** Bits at the level `differs`; at most `similar`; at most `close`; at any level of keys that are not equal. */
  readonly differing: Float64Array
  readonly similar: Float64Array
  readonly close: Float64Array
  readonly most: Float64Array
  /** Whether `differing` is what it always weighs, however frequent the value is. */
  readonly isDifferingFixed: readonly boolean[]
  /** Of those that differ together the one that weighs most counts whole, the others this share of theirs. */
  readonly groups: readonly DiscountGroup[]
  readonly shares: Float64Array
}

export function limitsOf(model: Model): Limits {
  const differing = Float64Array.from(FIELDS, (field) => mostOf(field, 'differs', model))
  const similar = Float64Array.from(FIELDS, (field, i) =>
    Math.max(differing[i] as number, mostOf(field, 'similar', model)),
  )
  const close = Float64Array.from(FIELDS, (field, i) => Math.max(similar[i] as number, mostOf(field, 'close', model)))
  return {
    differing,
    similar,
    close,
    most: Float64Array.from(FIELDS, (field, i) => Math.max(mostBeyondExact(field, model), differing[i] as number)),
    isDifferingFixed: FIELDS.map((field) => (model.weights[field].differs?.frequency ?? 0) === 0),
    groups: FIELDS.map((field) => discountOf(field, model).group),
    shares: Float64Array.from(FIELDS, (field) => discountOf(field, model).share),
  }
}
