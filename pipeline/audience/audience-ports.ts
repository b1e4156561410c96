/** What reading and correcting an audience asks of the world. */
import type { AudienceService } from '../ports/audiences.ts'
import type { CallLimits } from '../ports/call-limits.ts'
import type { Connections } from '../ports/connections.ts'

export interface AudiencePorts {
  /** By the service of a connection. */
  readonly audienceServices: ReadonlyMap<string, AudienceService>
  readonly connections: Pick<Connections, 'get' | 'keyOf' | 'setState'>
  readonly limits: Pick<CallLimits, 'run'>
}
