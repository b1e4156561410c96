/** A service as it is offered: what it needs, what leaves this machine, what it costs. */
import type { AudienceService } from '#pipeline/ports/audiences.ts'
import type { PeopleProvider } from '#pipeline/ports/people.ts'
import { isSimulator } from '#pipeline/source/sample-list.ts'

export function peopleServiceView({
  service,
  title,
  abilities,
}: Pick<PeopleProvider, 'service' | 'title' | 'abilities'>) {
  const { needs, sends, gives, mostCredits, missCost, limits } = abilities
  return {
    ...{ kind: 'people' as const, service, title, isSimulator: isSimulator(service) },
    ...{ needs, sends, gives, mostCredits, missCredits: missCost, rate: limits },
  }
}

export const audienceServiceView = ({ service, title, rate }: AudienceService) => ({
  ...{ kind: 'audience' as const, service, title, isSimulator: isSimulator(service), rate },
})
