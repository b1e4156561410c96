/** A number of days as it is typed: a whole one, or nothing for "until somebody deletes it". */
import { MOST_DAYS } from '#core/retention.ts'

/** @returns null where nothing is typed; undefined for what is no number of days that can be set */
export function readDays(typed: string): number | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  if (!/^\d{1,5}$/.test(text)) return undefined
  const days = Number(text)
  return days >= 1 && days <= MOST_DAYS ? days : undefined
}

/** @returns whether files that are kept now go once this is set */
export function isShorter(days: number | null | undefined, before: number | null): boolean {
  return typeof days === 'number' && (before === null || days < before)
}
