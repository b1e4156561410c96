/**
 * Levels that a value of the list and a cell of the directory were found to reach, by their two numbers: names, cities
 * and companies meet again and again. Bounded: a pair that falls on the place of another takes it over.
 */
import type { FieldLevel } from '../field-level.ts'

export interface LevelCache {
  /** @returns undefined where nothing is kept of the pair; what was kept may be null */
  readonly get: (own: number, cell: number) => FieldLevel | null | undefined
  readonly set: (own: number, cell: number, level: FieldLevel | null) => void
}

/** @param places a power of two */
export function createLevelCache(places: number): LevelCache {
  // Side by side, since most of the time goes by waiting for memory.
  const pairs = new Uint32Array(2 * places)
  const levels: (FieldLevel | null)[] = new Array(places).fill(null)
  const mask = places - 1
  const placeOf = (own: number, cell: number) => {
    const mixed = Math.imul(own, 0x9e3779b1) ^ Math.imul(cell, 0x85ebca6b)
    return (mixed ^ (mixed >>> 15)) & mask
  }
  return {
    get(own, cell) {
      const place = placeOf(own, cell)
      return pairs[2 * place] === own && pairs[2 * place + 1] === cell ? levels[place] : undefined
    },
    set(own, cell, level) {
      const place = placeOf(own, cell)
      pairs[2 * place] = own
      pairs[2 * place + 1] = cell
      levels[place] = level
    },
  }
}
