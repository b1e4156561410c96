/** Asks a service whether a key is good, and tells what that means for whoever entered it. */
import type { KeyState } from '#pipeline/ports/connections.ts'
import type { PeopleProvider } from '#pipeline/ports/people.ts'

/** @returns what the service says of the key; `unknown`: it does not answer as it should, or not before `signal` */
export async function checkKey(
  provider: Pick<PeopleProvider, 'check'>,
  key: string,
  signal: AbortSignal,
): Promise<KeyState | 'unknown'> {
  const said = await provider.check(key, signal).catch((error: unknown) => {
    if (signal.aborted) return 'provider.down' as const
    throw error
  })
  switch (said) {
    case 'ok':
      return 'ok'
    case 'provider.key_rejected':
      return 'key_rejected'
    case 'provider.no_credit':
      return 'no_credit'
    case 'provider.limit':
    case 'provider.down':
    case 'provider.bad_answer':
      return 'unknown'
    default:
      return said satisfies never
  }
}
