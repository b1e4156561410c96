/** What fields that agree or differ together weigh together (docs/decisions/0042). */

import type { FieldValue } from './contact.ts'
import { discountGroups } from './dependence/groups.ts'
import { createLevelSet, type LevelSet, type TheirKey } from './dependence/level-set.ts'
import { discountMailNames } from './dependence/mail-names.ts'
import { capMates } from './dependence/mates.ts'
import { FIELDS } from './field.ts'
import type { FieldLevel } from './field-level.ts'
import { FIELD_NUMBERS, firstOf, maskOf } from './field-mask.ts'
import { LEVEL_NUMBERS } from './level.ts'
import type { Model } from './model.ts'

const PERSONAL = maskOf('first_name', 'last_name', 'full_name', 'birthday')

/**
 * Fills `set.weights` with weights that may be added up.
 *
 * @param set with the weights that each level has alone
 * @param told fields of which either side has a value, as bits
 * @returns their sum
 */
export function addIndependently(set: LevelSet, told: number, theirKey: TheirKey, model: Model): number {
  const { compared, alone, weights } = set
  for (let rest = compared; rest !== 0; rest &= rest - 1) {
    const field = firstOf(rest)
    weights[field] = alone[field] as number
  }
  discountGroups(set, model)
  discountMailNames(set, theirKey, model)
  capMates(set, (told & PERSONAL) !== 0, model)
  let sum = 0
  for (let rest = compared; rest !== 0; rest &= rest - 1) sum += weights[firstOf(rest)] as number
  return sum
}

const set = createLevelSet()
const theirs: (FieldValue | null)[] = FIELDS.map(() => null)
const theirKey = (field: number) => theirs[field]?.key ?? ''

/**
 * @param levels with the weights that each has alone, in field order
 * @param into filled with weights that may be added up, in the order of `levels`; at least as long
 * @returns their sum
 */
export function independentWeights(levels: readonly FieldLevel[], model: Model, into: Float64Array): number {
  set.compared = 0
  let told = 0
  for (const level of levels) {
    const field = FIELD_NUMBERS[level.field]
    told |= 1 << field
    if (level.level === 'blank') continue
    set.compared |= 1 << field
    set.levels[field] = LEVEL_NUMBERS[level.level]
    set.alone[field] = level.weight
    theirs[field] = level.theirs
  }
  const sum = addIndependently(set, told, theirKey, model)
  for (let i = 0; i < levels.length; i++) {
    const { field, level } = levels[i] as FieldLevel
    into[i] = level === 'blank' ? 0 : (set.weights[FIELD_NUMBERS[field]] as number)
  }
  return sum
}
