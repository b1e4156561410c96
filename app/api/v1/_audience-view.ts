/** Audiences as they are shown, and why they can't be. */
import type { DoorPorts } from '#app/_access/ports.ts'
import { sentenceFor } from '#app/_access/problems.ts'
import { refuse } from '#app/_access/refusal.ts'
import type { ReadRefusal } from '#pipeline/read-audience.ts'

export async function oneAudienceRead(
  { audienceReads }: Pick<DoorPorts, 'audienceReads'>,
  workspaceId: string,
  uploadId: string,
) {
  const [read, waiting] = await Promise.all([
    audienceReads.get(workspaceId, uploadId),
    audienceReads.waiting(workspaceId, uploadId),
  ])
  if (read === null) return refuse('not_found')
  const { connectionId, audienceId, name, statuses, segmentId, changedSince, state, report, errorCode } = read
  return {
    ...{ uploadId, connectionId, audienceId, audienceName: name, statuses, segmentId, changedSince, state },
    membersRead: read.membersRead,
    totalBefore: read.columns === null ? null : read.totalBefore,
    waiting: waiting && { reason: waiting.reason, until: waiting.until?.toISOString() ?? null },
    report,
    errorCode,
    errorDetail: sentenceFor(errorCode),
    createdAt: read.createdAt.toISOString(),
  }
}

/** Somebody waits: they are told why, and when to come again. */
export const refuseLook = ({ code, forMs }: { readonly code: ReadRefusal; readonly forMs: number | null }) =>
  refuse(code, forMs === null ? {} : { retryAfterSeconds: Math.max(1, Math.ceil(forMs / 1_000)) })
