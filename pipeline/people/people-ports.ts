/** All that asking people from outside needs of the world. */
import type { CallLimits } from '../ports/call-limits.ts'
import type { Connections } from '../ports/connections.ts'
import type { Ledger } from '../ports/ledger.ts'
import type { PeopleProvider } from '../ports/people.ts'
import type { IdentityPorts } from './identity.ts'

export interface PeoplePorts extends IdentityPorts {
  /** By service. */
  readonly providers: ReadonlyMap<string, PeopleProvider>
  readonly connections: Pick<Connections, 'get' | 'keyOf' | 'setState'>
  readonly ledger: Ledger
  readonly limits: Pick<CallLimits, 'run'>
  /** A text that nobody has made before. */
  readonly newCallId: () => string
}
