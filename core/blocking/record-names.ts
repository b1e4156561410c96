/** The names of a record as keys take them. */
import type { Contact } from '../contact.ts'
import type { Nicknames } from '../nickname.ts'
import { PART } from './key-family.ts'
import { unorderedKeyHash } from './key-hash.ts'
import type { NameParts } from './name-parts.ts'
import { nameParts } from './name-parts.ts'
import { readings } from './readings.ts'

export interface RecordNames {
  readonly given: readonly NameParts[]
  readonly family: readonly NameParts[]
  /** One hop from a given name. */
  readonly nicknames: readonly NameParts[]
  /** How each name sounds, distinct; without a family name the nicknames too. */
  readonly sounds: readonly number[]
  /** Which part of a record each of them is. */
  readonly soundParts: readonly number[]
  /** The first letters of a given and a family name, in either order. */
  readonly initials: readonly number[]
  readonly initialsParts: readonly number[]
}

const NO_NAMES: readonly NameParts[] = []
const INITIALS = 0
const BOTH = PART.given | PART.family

/** @param nicknames null for a record that is filed */
export function namesOf(contact: Contact, nicknames: Nicknames | null): RecordNames {
  const names = readings(contact, 'first_name')
  const given = names.map(nameParts)
  const family = readings(contact, 'last_name').map(nameParts)
  const short = nicknames === null ? NO_NAMES : nicknamesOf(names, nicknames)
  const sounds: number[] = []
  const soundParts: number[] = []
  addSounds(given, PART.given, sounds, soundParts)
  addSounds(family, PART.family, sounds, soundParts)
  if (family.length === 0) addSounds(short, PART.given, sounds, soundParts)
  const initials: number[] = []
  const initialsParts: number[] = []
  for (const first of given) {
    for (const last of family) {
      initials.push(unorderedKeyHash(INITIALS, first.initial, last.initial))
      initialsParts.push(BOTH)
    }
  }
  return { given, family, nicknames: short, sounds, soundParts, initials, initialsParts }
}

function nicknamesOf(names: readonly string[], nicknames: Nicknames): readonly NameParts[] {
  const short: NameParts[] = []
  for (const name of names) for (const other of nicknames.of(name)) short.push(nameParts(other))
  return short
}

function addSounds(names: readonly NameParts[], part: number, sounds: number[], parts: number[]): void {
  for (const name of names) {
    for (const sound of name.sounds) {
      if (sounds.includes(sound)) continue
      sounds.push(sound)
      parts.push(part)
    }
  }
}
