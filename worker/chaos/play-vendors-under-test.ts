/** For tests: lets services lead to what plays them, with less patience than for the real ones. */
import { createPeopleDataLabs } from '#adapters/people/people-data-labs/people-data-labs.ts'
import type { CallEnd, PeopleProvider } from '#pipeline/ports/people.ts'

export interface PlayedVendor {
  readonly service: string
  readonly baseUrl: string
  readonly timeoutMs: number
}

/** A call that takes longer is broken off and ends as one that the client itself has given up. */
export function playedVendor({ service, baseUrl, timeoutMs }: PlayedVendor): PeopleProvider {
  const provider = createPeopleDataLabs({ service, title: service, baseUrl })
  return {
    ...provider,
    timeoutMs,
    async ask(key, questions, signal): Promise<CallEnd> {
      const patience = AbortSignal.timeout(timeoutMs)
      try {
        return await provider.ask(key, questions, AbortSignal.any([signal, patience]))
      } catch (error) {
        if (!patience.aborted || signal.aborted) throw error
        const ends = questions.map(() => ({ end: 'unknown', code: 'call.silence' }) as const)
        return { ends, trouble: { code: 'provider.down', retryAfterMs: null }, seen: null }
      }
    },
  }
}

/** @param vendors JSON of `PlayedVendor`s, or nothing */
export function playVendors(
  ports: { readonly people: { readonly providers: ReadonlyMap<string, PeopleProvider> } },
  vendors: string | undefined,
): void {
  const played: readonly PlayedVendor[] = JSON.parse(vendors || '[]')
  const providers = ports.people.providers as Map<string, PeopleProvider>
  for (const vendor of played) providers.set(vendor.service, playedVendor(vendor))
}
