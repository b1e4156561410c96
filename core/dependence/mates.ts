/**
 * Members of one household or workplace share family name, home, line and company: all of these together can weigh no
 * more than it takes to find the household among all people, log2(people / mates). What is left to decide between its
 * members is what they do not share: given name, birthday, own address. Some share even more: father and son the whole
 * name, couples a mailbox; branches of an organisation its name and line, but not the street.
 */
import { FIELD_NUMBERS, firstOf, maskOf } from '../field-mask.ts'
import { LEVEL_NUMBERS } from '../level.ts'
import type { Model } from '../model.ts'
import type { LevelSet } from './level-set.ts'

const PLACE = maskOf('city', 'region', 'postal_code', 'country')
const HOME = PLACE | maskOf('street', 'street2', 'last_name', 'phone', 'company', 'website')
const HOME_AND_NAME = HOME | maskOf('first_name', 'middle_name')
const HOME_AND_MAILBOX = HOME | maskOf('email')
const ALL = HOME_AND_NAME | maskOf('email', 'job_title')
const BRANCHES = PLACE | maskOf('company', 'phone', 'email', 'website', 'linkedin')
const { first_name: FIRST_NAME, street: STREET, company: COMPANY } = FIELD_NUMBERS
const { differs: DIFFERS, similar: SIMILAR, exact: EXACT } = LEVEL_NUMBERS
/** Of what is not compared. */
const BLANK = LEVEL_NUMBERS.blank

/** @param isPerson whether either side has a name or a birthday: else both are organisations */
export function capMates(set: LevelSet, isPerson: boolean, { caps }: Model): void {
  if (!isPerson) {
    const street = levelOf(STREET, set)
    const isElsewhere = street === DIFFERS || street === SIMILAR
    if (isElsewhere && levelOf(COMPANY, set) !== EXACT) cap(BRANCHES, caps.branches, set)
    return
  }
  cap(HOME, caps.home, set)
  cap(HOME_AND_NAME, caps.homeAndName, set)
  cap(ALL, caps.all, set)
  if (levelOf(FIRST_NAME, set) === DIFFERS) cap(HOME_AND_MAILBOX, caps.homeAndMailbox, set)
}

/** Scales the group's weights so that they add up to no more than `most`. */
function cap(group: number, most: number, { compared, weights }: LevelSet): void {
  let sum = 0
  for (let rest = compared & group; rest !== 0; rest &= rest - 1) sum += weights[firstOf(rest)] as number
  if (sum <= most) return
  const share = most / sum
  for (let rest = compared & group; rest !== 0; rest &= rest - 1) {
    const field = firstOf(rest)
    weights[field] = (weights[field] as number) * share
  }
}

function levelOf(field: number, { compared, levels }: LevelSet): number {
  return (compared & (1 << field)) === 0 ? BLANK : (levels[field] as number)
}
