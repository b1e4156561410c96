/** The audience as a batch finds it, and the two calls that are made for a member. */

import type { AudienceMember, ColumnValue } from '#core/audience/audience.ts'
import type { MemberChange } from '#core/audience/back-words.ts'
import type { Columns } from '#core/audience/judge-member.ts'
import type { AudienceCode, AudienceEnd } from '../../ports/audiences.ts'
import type { PlannedWriteBack } from '../../ports/write-backs.ts'
import type { AudiencePorts } from '../audience-ports.ts'
import { AudienceError, type OpenAudience, openAudience } from '../open-audience.ts'

/** What only the member is concerned by; all else is trouble of the account or of the whole audience. */
export type MemberCode = Extract<AudienceCode, 'audience.not_found' | `member.${string}`>

export type MemberEnd =
  | { readonly end: 'done'; readonly member: AudienceMember }
  | { readonly end: 'failed'; readonly code: MemberCode }

/** What a write makes of the member as it is when it has to be made again: go on, or leave it at that. */
export type MayWriteAgain = (member: AudienceMember) => boolean

export interface OpenBack {
  readonly columns: Columns
  /** @throws AudienceError `audience.not_found` when the whole audience is gone, not the member alone */
  read(memberId: string): Promise<MemberEnd>
  /**
   * One call, that changes these values and no others. Where nobody knows how it ended, the member is read before it is
   * made again: what is there already is not sent twice, what somebody has changed meanwhile stays.
   */
  write(
    memberId: string,
    values: readonly Pick<MemberChange, 'tag' | 'to'>[],
    mayAgain: MayWriteAgain,
  ): Promise<MemberEnd>
}

/** @throws AudienceError, WaitError */
export async function openBack(
  ports: AudiencePorts,
  { workspaceId, audience }: PlannedWriteBack,
  signal: AbortSignal,
): Promise<OpenBack> {
  const open = await openAudience(ports, workspaceId, audience.connectionId)
  const { audienceId } = audience
  const columnsNow = () => open.ask((service, key, stop) => service.columns(key, audienceId, stop), signal)
  const columns = { before: audience.columns, now: await columnsNow() }
  let isAudienceThere = false

  async function endOf(end: AudienceEnd<AudienceMember>): Promise<MemberEnd> {
    if (end.end === 'done') return { end: 'done', member: end.value }
    const { code } = end
    switch (code) {
      case 'member.compliance':
      case 'member.forgotten':
      case 'member.refused':
        return { end: 'failed', code }
      case 'audience.not_found':
        if (!isAudienceThere) await columnsNow()
        isAudienceThere = true
        return { end: 'failed', code }
      default:
        // Never the case: `call` goes on until there is no trouble, or throws.
        throw new AudienceError(code)
    }
  }

  return {
    columns,
    read: async (memberId) =>
      endOf(await open.call((service, key, stop) => service.member(key, audienceId, memberId, stop), signal)),
    write: async (memberId, values, mayAgain) =>
      endOf(await writeOnce(open, { audienceId, memberId }, values, mayAgain, signal)),
  }
}

async function writeOnce(
  open: OpenAudience,
  at: { readonly audienceId: string; readonly memberId: string },
  values: readonly Pick<MemberChange, 'tag' | 'to'>[],
  mayAgain: MayWriteAgain,
  signal: AbortSignal,
): Promise<AudienceEnd<AudienceMember>> {
  const body: Readonly<Record<string, ColumnValue>> = Object.fromEntries(values.map(({ tag, to }) => [tag, to]))
  let isFirst = true
  return open.call(async (service, key, stop) => {
    if (!isFirst) {
      const now = await service.member(key, at.audienceId, at.memberId, stop)
      if (now.end === 'failed' || !mayAgain(now.value)) return now
    }
    isFirst = false
    return service.write(key, at, body, stop)
  }, signal)
}
