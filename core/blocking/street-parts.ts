/** What keys take of a street: its number, and how the words of its name begin and end when written as one. */
import { EMPTY_PART, longerPart, partHash } from './key-hash.ts'
import { startsWithDigit, wordEnd } from './words.ts'

/** Letters at either end: a slip spares one end, and the kind of street stands at the other. */
const BEGIN = 4
const END = 5
/** The last letters go round in a ring, a power of two. */
const RING = 8

/** Of one street after another. */
export class StreetParts {
  /** The hash of the first word that begins with a digit, 0 without one. */
  house = 0
  /** The hashes of the first and the last letters of the words that begin with none. */
  begin = 0
  end = 0
  private readonly last = new Uint16Array(RING)

  take(street: string): void {
    this.house = 0
    this.begin = EMPTY_PART
    let letters = 0
    for (let from = 0, to = 0; from < street.length; from = to + 1) {
      to = wordEnd(street, from)
      if (startsWithDigit(street, from)) {
        if (this.house === 0) this.house = partHash(street, from, to)
        continue
      }
      for (let at = from; at < to && letters + at - from < BEGIN; at++) {
        this.begin = longerPart(this.begin, street.charCodeAt(at))
      }
      // Of a long word only its own last letters can be among the last of all.
      for (let at = Math.max(from, to - END); at < to; at++) {
        this.last[(letters + at - from) % RING] = street.charCodeAt(at)
      }
      letters += to - from
    }
    this.end = EMPTY_PART
    for (let letter = Math.max(0, letters - END); letter < letters; letter++) {
      this.end = longerPart(this.end, this.last[letter % RING] as number)
    }
  }
}
