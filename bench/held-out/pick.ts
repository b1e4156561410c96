/** Drawing as the world draws: a few values are very common, most are rare (Zipf). */
import { pickByFrequency } from '../lists/frequency.ts'
import type { Random } from '../lists/random.ts'

/** Draws one of its values, the first ones more often. */
export type Draw = (random: Random) => string

/**
 * @param values most common first, distinct
 * @param exponent 0: all alike; 1: the second half as common as the first, and so on; names lie near .8
 */
export function zipf(values: readonly string[], exponent: number): Draw {
  // Flattened at the head: no name is a tenth of a country.
  return pickByFrequency(values, { shift: 4, exponent })
}

/** @returns every beginning with every end, in an order that mixes both; distinct */
export function combined(begins: readonly string[], ends: readonly string[]): string[] {
  const found = new Set<string>()
  for (let i = 0; i < begins.length * ends.length; i++) {
    const begin = begins[(i * 7 + Math.floor(i / begins.length)) % begins.length] as string
    const end = ends[(i * 3 + Math.floor(i / ends.length)) % ends.length] as string
    found.add(begin + end)
  }
  return [...found]
}

export const words = (text: string): string[] => [...new Set(text.trim().split(/\s+/))]

export const phrases = (text: string): string[] => [...new Set(text.trim().split(/\s*\|\s*/))]

export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const mixed = [...items]
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    const kept = mixed[i] as T
    mixed[i] = mixed[j] as T
    mixed[j] = kept
  }
  return mixed
}

export const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.below(10)).join('')

export function between(random: Random, from: number, to: number): number {
  return from + random.below(to - from + 1)
}
