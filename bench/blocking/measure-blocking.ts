/** Recall and cost of blocking on one set. */

import type { KeyFamily } from '#core/blocking/key-family.ts'
import type { Blocking } from '#core/blocking.ts'
import { createBlockingBuilder, openBlocking } from '#core/blocking.ts'
import { openNicknames } from '#core/nickname.ts'
import type { CleanedSet } from './cleaned-set.ts'

export interface Found {
  /** Contacts whose person is among those to compare, of those whose person is there; and in the first step alone. */
  readonly found: number
  readonly foundStrong: number
  readonly there: number
  /** People to compare, of all contacts; and in the first step alone. */
  readonly pairs: number
  readonly strongPairs: number
}

export interface Cost {
  readonly bytesPerPerson: number
  /** Microseconds of the processor. */
  readonly usPerPerson: number
  readonly usStrong: number
  readonly usBoth: number
}

const nicknames = openNicknames([])
const ROUNDS = 5

export function buildBlocking({ people }: CleanedSet): Uint8Array {
  const builder = createBlockingBuilder()
  for (const [ordinal, person] of people.entries()) builder.add(person, ordinal)
  return builder.bytes()
}

export function measureFound(set: CleanedSet, bytes: Uint8Array, leftOut: readonly KeyFamily[]): Found {
  const blocking = openBlocking(bytes, set.people.length, leftOut)
  let [found, foundStrong, there, pairs, strongPairs] = [0, 0, 0, 0, 0]
  for (const { contact, truth } of set.contacts) {
    const search = blocking.search(contact, nicknames)
    const strong = search.strong()
    const rest = search.rest()
    pairs += strong.length + rest.length
    strongPairs += strong.length
    if (truth.size === 0) continue
    there++
    const isIt = (ordinal: number) => truth.has(ordinal)
    if (strong.some(isIt)) foundStrong++
    if (strong.some(isIt) || rest.some(isIt)) found++
  }
  return { found, foundStrong, there, pairs, strongPairs }
}

export function measureCost(set: CleanedSet, bytes: Uint8Array): Cost {
  const blocking = openBlocking(bytes, set.people.length)
  return {
    bytesPerPerson: bytes.length / set.people.length,
    usPerPerson: median(() => buildBlocking(set), set.people.length),
    usStrong: median(() => searchAll(set, blocking, false), set.contacts.length),
    usBoth: median(() => searchAll(set, blocking, true), set.contacts.length),
  }
}

function searchAll({ contacts }: CleanedSet, blocking: Blocking, both: boolean): void {
  for (const { contact } of contacts) {
    const { strong, rest } = blocking.search(contact, nicknames)
    strong()
    if (both) rest()
  }
}

function median(run: () => void, times: number): number {
  const each = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / times
  })
  return each.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0
}
