/** What goes with each name of a record into a key: a name with a city, with a birthday, with the end of a number. */
import type { KeyFamily } from './key-family.ts'
import { keyHash } from './key-hash.ts'
import type { KeyList } from './key-list.ts'
import { createKeyList } from './key-list.ts'
import type { RecordNames } from './record-names.ts'

export interface Contexts {
  readonly clear: () => void
  /** With each name by its sound. */
  readonly add: (family: KeyFamily, context: number, agreeing: number) => void
  /** Also with both initials, which outlive a slip in either name. */
  readonly addForInitials: (family: KeyFamily, context: number, agreeing: number) => void
  readonly addKeys: (names: RecordNames, keys: KeyList) => void
}

export function createContexts(): Contexts {
  const all = createKeyList()
  const forInitials = createKeyList()
  return {
    clear() {
      all.clear()
      forInitials.clear()
    },
    add: all.add,
    addForInitials(family, context, agreeing) {
      all.add(family, context, agreeing)
      forInitials.add(family, context, agreeing)
    },
    addKeys({ sounds, soundParts, initials, initialsParts }, keys) {
      addEach(all, sounds, soundParts, keys)
      addEach(forInitials, initials, initialsParts, keys)
    },
  }
}

function addEach(contexts: KeyList, names: readonly number[], parts: readonly number[], keys: KeyList): void {
  for (let place = 0; place < contexts.size(); place++) {
    const family = contexts.family(place)
    const context = contexts.key(place)
    const agreeing = contexts.agreeing(place)
    for (let name = 0; name < names.length; name++) {
      keys.add(family, keyHash(family, names[name] as number, context), agreeing | (parts[name] as number))
    }
  }
}
