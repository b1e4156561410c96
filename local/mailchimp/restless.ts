/** An audience lives on while it is read: people leave, come and change. Decided by a seed. */
import { chance } from '../simulator/chance.ts'
import type { Audience } from './audience.ts'
import type { Book } from './books.ts'
import { type Member, memberId } from './member.ts'

/** Of the changes; all others change a member. */
const REMOVED_SHARE = 0.5
const ADDED_SHARE = 0.2

/** @param turn which change this is, ever */
export function stir(audience: Audience, book: Book, seed: number, turn: number, nowMs: number): void {
  const kind = chance(seed, 'kind', turn)
  if (kind < ADDED_SHARE) {
    const email = `newcomer.${seed}.${turn}@example.com`
    const id = memberId(email)
    const mergeFields = { FNAME: 'New', LNAME: `Comer${turn}` }
    const last = [...audience.members.values()].at(-1)
    const signupMs = Math.max(nowMs, last?.signupMs ?? 0)
    const webId = 900_000 + turn
    const member: Member = {
      id,
      email,
      webId,
      status: 'subscribed',
      mergeFields,
      tags: [],
      signupMs,
      changedMs: nowMs,
      lock: 'none',
    }
    audience.members.set(id, member)
    book.happened(audience.id, 'added', id)
    return
  }
  const members = [...audience.members.values()].filter(({ status }) => status === 'subscribed')
  const member = members[Math.floor(chance(seed, 'who', turn) * members.length)]
  if (member === undefined) return
  if (kind < ADDED_SHARE + REMOVED_SHARE) {
    remove(audience, member, chance(seed, 'how', turn), nowMs)
    book.happened(audience.id, 'removed', member.id)
    return
  }
  const mergeFields = { ...member.mergeFields, LNAME: `Changed${turn}` }
  audience.members.set(member.id, { ...member, mergeFields, changedMs: nowMs })
  book.happened(audience.id, 'changed', member.id)
}

/** Some are deleted for good, some archived, some unsubscribe: only the last two can be seen to have changed. */
function remove(audience: Audience, member: Member, how: number, nowMs: number): void {
  if (how < 0.4) audience.members.delete(member.id)
  else audience.members.set(member.id, { ...member, status: how < 0.7 ? 'archived' : 'unsubscribed', changedMs: nowMs })
}
