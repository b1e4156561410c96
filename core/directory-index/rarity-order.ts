/** Small numbers by a rank each, put in order as they come: few at a time, in memory that is used again. */
export class RarityOrder {
  size = 0
  /** Rank and number in one, ascending. */
  private readonly entries: Int32Array

  /** @param most how many there may be, at most 256, numbered from 0 */
  constructor(most: number) {
    this.entries = new Int32Array(most)
  }

  /** @param item larger than those that are there; those of one rank stay in the order in which they came */
  add(item: number, rank: number): void {
    const entry = rank * 256 + item
    let place = this.size++
    for (; place > 0 && (this.entries[place - 1] as number) > entry; place--) {
      this.entries[place] = this.entries[place - 1] as number
    }
    this.entries[place] = entry
  }

  /** @returns the item at a place in the order */
  itemAt(place: number): number {
    return (this.entries[place] as number) & 255
  }
}
