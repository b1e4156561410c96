/** Which members somebody wants, as far as it is chosen, and what of it the API takes. */
import type { AudienceView } from '#app/api/v1/_schemas/audience.ts'

type Status = AudienceView['statuses'][number]['status']

export interface MemberDraft {
  readonly statuses: readonly Status[]
  readonly segmentId: number | null
  /** As a date field has it: `2026-01-31`; empty: whenever they changed. */
  readonly changedSince: string
}

export const FIRST_DRAFT: MemberDraft = { statuses: ['subscribed'], segmentId: null, changedSince: '' }

export const STATUS_WORDS: Readonly<Record<Status, { readonly word: string; readonly text: string }>> = {
  subscribed: { word: 'Subscribed', text: 'get what you send' },
  unsubscribed: { word: 'Unsubscribed', text: 'left by themselves' },
  cleaned: { word: 'Cleaned', text: 'their address does not work' },
  pending: { word: 'Pending', text: 'have not confirmed yet' },
  transactional: { word: 'Transactional', text: 'bought something, never subscribed' },
  archived: { word: 'Archived', text: 'were put away' },
}

/** @param isIn whether it is wanted from now on */
export const withStatus = (draft: MemberDraft, status: Status, isIn: boolean): MemberDraft => ({
  ...draft,
  statuses: isIn ? [...draft.statuses, status] : draft.statuses.filter((each) => each !== status),
})

/** The service lists subscribed members of a tag or segment only. */
export const withSegment = (draft: MemberDraft, segmentId: number | null): MemberDraft => ({
  ...draft,
  segmentId,
  statuses: segmentId === null ? draft.statuses : ['subscribed'],
})

/** @returns null where only the service can say */
export function membersOf({ statuses, segmentId, changedSince }: MemberDraft, audience: AudienceView): number | null {
  if (changedSince !== '') return null
  if (segmentId !== null) return audience.segments.find(({ id }) => id === segmentId)?.members ?? 0
  return audience.statuses.reduce((sum, { status, members }) => (statuses.includes(status) ? sum + members : sum), 0)
}

/** Days are UTC's. */
export const requestOf = ({ statuses, segmentId, changedSince }: MemberDraft) => ({
  statuses,
  segmentId,
  changedSince: changedSince === '' ? null : `${changedSince}T00:00:00Z`,
})
