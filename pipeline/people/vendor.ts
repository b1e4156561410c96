/** A vendor as one workspace may ask it: the service, the account with it, and the ledger's book. */
import type { AccountRef } from '../ports/call-limits.ts'
import type { Connection } from '../ports/connections.ts'
import type { LedgerBook } from '../ports/ledger.ts'
import type { CallRate, PeopleProvider } from '../ports/people.ts'
import { WaitError } from '../ports/wait-error.ts'
import type { PeoplePorts } from './people-ports.ts'

export interface Vendor {
  readonly provider: PeopleProvider
  readonly connection: Connection
  readonly book: LedgerBook
}

/** A service that this Kith does not know at present may be known after the next start. */
const LOOK_AGAIN_MS = 60_000
const DAY_MS = 24 * 60 * 60 * 1000

/** Jobs that have not ended keep theirs: it is gone only by a race. */
export class ConnectionError extends Error {
  readonly code = 'connection.missing'
  constructor() {
    super('connection.missing')
    this.name = 'ConnectionError'
  }
}

/** @throws ConnectionError when there is no such connection; WaitError while its service is unknown here */
export async function openVendor(
  { connections, providers }: Pick<PeoplePorts, 'connections' | 'providers'>,
  workspaceId: string,
  connectionId: string,
): Promise<Vendor> {
  const connection = await connections.get(workspaceId, connectionId)
  if (connection === null) throw new ConnectionError()
  const provider = providers.get(connection.service)
  if (provider === undefined) throw new WaitError('provider.down', LOOK_AGAIN_MS)
  return { provider, connection, book: { workspaceId, connectionId } }
}

export const accountOf = ({ connection, provider }: Pick<Vendor, 'connection' | 'provider'>): AccountRef => ({
  account: connection.account,
  usual: provider.abilities.limits,
  own: connection.rate,
})

/** What the account may be asked at the most, as far as is known before it is asked: by the service and by its owner. */
export const ratesOf = (vendor: Pick<Vendor, 'connection' | 'provider'>): readonly CallRate[] => {
  const { usual, own } = accountOf(vendor)
  return own === null ? [usual] : [usual, own]
}

export const ttlMsOf = ({ connection }: Pick<Vendor, 'connection'>): number => connection.ttlDays * DAY_MS

/** @returns what so many credits cost, in whole millionths, never less than they do */
export const costMicros = ({ connection }: Pick<Vendor, 'connection'>, credits: number): number =>
  Math.ceil(credits * connection.microsPerCredit)
