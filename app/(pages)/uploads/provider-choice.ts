/** Whom a list is checked against, in the order in which they are asked, as the API names them. */
import type { JobView } from '#app/api/v1/_schemas/job.ts'

export type ProviderChoice = JobView['providers'][number]

export const idOf = (provider: ProviderChoice): string =>
  'directoryId' in provider ? provider.directoryId : provider.connectionId

/** @returns its turn from 0, -1 when it is not chosen */
export const placeOf = (chosen: readonly ProviderChoice[], id: string): number =>
  chosen.findIndex((provider) => idOf(provider) === id)

/** @returns the choice with one of its providers a turn earlier (-1) or later (1); the same where there is none */
export function moved(chosen: readonly ProviderChoice[], place: number, by: -1 | 1): readonly ProviderChoice[] {
  const next = [...chosen]
  const [from, to] = [next[place], next[place + by]]
  if (from === undefined || to === undefined) return chosen
  next[place] = to
  next[place + by] = from
  return next
}

/** @returns what is told beside its name: `asked first` */
export const turnWords = (place: number): string => `asked ${place === 0 ? 'first' : `as number ${place + 1}`}`
