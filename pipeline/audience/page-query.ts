/** What is asked of the service for a page of one status of an audience that is brought in. */
import type { MemberStatus } from '#core/audience/audience.ts'
import type { AudienceRead } from '../ports/audience-reads.ts'
import type { PageQuery } from '../ports/audiences.ts'

export const queryOf = (
  { audienceId, segmentId, changedSince }: AudienceRead,
  status: MemberStatus,
): Omit<PageQuery, 'offset' | 'count'> => ({ audienceId, segmentId, changedSince, status })
