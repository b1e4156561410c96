/** A service as it is offered: what it needs, what leaves this machine, what it costs. */
import type { PeopleProvider } from '#pipeline/ports/people.ts'
import { isSimulator } from '#pipeline/source/sample-list.ts'

export function serviceView({ service, title, abilities }: Pick<PeopleProvider, 'service' | 'title' | 'abilities'>) {
  const { needs, sends, gives, mostCredits, missCost, limits } = abilities
  return {
    ...{ service, title, isSimulator: isSimulator(service) },
    ...{ needs, sends, gives, mostCredits, missCredits: missCost, rate: limits },
  }
}
