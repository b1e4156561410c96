/** Begins to bring an audience in: it is looked at first, so that what can't be is refused while somebody waits. */

import type { AudiencePorts } from '#pipeline/audience/audience-ports.ts'
import { describeAudience, type LookRefusal } from '#pipeline/audience/look-at-audiences.ts'
import type { AudienceChoice, AudienceReads } from '#pipeline/ports/audience-reads.ts'

export interface AudienceReadRequest extends AudienceChoice {
  readonly workspaceId: string
  /** Of the upload that it becomes. */
  readonly uploadId: string
  readonly now: Date
}

export type ReadRefusal = LookRefusal | 'audience.no_such_segment' | 'audience.segment_statuses' | 'audience.empty'

/**
 * @param signal after it the service counts as away
 * @returns null: it has begun
 */
export async function readAudience(
  ports: AudiencePorts & { readonly reads: Pick<AudienceReads, 'create'> },
  { now, ...request }: AudienceReadRequest,
  signal: AbortSignal,
): Promise<{ readonly code: ReadRefusal; readonly forMs: number | null } | null> {
  const { workspaceId, connectionId, audienceId, statuses, segmentId, changedSince } = request
  const looked = await describeAudience(ports, workspaceId, connectionId, audienceId, signal)
  if ('code' in looked) return looked
  const { name, segments, statuses: counted } = looked.value
  if (segmentId !== null) {
    // The service lists nobody else in them.
    if (statuses.some((status) => status !== 'subscribed')) return { code: 'audience.segment_statuses', forMs: null }
    if (!segments.some(({ id }) => id === segmentId)) return { code: 'audience.no_such_segment', forMs: null }
  }
  const isEmpty = counted.every(({ status, members }) => members === 0 || !statuses.includes(status))
  if (isEmpty && changedSince === null) return { code: 'audience.empty', forMs: null }
  await ports.reads.create({ ...request, statuses: [...new Set(statuses)], name, createdAt: now })
  return null
}
