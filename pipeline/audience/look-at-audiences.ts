/** Looks what an account keeps, for somebody who waits for it: which audiences, and what one of them is made of. */
import { type AudienceColumn, MEMBER_STATUSES, type MemberStatus } from '#core/audience/audience.ts'
import type { AudienceSegment, AudienceSummary } from '../ports/audiences.ts'
import { WaitError } from '../ports/wait-error.ts'
import type { AudiencePorts } from './audience-ports.ts'
import { AudienceError, type OpenAudience, openAudience } from './open-audience.ts'

export type LookRefusal =
  | 'not_found'
  | 'connection.not_audiences'
  | 'audience.not_found'
  | 'audience.key_rejected'
  | 'audience.secret_lost'
  | 'audience.busy'
  | 'audience.unavailable'

export type Looked<Value> =
  | { readonly value: Value }
  /** `forMs`: when to come again, where that is known. */
  | { readonly code: LookRefusal; readonly forMs: number | null }

export interface AudienceDescription extends AudienceSummary {
  readonly columns: readonly AudienceColumn[]
  readonly segments: readonly AudienceSegment[]
  readonly statuses: readonly { readonly status: MemberStatus; readonly members: number }[]
}

/** @param signal after it the service counts as away */
export const listAudiences = (
  ports: AudiencePorts,
  workspaceId: string,
  connectionId: string,
  signal: AbortSignal,
): Promise<Looked<readonly AudienceSummary[]>> =>
  look(ports, workspaceId, connectionId, signal, ({ ask }) =>
    ask((service, key, stop) => service.audiences(key, stop), signal),
  )

/** @param signal after it the service counts as away */
export const describeAudience = (
  ports: AudiencePorts,
  workspaceId: string,
  connectionId: string,
  audienceId: string,
  signal: AbortSignal,
): Promise<Looked<AudienceDescription>> =>
  look(ports, workspaceId, connectionId, signal, async ({ ask }) => {
    const countOf = async (status: MemberStatus) => {
      const query = { audienceId, status, segmentId: null, changedSince: null, offset: 0, count: 1 }
      const page = await ask((service, key, stop) => service.ids(key, query, stop), signal)
      return { status, members: page.total }
    }
    const [all, columns, segments, statuses] = await Promise.all([
      ask((service, key, stop) => service.audiences(key, stop), signal),
      ask((service, key, stop) => service.columns(key, audienceId, stop), signal),
      ask((service, key, stop) => service.segments(key, audienceId, stop), signal),
      Promise.all(MEMBER_STATUSES.map(countOf)),
    ])
    const summary = all.find(({ id }) => id === audienceId)
    if (summary === undefined) throw new AudienceError('audience.not_found')
    return { ...summary, columns, segments, statuses }
  })

async function look<Value>(
  ports: AudiencePorts,
  workspaceId: string,
  connectionId: string,
  signal: AbortSignal,
  at: (open: OpenAudience) => Promise<Value>,
): Promise<Looked<Value>> {
  const connection = await ports.connections.get(workspaceId, connectionId)
  if (!connection) return { code: 'not_found', forMs: null }
  if (!ports.audienceServices.has(connection.service)) return { code: 'connection.not_audiences', forMs: null }
  try {
    return { value: await at(await openAudience(ports, workspaceId, connectionId)) }
  } catch (error) {
    if (error instanceof AudienceError) return { code: codeOf(error), forMs: null }
    if (error instanceof WaitError) return { code: waitCodeOf(error), forMs: error.forMs }
    if (signal.aborted) return { code: 'audience.unavailable', forMs: null }
    throw error
  }
}

const codeOf = ({ code }: AudienceError): LookRefusal =>
  code === 'audience.not_found' ? code : code === 'connection.missing' ? 'not_found' : 'audience.unavailable'

function waitCodeOf({ code }: WaitError): LookRefusal {
  switch (code) {
    case 'provider.key_rejected':
      return 'audience.key_rejected'
    case 'provider.secret_lost':
      return 'audience.secret_lost'
    case 'provider.limit':
      return 'audience.busy'
    default:
      return 'audience.unavailable'
  }
}
