/** What happens to an audience from elsewhere: members leave, are locked or changed, fields and audiences go. */
import { z } from 'zod'
import type { Account } from './account.ts'
import { type Member, memberId } from './member.ts'
import type { MergeField, MergeValue } from './merge-field.ts'
import { MERGE_TYPES } from './merge-field.ts'

const emails = z.array(z.string()).max(100_000)

export const actBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['delete', 'archive', 'unsubscribe', 'comply', 'forget']), emails }),
  z.strictObject({ kind: z.literal('change'), emails, mergeFields: z.record(z.string(), z.string()) }),
  z.strictObject({ kind: z.literal('removeField'), tag: z.string() }),
  z.strictObject({ kind: z.literal('setFieldType'), tag: z.string(), type: z.enum(MERGE_TYPES) }),
  z.strictObject({ kind: z.literal('deleteAudience') }),
])
export type Act = z.infer<typeof actBody>

function changed(member: Member, what: Act, nowMs: number): Member | null {
  const now = { ...member, changedMs: nowMs }
  switch (what.kind) {
    case 'delete':
      return null
    case 'archive':
      return { ...now, status: 'archived' }
    case 'unsubscribe':
      return { ...now, status: 'unsubscribed' }
    case 'comply':
      return { ...member, lock: 'compliance' }
    case 'forget':
      return { ...member, lock: 'forgotten' }
    case 'change':
      return { ...now, mergeFields: { ...member.mergeFields, ...what.mergeFields } }
    default:
      return member
  }
}

const without = (values: Readonly<Record<string, MergeValue>>, tag: string) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => name !== tag))

/** @returns false where the account has no such audience */
export function act({ audiences, book }: Account, audienceId: string, what: Act, nowMs: number): boolean {
  const audience = audiences.get(audienceId)
  if (audience === undefined) return false
  switch (what.kind) {
    case 'deleteAudience':
      return audiences.delete(audienceId)
    case 'removeField':
      audience.mergeFields = audience.mergeFields.filter(({ tag }) => tag !== what.tag)
      for (const [id, member] of audience.members) {
        audience.members.set(id, { ...member, mergeFields: without(member.mergeFields, what.tag) })
      }
      return true
    case 'setFieldType':
      audience.mergeFields = audience.mergeFields.map(
        (field): MergeField => (field.tag === what.tag ? { ...field, type: what.type } : field),
      )
      return true
    default:
      for (const email of what.emails) {
        const member = audience.members.get(memberId(email))
        if (member === undefined) continue
        const after = changed(member, what, nowMs)
        if (after === null) audience.members.delete(member.id)
        else audience.members.set(member.id, after)
        if (what.kind === 'delete' || what.kind === 'archive' || what.kind === 'unsubscribe') {
          book.happened(audienceId, 'removed', member.id)
        }
        if (what.kind === 'change') book.happened(audienceId, 'changed', member.id)
      }
      return true
  }
}
