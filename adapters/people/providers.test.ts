import { expect, test } from 'vitest'
import { createProviders } from './providers.ts'

const url = 'http://127.0.0.1:1'

test('the simulator is offered where there is one, under a name of its own', () => {
  const both = createProviders({ peopleDataLabsUrl: url, peopleDataLabsSimulatorUrl: url })
  expect([...both].map(([service, provider]) => [service, provider.service, provider.title])).toEqual([
    ['people-data-labs', 'people-data-labs', 'People Data Labs'],
    ['people-data-labs-simulator', 'people-data-labs-simulator', 'People Data Labs (simulator)'],
  ])
  const alone = createProviders({ peopleDataLabsUrl: url, peopleDataLabsSimulatorUrl: null })
  expect([...alone.keys()]).toEqual(['people-data-labs'])
})
