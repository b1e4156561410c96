/** Keys of names alone: two of them, in whichever order, each by its sound or by how it begins or ends. */
import type { Contact } from '../contact.ts'
import { KEY_FAMILIES as KEY, PART } from './key-family.ts'
import { keyHash, partHash, unorderedKeyHash } from './key-hash.ts'
import type { KeyList } from './key-list.ts'
import type { NameParts } from './name-parts.ts'
import { readings } from './readings.ts'
import type { RecordNames } from './record-names.ts'

const BOTH = PART.given | PART.family

export function addNameKeys(contact: Contact, names: RecordNames, keys: KeyList): void {
  for (const last of names.family) {
    for (const first of names.given) addPairKeys(first, last, keys)
    for (const short of names.nicknames) addSoundKeys(short, last, keys)
  }
  for (let place = 0; place < names.sounds.length; place++) {
    keys.add(KEY.name, keyHash(KEY.name, names.sounds[place] as number), names.soundParts[place] as number)
  }
  for (const name of readings(contact, 'full_name'))
    keys.add(KEY.fullName, keyHash(KEY.fullName, wordsHash(name)), BOTH)
}

function addPairKeys(first: NameParts, last: NameParts, keys: KeyList): void {
  addSoundKeys(first, last, keys)
  keys.add(KEY.begins, unorderedKeyHash(KEY.begins, first.begin, last.begin), BOTH)
  keys.add(KEY.ends, unorderedKeyHash(KEY.ends, first.end, last.end), BOTH)
}

/** Every sound of one with every sound of the other, but for two that are both unlikely. */
function addSoundKeys(first: NameParts, last: NameParts, keys: KeyList): void {
  for (const a of first.sounds) {
    for (const b of last.sounds) keys.add(KEY.names, unorderedKeyHash(KEY.names, a, b), BOTH)
    for (const b of last.otherSounds) keys.add(KEY.names, unorderedKeyHash(KEY.names, a, b), BOTH)
  }
  for (const a of first.otherSounds) {
    for (const b of last.sounds) keys.add(KEY.names, unorderedKeyHash(KEY.names, a, b), BOTH)
  }
}

/** @returns the same for the same words in any order: family name first, middle name before the given one */
function wordsHash(name: string): number {
  let sum = 0
  for (let from = 0; from < name.length; ) {
    const space = name.indexOf(' ', from)
    const to = space < 0 ? name.length : space
    sum = (sum + keyHash(0, partHash(name, from, to))) | 0
    from = to + 1
  }
  return sum
}
