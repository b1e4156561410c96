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

const ADDRESS: ReadonlySet<Field> = new Set(['street', 'street2', 'city', 'region', 'postal_code', 'country'])
const HOME: ReadonlySet<Field> = new Set([...ADDRESS, 'last_name', 'phone', 'company', 'website'])
const HOME_AND_NAME: ReadonlySet<Field> = new Set([...HOME, 'first_name', 'middle_name'])
const HOME_AND_MAILBOX: ReadonlySet<Field> = new Set([...HOME, 'email'])
const ALL_OF_THEM: ReadonlySet<Field> = new Set([...HOME_AND_NAME, 'email', 'job_title'])
const BRANCHES: ReadonlySet<Field> = new Set(['company', 'phone', 'email', 'website', 'linkedin'])
const PERSONAL: ReadonlySet<Field> = new Set(['first_name', 'last_name', 'full_name', 'birthday'])

export function capMates(levels: readonly FieldLevel[], model: Model, weights: Float64Array): void {
  const { terms, parameters } = model
  const { namesakes, mailboxes, branches } = parameters.household
  if (!levels.some(isPersonal)) {
    const street = levelOf('street', levels)
    const isElsewhere = street === 'differs' || street === 'similar'
    if (isElsewhere && levelOf('company', levels) !== 'exact')
      cap(BRANCHES, Math.log2(Math.max(terms.total('company'), LEAST_PEOPLE) / branches), levels, weights)
    return
  }
  const people = Math.max(terms.total('last_name'), terms.total('first_name'), LEAST_PEOPLE)
  const mates = matesOf(model)
  cap(HOME, Math.log2(people / mates), levels, weights)
  cap(HOME_AND_NAME, Math.log2(people / (mates * namesakes)), levels, weights)
  const isOther = levelOf('first_name', levels) === 'differs'
  cap(ALL_OF_THEM, Math.log2(people / (mates * namesakes * mailboxes)), levels, weights)
  if (isOther) cap(HOME_AND_MAILBOX, Math.log2(people / (mates * mailboxes)), levels, weights)
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

/** How many others of the directory to expect in a person's household. */
function matesOf({ parameters: { household }, terms: { households } }: Model): number {
  return (households.pairs + household.mates * household.records) / (households.people + household.records)
}

/** Where nobody has counted the people: as many as a small directory has. */
const LEAST_PEOPLE = 1000
