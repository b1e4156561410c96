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

export interface Voters {
  readonly clear: () => void
  /**
   * Counts what one key tells of all who share it.
   *
   * @param words where the ordinals are, at least one, from `from` up to but without `to`; bits but those of `mask` are not theirs
   * @param tells votes of the key, no more than of those before; @param agreeing the parts that it tells of
   */
  readonly add: (words: Int32Array, from: number, to: number, mask: number, tells: number, agreeing: number) => void
  readonly size: () => number
  /** Of each voter, in the order in which they came. */
  readonly ordinals: Int32Array
  /**
   * Whole numbers of a part of a bit, so that no machine adds them up to another order. Of those that one key alone
   * tells of they descend.
   */
  readonly votes: Int32Array
  /** 1 for those that more keys tell more of; their numbers stand in `risen`, of which there are `risenSize`. */
  readonly isRisen: Uint8Array
  readonly risen: Int32Array
  readonly risenSize: () => number
  /** The most votes that anybody has. */
  readonly highest: () => number
}

/** @param most voters, a third of PLACES or so */
export function createVoters(most: number): Voters {
  const ordinals = new Int32Array(most)
  const votes = new Int32Array(most)
  /** Which parts of a record were told of, as bits. */
  const told = new Int32Array(most)
  const isRisen = new Uint8Array(most)
  const risen = new Int32Array(most)
  /** From an ordinal to the number of the voter plus one: a hash table, 0 for a free place. */
  const numbers = new Uint16Array(PLACES)
  // Where the compiler knows them to be constant: they stand in the innermost loop.
  const lastPlace = PLACES - 1
  const placeShift = PLACE_SHIFT
  let size = 0
  let risenSize = 0
  let highest = 0

  function rise(voter: number, tells: number, agreeing: number): void {
    const known = told[voter] as number
    if ((agreeing & ~known) === 0) return
    told[voter] = known | agreeing
    const before = votes[voter] as number
    // Of whole numbers, none below 0: rounded down.
    const already = ((before * ones(agreeing & known)) / ones(known)) | 0
    if (tells <= already) return
    const after = before + tells - already
    votes[voter] = after
    if (after > highest) highest = after
    if (isRisen[voter] === 1) return
    isRisen[voter] = 1
    risen[risenSize++] = voter
  }

  return {
    clear() {
      size = 0
      risenSize = 0
      highest = 0
      numbers.fill(0)
    },
    add(words, from, to, mask, tells, agreeing) {
      let end = size
      if (tells > highest) highest = tells
      for (let word = from; word < to; word++) {
        const ordinal = (words[word] as number) & mask
        let place = Math.imul(ordinal, 0x9e3779b1) >>> placeShift
        let number = numbers[place] as number
        while (number !== 0 && ordinals[number - 1] !== ordinal) {
          place = (place + 1) & lastPlace
          number = numbers[place] as number
        }
        if (number !== 0) rise(number - 1, tells, agreeing)
        else {
          ordinals[end] = ordinal
          votes[end] = tells
          told[end] = agreeing
          isRisen[end] = 0
          numbers[place] = ++end
        }
      }
      size = end
    },
    size: () => size,
    ordinals,
    votes,
    isRisen,
    risen,
    risenSize: () => risenSize,
    highest: () => highest,
  }
}

function ones(bits: number): number {
  return (ONES[bits & 511] as number) + (ONES[bits >>> 9] as number)
}
