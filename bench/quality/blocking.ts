/** How many of the true people the matcher gets to see at all, and what seeing them costs. */
import { cleanContact } from '#core/clean-contact.ts'
import type { DirectoryIndex } from '#core/directory-index.ts'
import { openNicknames } from '#core/nickname.ts'
import type { SetRun } from './run-set.ts'

export interface Blocking {
  /** Contacts whose person is among the candidates, of those whose person is in the directory. */
  readonly recall: number
  readonly pairsPerRow: number
}

export function measureBlocking(index: DirectoryIndex, run: SetRun): Blocking {
  const { job, rows, set } = run
  const nicknames = openNicknames(job.frozen?.parameters.nicknames ?? [])
  let pairs = 0
  let found = 0
  let there = 0
  for (const row of rows) {
    const contact = cleanContact(row.cells, job.mapping, job.options)
    const candidates = index.candidates(contact, nicknames)
    pairs += candidates.length
    if (!row.isThere) continue
    there++
    const people = set.truth.get(row.contactId)
    for (const ordinal of candidates) {
      if (!people?.has(index.person(ordinal).id)) continue
      found++
      break
    }
  }
  return { recall: there === 0 ? 1 : found / there, pairsPerRow: pairs / rows.length }
}
