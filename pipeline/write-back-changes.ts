/** Reads what a write-back would change, a page at a time. */
import type { MemberPlan } from '#core/audience/back-words.ts'
import type { TextCodec } from '#core/text.ts'
import { readBatch } from './audience/write-back/stored-batch.ts'
import type { ObjectReader } from './ports/objects.ts'
import { MEMBERS_PER_BATCH, type WriteBack } from './ports/write-backs.ts'

/**
 * @param from a place among the members of the plan, from 0
 * @returns at most `limit` of them in order, and the next place; nobody before the preview has ended
 */
export async function readChanges(
  ports: { readonly objects: Pick<ObjectReader, 'read'>; readonly codec: TextCodec },
  { plan }: Pick<WriteBack, 'plan'>,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<{ readonly members: readonly MemberPlan[]; readonly next: number | null }> {
  if (plan === null || from >= plan.members) return { members: [], next: null }
  const to = Math.min(plan.members, from + limit)
  const members: MemberPlan[] = []
  for (let n = Math.floor(from / MEMBERS_PER_BATCH); n * MEMBERS_PER_BATCH < to; n++) {
    const batch = await readBatch(ports.objects, ports.codec, plan.prefix, n)
    const first = n * MEMBERS_PER_BATCH
    members.push(...batch.slice(Math.max(0, from - first), to - first))
  }
  return { members, next: to < plan.members ? to : null }
}
