/** A directory as one immutable run of bytes: built once, mapped by workers and kept, never parsed as a whole. */
import { type Blocking, openBlocking } from './blocking.ts'
import type { Contact } from './contact.ts'
import { splitIndex } from './directory-index/format.ts'
import { openPeopleTable, type PeopleTable } from './directory-index/people-table.ts'
import { openTermTable } from './directory-index/term-table.ts'
import { wordsOf } from './directory-index/words.ts'
import type { Field } from './field.ts'
import type { Nicknames } from './nickname.ts'
import type { TermCounts } from './term-counts.ts'
import type { TextCodec } from './text.ts'

export { DirectoryIndexError } from './directory-index/format.ts'
export { createIndexBuilder } from './directory-index/index-builder.ts'

export interface DirectoryIndex extends TermCounts {
  /** People in it. */
  readonly size: number
  /** Those the directory has values for in columns of its own, in field order. */
  readonly fields: readonly Field[]
  /** @returns who is worth comparing with a contact, in two steps; a bounded number whatever the directory */
  readonly search: Blocking['search']
  /** @returns ordinals of both steps of a search, the strong ones first */
  readonly candidates: (contact: Contact, nicknames: Nicknames) => readonly number[]
  /** @param ordinal 0 … size - 1, in the order in which people were added */
  readonly person: PeopleTable['person']
  readonly people: PeopleTable
}

/**
 * @param bytes all of an index; kept and read in place
 * @throws DirectoryIndexError `directory.outdated`, `directory.bad_index`
 */
export function openDirectoryIndex(bytes: Uint8Array, codec: TextCodec): DirectoryIndex {
  const { header, sections } = splitIndex(bytes, codec)
  const { search } = openBlocking(sections.blocking, header.size)
  const people = openPeopleTable(header, sections, codec)
  return {
    size: header.size,
    fields: header.fields,
    search,
    candidates(contact, nicknames) {
      const { strong, rest } = search(contact, nicknames)
      return [...strong(), ...rest()]
    },
    person: people.person,
    people,
    ...openTermTable(wordsOf(sections.terms), header),
  }
}
