/** Asks a service whether a key is good, and tells what that means for whoever entered it. */
import type { AudienceService } from '#pipeline/ports/audiences.ts'
import type { KeyState } from '#pipeline/ports/connections.ts'
import type { PeopleProvider, Trouble } from '#pipeline/ports/people.ts'

/** Whom keys can be checked with, by service. */
export interface KeyServices {
  readonly providers: ReadonlyMap<string, Pick<PeopleProvider, 'check'>>
  readonly audienceServices: ReadonlyMap<string, Pick<AudienceService, 'isKey' | 'account'>>
}

export type CheckedKey =
  /** `account`: what the service calls it; absent where it does not tell. */
  { readonly state: KeyState; readonly account?: string } | { readonly refusal: KeyRefusal }

export type KeyRefusal = 'connection.no_such_service' | 'connection.bad_key' | 'connection.not_checked'

type Said = 'ok' | Trouble['code']

/**
 * @param signal after it the service counts as away
 * @returns what the service says of the key, or why it can't be asked
 */
export async function checkKey(
  { providers, audienceServices }: KeyServices,
  service: string,
  key: string,
  signal: AbortSignal,
): Promise<CheckedKey> {
  const downIfAborted = (error: unknown) => {
    if (signal.aborted) return 'provider.down' as const
    throw error
  }
  const provider = providers.get(service)
  if (provider) return stateOf(await provider.check(key, signal).catch(downIfAborted))
  const keeper = audienceServices.get(service)
  if (!keeper) return { refusal: 'connection.no_such_service' }
  if (!keeper.isKey(key)) return { refusal: 'connection.bad_key' }
  const end = await keeper.account(key, signal).catch(downIfAborted)
  if (typeof end === 'string') return stateOf(end)
  if (end.end === 'done') return { state: 'ok', account: end.value.id }
  return stateOf(end.trouble?.code ?? 'provider.bad_answer')
}

function stateOf(said: Said): CheckedKey {
  switch (said) {
    case 'ok':
      return { state: 'ok' }
    case 'provider.key_rejected':
      return { state: 'key_rejected' }
    case 'provider.no_credit':
      return { state: 'no_credit' }
    case 'provider.limit':
    case 'provider.down':
    case 'provider.bad_answer':
      return { refusal: 'connection.not_checked' }
    default:
      return said satisfies never
  }
}
