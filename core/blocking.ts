/**
 * Blocking: which people of a directory are worth comparing with a contact. A union of many keys, each of which a
 * record may have lost, so that one damaged field never hides a person (docs/decisions/0030).
 */
import type { KeyFamily } from './blocking/key-family.ts'
import { createKeyList } from './blocking/key-list.ts'
import { withSwapped } from './blocking/keys-of-birthdays.ts'
import { addReachKeys } from './blocking/keys-of-reach.ts'
import { addFilingKeys, addIdentityKeys, addOtherKeys } from './blocking/keys-of-record.ts'
import { readings } from './blocking/readings.ts'
import type { RecordNames } from './blocking/record-names.ts'
import { namesOf } from './blocking/record-names.ts'
import type { Contact } from './contact.ts'
import { createCandidateVotes } from './directory-index/candidate-votes.ts'
import { createPostingsBuilder, openPostings } from './directory-index/postings.ts'
import type { Nicknames } from './nickname.ts'

export interface BlockingBuilder {
  /** @param ordinal of the person; ascending */
  add: (person: Contact, ordinal: number) => void
  /** @returns the stored form; the same bytes for the same people in the same order */
  bytes: () => Uint8Array
}

/** Who is worth comparing with one contact; good until the next search of the same directory. */
export interface BlockingSearch {
  /** @returns ordinals of the few people who share what nearly names a person; to be asked for first, and once */
  readonly strong: () => readonly number[]
  /** @returns all others worth comparing, likeliest first; worth asking for when none of the strong ones is surely it */
  readonly rest: () => readonly number[]
}

export interface Blocking {
  readonly search: (contact: Contact, nicknames: Nicknames) => BlockingSearch
}

/** A key that more share does not nearly name a person: the number of a switchboard, a mailbox of a whole office. */
const MOST_STRONG = 8
/** A search makes up for so many letters too many or too few in the local part of an address. */
const SLIPS = 1

export function createBlockingBuilder(): BlockingBuilder {
  const postings = createPostingsBuilder()
  const keys = createKeyList()
  return {
    add(person, ordinal) {
      keys.clear()
      addFilingKeys(person, keys)
      for (let place = 0; place < keys.size(); place++) postings.add(keys.key(place), ordinal)
    },
    bytes: postings.bytes,
  }
}

/**
 * @param bytes as the builder made them; kept, and read in place where they lie at a multiple of four
 * @param people how many the directory has
 * @param leftOut families of keys not to search by: for measuring what a family is worth
 */
export function openBlocking(bytes: Uint8Array, people: number, leftOut: readonly KeyFamily[] = []): Blocking {
  const votes = createCandidateVotes(openPostings(bytes), people)
  const keys = createKeyList(leftOut)
  return {
    search(contact, nicknames) {
      let given: readonly number[] = []
      let names: RecordNames | undefined
      const identified = () => {
        const found = namesOf(contact, nicknames)
        addIdentityKeys(contact, found, withSwapped(readings(contact, 'birthday')), keys)
        return found
      }
      return {
        strong() {
          keys.clear()
          addReachKeys(contact, keys)
          given = votes.few(keys, 0, MOST_STRONG)
          if (given.length > 0) return given
          const from = keys.size()
          names = identified()
          given = votes.few(keys, from, MOST_STRONG)
          return given
        },
        rest() {
          names ??= identified()
          addOtherKeys(contact, names, readings(contact, 'birthday'), SLIPS, keys)
          return votes.elect(keys, given)
        },
      }
    },
  }
}
