/**
 * Members of one household or workplace share family name, home, line and company: all of these together can weigh no
 * more than it takes to find the household among all people, log2(people / mates). What is left to decide between its
 * members is what they do not share: given name, birthday, own address. Some share even more: father and son the whole
 * name, couples a mailbox; branches of an organisation its name and line, but not the street.
 */
import type { Field } from '../field.ts'
import type { FieldLevel } from '../field-level.ts'
import type { Level } from '../level.ts'
import type { Model } from '../model.ts'

const HOME: ReadonlySet<Field> = new Set([
  'street',
  'street2',
  'city',
  'region',
  'postal_code',
  'country',
  'last_name',
  'phone',
  'company',
  'website',
])
const HOME_AND_NAME: ReadonlySet<Field> = new Set([...HOME, 'first_name', 'middle_name'])
const HOME_AND_MAILBOX: ReadonlySet<Field> = new Set([...HOME, 'email'])
const ALL: ReadonlySet<Field> = new Set([...HOME_AND_NAME, 'email', 'job_title'])
const BRANCHES: ReadonlySet<Field> = new Set([
  'company',
  'phone',
  'email',
  'website',
  'linkedin',
  'city',
  'region',
  'postal_code',
  'country',
])
const PERSONAL: ReadonlySet<Field> = new Set(['first_name', 'last_name', 'full_name', 'birthday'])

export function capMates(levels: readonly FieldLevel[], { caps }: Model, weights: Float64Array): void {
  if (!levels.some(isPersonal)) {
    const street = levelOf('street', levels)
    const isElsewhere = street === 'differs' || street === 'similar'
    if (isElsewhere && levelOf('company', levels) !== 'exact') cap(BRANCHES, caps.branches, levels, weights)
    return
  }
  cap(HOME, caps.home, levels, weights)
  cap(HOME_AND_NAME, caps.homeAndName, levels, weights)
  cap(ALL, caps.all, levels, weights)
  if (levelOf('first_name', levels) === 'differs') cap(HOME_AND_MAILBOX, caps.homeAndMailbox, levels, weights)
}

/** Scales the group's weights so that they add up to no more than `most`. */
function cap(group: ReadonlySet<Field>, most: number, levels: readonly FieldLevel[], weights: Float64Array): void {
  let sum = 0
  for (let i = 0; i < levels.length; i++) if (group.has((levels[i] as FieldLevel).field)) sum += weights[i] as number
  if (sum <= most) return
  const share = most / sum
  for (let i = 0; i < levels.length; i++) {
    if (group.has((levels[i] as FieldLevel).field)) weights[i] = (weights[i] as number) * share
  }
}

function levelOf(which: Field, levels: readonly FieldLevel[]): Level | null {
  for (const { field, level } of levels) if (field === which) return level
  return null
}

function isPersonal({ field }: FieldLevel): boolean {
  return PERSONAL.has(field)
}
