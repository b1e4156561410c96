/** Changes of a member: by its id, or many at once of which some may fail. */
import type { Audience } from './audience.ts'
import { type Member, memberId, STATUSES, type Status } from './member.ts'
import type { MergeValue } from './merge-field.ts'
import { readMergeValue } from './merge-field.ts'
import { invalid, PROBLEMS, type Problem } from './problem.ts'

/** What a caller may have done that nobody should: told by the books. */
export interface Written {
  readonly memberId: string
  readonly tags: readonly string[]
  readonly isNew: boolean
  readonly hasNewStatus: boolean
  readonly blanked: readonly string[]
}

export interface Change {
  readonly email_address?: unknown
  readonly status?: unknown
  readonly status_if_new?: unknown
  readonly merge_fields?: unknown
  readonly tags?: unknown
}

const isBlank = (value: MergeValue | undefined) => value === undefined || value === ''

/** Tags that the audience does not have are ignored, as the service does. */
function mergeFieldsOf(
  audience: Audience,
  before: Member['mergeFields'],
  given: unknown,
): { readonly mergeFields: Member['mergeFields'] } | Problem {
  if (given === undefined) return { mergeFields: before }
  if (typeof given !== 'object' || given === null) return invalid('merge_fields', 'must be an object')
  const after: Record<string, MergeValue> = { ...before }
  for (const field of audience.mergeFields) {
    const value = (given as Readonly<Record<string, unknown>>)[field.tag]
    if (value === undefined) continue
    const read = readMergeValue(field, value)
    if (read === null) return invalid(field.tag, field.type === 'address' ? 'must be complete' : 'is not valid')
    after[field.tag] = read
  }
  return { mergeFields: after }
}

const isStatus = (value: unknown): value is Status => STATUSES.some((status) => status === value)

/** Keeps what is changed. @param existing null: nobody of that address is a member */
function write(
  audience: Audience,
  email: string,
  existing: Member | null,
  change: Change,
  nowMs: number,
): { readonly member: Member; readonly written: Written } | Problem {
  if (existing?.lock === 'compliance') return PROBLEMS.compliance
  if (existing?.lock === 'forgotten') return PROBLEMS.forgotten
  const wanted = existing ? (change.status ?? existing.status) : (change.status_if_new ?? change.status)
  if (!isStatus(wanted)) return invalid('status', 'is not known')
  const before = existing?.mergeFields ?? {}
  const read = mergeFieldsOf(audience, before, change.merge_fields)
  if ('title' in read) return read
  const { mergeFields } = read
  const id = memberId(email)
  const member: Member = {
    id,
    email,
    webId: existing?.webId ?? 100_000 + audience.members.size,
    status: wanted,
    mergeFields,
    tags: existing?.tags ?? [],
    signupMs: existing?.signupMs ?? nowMs,
    changedMs: nowMs,
    lock: 'none',
  }
  audience.members.set(id, member)
  const tags = Object.keys(mergeFields).filter((tag) => mergeFields[tag] !== before[tag])
  return {
    member,
    written: {
      memberId: id,
      tags,
      isNew: existing === null,
      hasNewStatus: existing !== null && existing.status !== wanted,
      blanked: tags.filter((tag) => isBlank(mergeFields[tag]) && !isBlank(before[tag])),
    },
  }
}

/** PATCH: only who is a member. */
export function patchMember(audience: Audience, id: string, change: Change, nowMs: number) {
  const member = audience.members.get(id)
  return member === undefined ? PROBLEMS.notFound : write(audience, member.email, member, change, nowMs)
}

/** PUT: also who was none. */
export function putMember(audience: Audience, id: string, change: Change, nowMs: number) {
  const member = audience.members.get(id) ?? null
  const email = member?.email ?? change.email_address
  if (typeof email !== 'string' || memberId(email) !== id) return invalid('email_address', 'does not belong to this id')
  return write(audience, email, member, change, nowMs)
}

/** POST of one: nobody who is a member already. */
export function addMember(audience: Audience, change: Change, nowMs: number) {
  const { email_address: email } = change
  if (typeof email !== 'string' || !email.includes('@')) return invalid('email_address', 'is not an address')
  return audience.members.has(memberId(email)) ? PROBLEMS.exists : write(audience, email, null, change, nowMs)
}
