/** For tests: a row that ends whatever looks it up. */
import type { DirectoryIndex } from '#core/directory-index.ts'
import type { TextCodec } from '#core/text.ts'
import type { DirectoryIndexes } from '#pipeline/ports/directories.ts'

export interface Poison {
  /** Where it acts: when the row's text is read, or when the contact is looked up. */
  readonly at: 'reading' | 'lookup'
  /** The given name of the contact. */
  readonly firstName: string
  readonly does: 'throw' | 'hang' | 'exhaust'
}

/** Puts the poison into the text that a worker reads, or the directories that it opens. */
export function poison(ports: { codec: TextCodec; indexes: DirectoryIndexes }, { at, firstName, does }: Poison): void {
  if (at === 'reading') {
    const { decode } = ports.codec
    ports.codec = {
      ...ports.codec,
      decode(bytes, encoding) {
        const text = decode(bytes, encoding)
        if (text.startsWith(`${firstName},`)) act(does)
        return text
      },
    }
    return
  }
  const { open, reopen } = ports.indexes
  const poisoned = new WeakMap<DirectoryIndex, DirectoryIndex>()

  function poisonedIndex(index: DirectoryIndex): DirectoryIndex {
    const found = poisoned.get(index) ?? {
      ...index,
      search(contact, nicknames) {
        if (contact.values.first_name?.[0]?.text === firstName) act(does)
        return index.search(contact, nicknames)
      },
      candidates(contact, nicknames) {
        if (contact.values.first_name?.[0]?.text === firstName) act(does)
        return index.candidates(contact, nicknames)
      },
    }
    poisoned.set(index, found)
    return found
  }

  ports.indexes = {
    open: async (key) => poisonedIndex(await open(key)),
    reopen: async (key) => poisonedIndex(await reopen(key)),
  }
}

function act(does: Poison['does']): void {
  switch (does) {
    case 'throw':
      throw new TypeError('poison')
    case 'hang':
      for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000)
    case 'exhaust':
      for (const kept: string[][] = []; ; ) kept.push(Array.from({ length: 10_000 }, (_, i) => `${i}${kept.length}`))
    default:
      does satisfies never
  }
}
