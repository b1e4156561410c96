/**
 * Levels that a value of the list and a cell of the directory were found to reach, by their two numbers: names, cities
 * and companies meet again and again. Bounded, and of numbers alone, so that nothing kept is ever in the way of the
 * collector: a pair that falls on the place of another takes it over.
 */

/** A place: number of ours with the level, the cell, and the weight in two. */
const WORDS = 4
const LEVEL_BITS = 5
/** Numbers of ours are below. */
export const MOST_NUMBERS = 2 ** (31 - LEVEL_BITS)

export class LevelCache {
  /** Of the pair that was found. */
  level = 0
  /** In bits. */
  weight = 0
  private readonly mask: number
  private readonly words: Int32Array
  private readonly weights: Float64Array

  /** @param places a power of two; 16 bytes each */
  constructor(places: number) {
    this.mask = places - 1
    this.weights = new Float64Array((places * WORDS) / 2)
    this.words = new Int32Array(this.weights.buffer)
  }

  /**
   * @param own from 1 up
   * @returns whether the pair is known; what it reaches is then in `level` and `weight`
   */
  find(own: number, cell: number): boolean {
    const at = this.placeOf(own, cell)
    const word = this.words[at] as number
    if (word >>> LEVEL_BITS !== own || this.words[at + 1] !== cell) return false
    this.level = word & (2 ** LEVEL_BITS - 1)
    this.weight = this.weights[(at >>> 1) + 1] as number
    return true
  }

  keep(own: number, cell: number, level: number, weight: number): void {
    const at = this.placeOf(own, cell)
    this.words[at] = (own << LEVEL_BITS) | level
    this.words[at + 1] = cell
    this.weights[(at >>> 1) + 1] = weight
  }

  clear(): void {
    this.words.fill(0)
  }

  private placeOf(own: number, cell: number): number {
    const mixed = Math.imul(own, 0x9e3779b1) ^ Math.imul(cell, 0x85ebca6b)
    return ((mixed ^ (mixed >>> 15)) & this.mask) * WORDS
  }
}
