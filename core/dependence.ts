/** What fields that agree or differ together weigh together (docs/decisions/0042). */
import { discountGroups } from './dependence/groups.ts'
import { discountMailNames } from './dependence/mail-names.ts'
import { capMates } from './dependence/mates.ts'
import type { FieldLevel } from './field-level.ts'
import type { Model } from './model.ts'

/**
 * @param levels with the weights that each has alone
 * @param into filled with weights that may be added up, in the order of `levels`; at least as long
 * @returns their sum
 */
export function independentWeights(levels: readonly FieldLevel[], model: Model, into: Float64Array): number {
  for (let i = 0; i < levels.length; i++) into[i] = (levels[i] as FieldLevel).weight
  discountGroups(levels, model, into)
  discountMailNames(levels, model, into)
  capMates(levels, model, into)
  let sum = 0
  for (let i = 0; i < levels.length; i++) sum += into[i] as number
  return sum
}
