/**
 * Levels that a value of the list and a cell of the directory were found to reach, by their two numbers: names, cities
 * and companies meet again and again. Bounded, and of numbers alone, so that nothing kept is ever in the way of the
 * collector: a pair that falls on the place of another takes it over.
 */
import { LEVELS, type Level } from '../level.ts'

export interface LevelCache {
  /** @returns whether the pair is known; its level and weight are then in `level` and `weight` */
  readonly find: (own: number, cell: number) => boolean
  readonly level: () => Level
  /** In bits. */
  readonly weight: () => number
  readonly keep: (own: number, cell: number, level: Level, weight: number) => void
}

const NUMBERS: ReadonlyMap<Level, number> = new Map(LEVELS.map((level, number) => [level, number]))

/** @param places a power of two; some 17 bytes each */
export function createLevelCache(places: number): LevelCache {
  const owns = new Uint32Array(places)
  const cells = new Uint32Array(places)
  const levels = new Uint8Array(places)
  const weights = new Float64Array(places)
  const mask = places - 1
  let found = 0
  const placeOf = (own: number, cell: number) => {
    const mixed = Math.imul(own, 0x9e3779b1) ^ Math.imul(cell, 0x85ebca6b)
    return (mixed ^ (mixed >>> 15)) & mask
  }
  return {
    find(own, cell) {
      found = placeOf(own, cell)
      return owns[found] === own && cells[found] === cell
    },
    level: () => LEVELS[levels[found] as number] as Level,
    weight: () => weights[found] as number,
    keep(own, cell, level, weight) {
      const place = placeOf(own, cell)
      owns[place] = own
      cells[place] = cell
      levels[place] = NUMBERS.get(level) as number
      weights[place] = weight
    },
  }
}
