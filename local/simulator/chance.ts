/** Chance that can be had again: a fraction that depends on nothing but what is handed in. */
import { createHash } from 'node:crypto'

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** @returns 0 ≤ x < 1, spread evenly, always the same for the same parts. */
export function chance(...parts: readonly (string | number)[]): number {
  return Number.parseInt(hashOf(JSON.stringify(parts)).slice(0, 12), 16) / 2 ** 48
}

/** @throws RangeError for an empty list. */
export function pick<T>(list: readonly T[], ...parts: readonly (string | number)[]): T {
  const item = list[Math.floor(chance(...parts) * list.length)]
  if (item === undefined) throw new RangeError('There is nothing to pick from.')
  return item
}
