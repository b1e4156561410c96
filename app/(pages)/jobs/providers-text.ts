/** Whom a list was checked against, in words. */
import type { JobView } from '#app/api/v1/_schemas/job.ts'

/** @returns `checked against one reference list and 2 vendors` */
export function providersText(providers: JobView['providers']): string {
  const lists = providers.filter((provider) => 'directoryId' in provider).length
  const vendors = providers.length - lists
  const parts = [counted(lists, 'reference list'), counted(vendors, 'vendor')].filter(Boolean)
  return parts.length === 0 ? 'only cleaned and searched for doubles' : `checked against ${parts.join(' and ')}`
}

const counted = (count: number, word: string) => (count === 0 ? '' : count === 1 ? `one ${word}` : `${count} ${word}s`)

/** @returns whose record it is: `the reference list`, `People Data Labs` */
export function sourceText(source: string | null): string {
  if (source === null || source === 'directory') return 'the reference list'
  return source
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ')
}
