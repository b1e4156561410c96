/** The services that look people up. One more vendor is a folder here and a line below. */
import type { PeopleProvider } from '#pipeline/ports/people.ts'
import { createPeopleDataLabs } from './people-data-labs/people-data-labs.ts'

export interface ProviderUrls {
  readonly peopleDataLabsUrl: string
  /** Null: there is none on this machine. */
  readonly peopleDataLabsSimulatorUrl: string | null
}

/** @returns the providers by their service, in the order in which they are offered */
export function createProviders(urls: ProviderUrls): ReadonlyMap<string, PeopleProvider> {
  const { peopleDataLabsUrl, peopleDataLabsSimulatorUrl } = urls
  const providers = [
    createPeopleDataLabs({ service: 'people-data-labs', title: 'People Data Labs', baseUrl: peopleDataLabsUrl }),
  ]
  if (peopleDataLabsSimulatorUrl !== null) {
    const [service, title] = ['people-data-labs-simulator', 'People Data Labs (simulator)']
    providers.push(createPeopleDataLabs({ service, title, baseUrl: peopleDataLabsSimulatorUrl }))
  }
  return new Map(providers.map((provider) => [provider.service, provider]))
}
