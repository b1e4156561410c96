/** The names of a record as keys take them, in memory that is used again for the next record. */
import type { Nicknames } from '../nickname.ts'
import { PART } from './key-family.ts'
import { unorderedKeyHash } from './key-hash.ts'
import { MOST_KEYS } from './key-list.ts'
import { copyNameParts, FIRST_SOUND, INITIAL, NAME_WORDS, SOUNDS } from './name-parts.ts'
import type { Readings, RecordReadings } from './readings.ts'

const INITIALS = 0
const BOTH = PART.given | PART.family

export class RecordNames {
  readonly given = new NameList()
  readonly family = new NameList()
  /** One hop from a given name. */
  readonly nicknames = new NameList()
  /** How each name sounds, distinct; without a family name the nicknames too. */
  readonly sounds = new SoundList()
  /** The first letters of a given and a family name, in either order. */
  readonly initials = new SoundList()

  /** @param nicknames null for a record that is filed */
  take({ givenNames, familyNames }: RecordReadings, nicknames: Nicknames | null): void {
    const { given, family, sounds, initials } = this
    given.take(givenNames)
    family.take(familyNames)
    this.nicknames.size = 0
    if (nicknames !== null) this.nicknames.takeNicknames(givenNames, nicknames)
    sounds.size = 0
    sounds.addOf(given, PART.given)
    sounds.addOf(family, PART.family)
    if (family.size === 0) sounds.addOf(this.nicknames, PART.given)
    initials.size = 0
    for (let first = 0; first < given.size; first++) {
      for (let last = 0; last < family.size; last++) {
        initials.add(unorderedKeyHash(INITIALS, given.at(first, INITIAL), family.at(last, INITIAL)) | 0, BOTH)
      }
    }
  }
}

/** Names, by what name-parts.ts tells of each. */
export class NameList {
  size = 0
  private words = new Int32Array(8 * NAME_WORDS)

  /** @returns one word of what is told of a name */
  at(name: number, word: number): number {
    return this.words[name * NAME_WORDS + word] as number
  }

  take(names: Readings): void {
    this.size = 0
    for (let name = 0; name < names.size; name++) this.add(names.texts[name] as string)
  }

  takeNicknames(names: Readings, nicknames: Nicknames): void {
    this.size = 0
    for (let name = 0; name < names.size; name++) {
      const others = nicknames.of(names.texts[name] as string)
      if (others.size > 0) this.addAll(wordsOfAll(others))
    }
  }

  private add(name: string): void {
    this.reserve(1)
    copyNameParts(name, this.words, this.size++ * NAME_WORDS)
  }

  private addAll(words: Int32Array): void {
    const more = words.length / NAME_WORDS
    this.reserve(more)
    this.words.set(words, this.size * NAME_WORDS)
    this.size += more
  }

  private reserve(more: number): void {
    const needed = (this.size + more) * NAME_WORDS
    if (needed <= this.words.length) return
    const larger = new Int32Array(2 * needed)
    larger.set(this.words)
    this.words = larger
  }
}

/** What is told of all nicknames of a name, as long as those are in use. */
const ofNicknames = new WeakMap<ReadonlySet<string>, Int32Array>()

function wordsOfAll(names: ReadonlySet<string>): Int32Array {
  let words = ofNicknames.get(names)
  if (words === undefined) {
    words = new Int32Array(names.size * NAME_WORDS)
    let at = 0
    for (const name of names) {
      copyNameParts(name, words, at)
      at += NAME_WORDS
    }
    ofNicknames.set(names, words)
  }
  return words
}

/** Hashes that stand for names, each with the part of a record that it is. As many as there may be keys of them. */
export class SoundList {
  size = 0
  readonly hashes = new Int32Array(MOST_KEYS)
  readonly parts = new Int32Array(MOST_KEYS)

  add(hash: number, part: number): void {
    if (this.size === MOST_KEYS) return
    this.hashes[this.size] = hash
    this.parts[this.size++] = part
  }

  /** Adds the likeliest sounds of each name that are not there yet. */
  addOf(names: NameList, part: number): void {
    for (let name = 0; name < names.size; name++) {
      const end = FIRST_SOUND + names.at(name, SOUNDS)
      for (let word = FIRST_SOUND; word < end; word++) {
        const sound = names.at(name, word)
        if (!this.has(sound)) this.add(sound, part)
      }
    }
  }

  private has(hash: number): boolean {
    for (let place = 0; place < this.size; place++) if (this.hashes[place] === hash) return true
    return false
  }
}
