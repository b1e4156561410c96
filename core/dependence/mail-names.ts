/**
 * `linda.harris@` says again what the names say: where these agree, as much is taken off the address. That she writes
 * under the same name from another host still tells a little; that it is the very same address tells far more.
 */
import { FIELD_NUMBERS, firstOf, maskOf } from '../field-mask.ts'
import { LEVEL_NUMBERS } from '../level.ts'
import { placeOfAt } from '../levels/email-level.ts'
import type { Model } from '../model.ts'
import type { LevelSet, TheirKey } from './level-set.ts'

/** Shorter names stand in many local parts by chance. */
const LEAST_LETTERS = 3
const EMAIL = FIELD_NUMBERS.email
const NAMES = maskOf('first_name', 'last_name')
const { same_local: SAME_LOCAL, similar: SIMILAR, exact: EXACT, close: CLOSE } = LEVEL_NUMBERS

export function discountMailNames(set: LevelSet, theirKey: TheirKey, model: Model): void {
  if ((set.compared & (1 << EMAIL)) === 0) return
  const { sameLocal, sameAddress } = model.parameters.mailNames
  const { levels, weights } = set
  const level = levels[EMAIL] as number
  const weight = weights[EMAIL] as number
  if (level === SAME_LOCAL || level === SIMILAR) {
    weights[EMAIL] = Math.max(Math.min(weight, sameLocal), weight - weightOfNamesIn(set, theirKey))
  } else if (level === EXACT || level === CLOSE) {
    weights[EMAIL] = weight - sameAddress * Math.min(weight, weightOfNamesIn(set, theirKey))
  }
}

/** What the names weigh that agree and stand in the local part of the address. */
function weightOfNamesIn({ compared, weights }: LevelSet, theirKey: TheirKey): number {
  let address: string | null = null
  let said = 0
  for (let rest = compared & NAMES; rest !== 0; rest &= rest - 1) {
    const field = firstOf(rest)
    const weight = weights[field] as number
    if (weight <= 0) continue
    const name = theirKey(field)
    if (name.length < LEAST_LETTERS) continue
    address ??= theirKey(EMAIL)
    const place = address.indexOf(name)
    if (place >= 0 && place < placeOfAt(address)) said += weight
  }
  return said
}
