/** The account that keeps an audience, opened for a step: its calls go out under the account's limit, and come back whole. */
import type { AudienceCode, AudienceEnd, AudienceService } from '../ports/audiences.ts'
import type { Connection } from '../ports/connections.ts'
import { WaitError } from '../ports/wait-error.ts'
import type { AudiencePorts } from './audience-ports.ts'

/** The service answered that it can't be done, and trying again would not help. */
export class AudienceError extends Error {
  readonly code: AudienceCode | 'connection.missing'
  constructor(code: AudienceError['code']) {
    super(code)
    this.name = 'AudienceError'
    this.code = code
  }
}

export type AudienceCall<Value> = (
  service: AudienceService,
  key: string,
  signal: AbortSignal,
) => Promise<AudienceEnd<Value>>

export interface OpenAudience {
  readonly connection: Connection
  readonly service: AudienceService
  /**
   * Makes a call again until it ends, as far as the account allows.
   *
   * @returns the end, which is never one of trouble
   * @throws WaitError when it would have to wait longer than a worker should
   */
  call<Value>(call: AudienceCall<Value>, signal: AbortSignal): Promise<AudienceEnd<Value>>
  /** The same, for a call whose failure nobody can do anything about. @throws AudienceError */
  ask<Value>(call: AudienceCall<Value>, signal: AbortSignal): Promise<Value>
}

/** Calls that end in trouble one after the other before the range waits, whatever the limits of calls say. */
const MOST_TROUBLES = 8
const TROUBLE_MS = 10_000

/** @throws AudienceError `connection.missing`; WaitError `provider.secret_lost` */
export async function openAudience(
  ports: AudiencePorts,
  workspaceId: string,
  connectionId: string,
): Promise<OpenAudience> {
  const connection = await ports.connections.get(workspaceId, connectionId)
  const service = connection && ports.audienceServices.get(connection.service)
  const opened = await ports.connections.keyOf(workspaceId, connectionId)
  if (!connection || !service || opened === 'missing') throw new AudienceError('connection.missing')
  if (opened === 'lost') throw new WaitError('provider.secret_lost', null)
  const { key } = opened
  const account = { account: connection.account, usual: service.rate, own: connection.rate }

  async function call<Value>(make: AudienceCall<Value>, signal: AbortSignal): Promise<AudienceEnd<Value>> {
    for (let troubles = 0; ; troubles++) {
      const end = await ports.limits.run(account, () => make(service as AudienceService, key, signal), signal)
      if (end.trouble === null) return end
      if (end.trouble.code === 'provider.key_rejected') {
        await ports.connections.setState(workspaceId, connectionId, 'key_rejected')
        throw new WaitError('provider.key_rejected', null)
      }
      if (troubles === MOST_TROUBLES) throw new WaitError(end.trouble.code, TROUBLE_MS)
    }
  }

  return {
    connection,
    service,
    call,
    async ask(make, signal) {
      const end = await call(make, signal)
      if (end.end === 'failed') throw new AudienceError(end.code)
      return end.value
    },
  }
}
