/** Directory indexes out of the object store, kept in memory while there is room: they never change. */
import { type DirectoryIndex, openDirectoryIndex } from '#core/directory-index.ts'
import type { StorageKey } from '#core/storage-key.ts'
import type { TextCodec } from '#core/text.ts'
import { type DirectoryIndexes, ObjectError, type ObjectReader } from '#pipeline/ports.ts'

interface Kept {
  readonly index: Promise<DirectoryIndex>
  /** 0 until it is read. */
  bytes: number
}

/** @param mostBytes what may be kept altogether; one index that is larger than that is kept alone */
export function createDirectoryIndexes(objects: ObjectReader, codec: TextCodec, mostBytes: number): DirectoryIndexes {
  /** The least lately used first. */
  const kept = new Map<StorageKey, Kept>()

  function makeRoom(): void {
    let total = [...kept.values()].reduce((sum, { bytes }) => sum + bytes, 0)
    for (const [key, { bytes }] of kept) {
      if (total <= mostBytes || kept.size === 1) return
      if (bytes === 0) continue
      kept.delete(key)
      total -= bytes
    }
  }

  function load(key: StorageKey): Kept {
    const loading: Kept = {
      bytes: 0,
      index: readWhole(objects, key).then((whole) => {
        loading.bytes = whole.length
        makeRoom()
        return openDirectoryIndex(whole, codec)
      }),
    }
    // What could not be opened may be tried again.
    loading.index.catch(() => kept.delete(key))
    return loading
  }

  return {
    open(key) {
      const found = kept.get(key) ?? load(key)
      kept.delete(key)
      kept.set(key, found)
      return found.index
    },
  }
}

async function readWhole(objects: ObjectReader, key: StorageKey): Promise<Uint8Array> {
  const head = await objects.head(key)
  if (head === null) throw new ObjectError('object.missing')
  const whole = new Uint8Array(head.bytes)
  let at = 0
  for await (const chunk of objects.read(key, { ifMatch: head.etag })) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
