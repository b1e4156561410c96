/**
 * Who got votes for one contact. A vote is what keys tell in bits, nothing told twice: of a key whose parts were told of
 * already, only what it tells more than they did.
 *
 * All memory is made once and used for every contact.
 */

/** Places where voters are looked up by ordinal: a power of two, several times as many as there are. */
const PLACES = 1024
const PLACE_SHIFT = 32 - Math.log2(PLACES)
/** How many bits are set in each number of nine bits: half of the parts of a record. */
const ONES = Uint8Array.from({ length: 512 }, (_, bits) => bits.toString(2).replaceAll('0', '').length)

export class Voters {
  size = 0
  readonly ordinals: Int32Array
  /** Whole numbers of a part of a bit, so that no machine adds them up to another order. */
  readonly votes: Int32Array
  /** Which parts of a record were told of, as bits. */
  private readonly told: Int32Array
  /** From an ordinal to the number of the voter plus one: a hash table, 0 for a free place. */
  private readonly numbers = new Uint16Array(PLACES)

  /** @param most voters, a third of PLACES or so */
  constructor(most: number) {
    this.ordinals = new Int32Array(most)
    this.votes = new Int32Array(most)
    this.told = new Int32Array(most)
  }

  clear(): void {
    this.size = 0
    this.numbers.fill(0)
  }

  /**
   * Counts what one key tells of all who share it.
   *
   * @param words where the ordinals are, from `from` up to but without `to`; bits but those of `mask` are not theirs
   * @param votes what the key tells; @param agreeing the parts that it tells of
   */
  add(words: Int32Array, from: number, to: number, mask: number, votes: number, agreeing: number): void {
    const { ordinals, numbers } = this
    for (let word = from; word < to; word++) {
      const ordinal = (words[word] as number) & mask
      let place = Math.imul(ordinal, 0x9e3779b1) >>> PLACE_SHIFT
      let number = numbers[place] as number
      while (number !== 0 && ordinals[number - 1] !== ordinal) {
        place = (place + 1) & (PLACES - 1)
        number = numbers[place] as number
      }
      if (number !== 0) this.addMore(number - 1, votes, agreeing)
      else {
        const voter = this.size++
        numbers[place] = voter + 1
        ordinals[voter] = ordinal
        this.votes[voter] = votes
        this.told[voter] = agreeing
      }
    }
  }

  private addMore(voter: number, votes: number, agreeing: number): void {
    const known = this.told[voter] as number
    if ((agreeing & ~known) === 0) return
    const before = this.votes[voter] as number
    // Of whole numbers, none below 0: rounded down.
    const already = ((before * ones(agreeing & known)) / ones(known)) | 0
    if (votes > already) this.votes[voter] = before + votes - already
    this.told[voter] = known | agreeing
  }
}

function ones(bits: number): number {
  return (ONES[bits & 511] as number) + (ONES[bits >>> 9] as number)
}
