/** Keys of names alone: two of them, in whichever order, each by its sound or by how it begins or ends. */
import { KEY_FAMILIES as KEY, PART } from './key-family.ts'
import { keyHash, partHash } from './key-hash.ts'
import type { KeyList } from './key-list.ts'
import { BEGIN, END, FIRST_OTHER_SOUND, FIRST_SOUND, OTHER_SOUNDS, SOUNDS } from './name-parts.ts'
import type { RecordReadings } from './readings.ts'
import type { NameList, RecordNames } from './record-names.ts'

const BOTH = PART.given | PART.family

export function addNameKeys({ fullNames }: RecordReadings, names: RecordNames, keys: KeyList): void {
  const { given, family, nicknames, sounds } = names
  for (let last = 0; last < family.size; last++) {
    for (let first = 0; first < given.size; first++) {
      addSoundKeys(given, first, family, last, keys)
      keys.addUnordered(KEY.begins, BOTH, given.at(first, BEGIN), family.at(last, BEGIN))
      keys.addUnordered(KEY.ends, BOTH, given.at(first, END), family.at(last, END))
    }
    for (let short = 0; short < nicknames.size; short++) addSoundKeys(nicknames, short, family, last, keys)
  }
  for (let name = 0; name < sounds.size; name++) {
    keys.add(KEY.name, sounds.parts[name] as number, sounds.hashes[name] as number)
  }
  for (let name = 0; name < fullNames.size; name++) {
    keys.add(KEY.fullName, BOTH, wordsHash(fullNames.texts[name] as string))
  }
}

/** Every sound of one with every sound of the other, but for two that are both unlikely. */
function addSoundKeys(firsts: NameList, first: number, lasts: NameList, last: number, keys: KeyList): void {
  const firstEnd = FIRST_SOUND + firsts.at(first, SOUNDS)
  const lastEnd = FIRST_SOUND + lasts.at(last, SOUNDS)
  const lastOthersEnd = FIRST_OTHER_SOUND + lasts.at(last, OTHER_SOUNDS)
  for (let word = FIRST_SOUND; word < firstEnd; word++) {
    const sound = firsts.at(first, word)
    for (let b = FIRST_SOUND; b < lastEnd; b++) keys.addUnordered(KEY.names, BOTH, sound, lasts.at(last, b))
    for (let b = FIRST_OTHER_SOUND; b < lastOthersEnd; b++) {
      keys.addUnordered(KEY.names, BOTH, sound, lasts.at(last, b))
    }
  }
  const firstOthersEnd = FIRST_OTHER_SOUND + firsts.at(first, OTHER_SOUNDS)
  for (let word = FIRST_OTHER_SOUND; word < firstOthersEnd; word++) {
    const sound = firsts.at(first, word)
    for (let b = FIRST_SOUND; b < lastEnd; b++) keys.addUnordered(KEY.names, BOTH, sound, lasts.at(last, b))
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
