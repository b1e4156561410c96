/**
 * `linda.harris@` says again what the names say: where these agree, as much is taken off the address. That she writes
 * under the same name from another host still tells a little; that it is the very same address tells far more.
 */
import type { FieldLevel } from '../field-level.ts'
import type { Model } from '../model.ts'

/** Shorter names stand in many local parts by chance. */
const LEAST_LETTERS = 3

export function discountMailNames(levels: readonly FieldLevel[], model: Model, weights: Float64Array): void {
  const { sameLocal, sameAddress } = model.parameters.mailNames
  for (let i = 0; i < levels.length; i++) {
    const { field, level, theirs } = levels[i] as FieldLevel
    if (field !== 'email' || theirs === null) continue
    const weight = weights[i] as number
    if (level === 'same_local' || level === 'similar') {
      weights[i] = Math.max(Math.min(weight, sameLocal), weight - namesIn(theirs.key, levels, weights))
    } else if (level === 'exact' || level === 'close') {
      weights[i] = weight - sameAddress * Math.min(weight, namesIn(theirs.key, levels, weights))
    }
    return
  }
}

/** What the names weigh that agree and stand in the local part. */
function namesIn(address: string, levels: readonly FieldLevel[], weights: Float64Array): number {
  const at = address.lastIndexOf('@')
  let said = 0
  for (let i = 0; i < levels.length; i++) {
    const { field, theirs } = levels[i] as FieldLevel
    if ((field !== 'first_name' && field !== 'last_name') || theirs === null) continue
    const weight = weights[i] as number
    if (weight <= 0 || theirs.key.length < LEAST_LETTERS) continue
    const place = address.indexOf(theirs.key)
    if (place >= 0 && place < at) said += weight
  }
  return said
}
