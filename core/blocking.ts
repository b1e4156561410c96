/**
 * Blocking: which people of a directory are worth comparing with a contact. A union of many keys, each of which a
 * record may have lost, so that one damaged field never hides a person (docs/decisions/0030).
 */
import type { KeyFamily } from './blocking/key-family.ts'
import type { Leeway } from './blocking/keys-of-record.ts'
import { RecordKeys } from './blocking/keys-of-record.ts'
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
/** A search makes up for these; a person is filed as it stands. */
const LEEWAY: Leeway = { slips: 1, swapsDates: true }

export function createBlockingBuilder(): BlockingBuilder {
  const postings = createPostingsBuilder()
  const record = new RecordKeys()
  const { keys } = record
  return {
    add(person, ordinal) {
      record.takeAll(person)
      for (let place = 0; place < keys.size; place++) postings.add(keys.hashes[place] as number, ordinal)
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
  const record = new RecordKeys(leftOut)
  const { keys } = record
  // Of the search under way.
  let contact: Contact
  let nicknames: Nicknames
  let given: readonly number[]
  let isIdentified: boolean
  const search: BlockingSearch = {
    strong() {
      record.takeReach(contact)
      given = votes.few(keys, 0, MOST_STRONG)
      isIdentified = given.length === 0
      if (!isIdentified) return given
      const from = keys.size
      record.addIdentity(contact, nicknames, LEEWAY)
      given = votes.few(keys, from, MOST_STRONG)
      return given
    },
    rest() {
      if (!isIdentified) record.addIdentity(contact, nicknames, LEEWAY)
      record.addOthers(contact, LEEWAY)
      return votes.elect(keys, given)
    },
  }
  return {
    search(whose, by) {
      contact = whose
      nicknames = by
      return search
    },
  }
}
