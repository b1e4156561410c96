/** Writes a list into the store while it grows: at once where it is short, in parts where it is not. */
import type { StorageKey } from '#core/storage-key.ts'
import type { TextCodec } from '#core/text.ts'
import type { ObjectWriter, PartTag } from '../ports/objects.ts'

export interface ListWriter {
  add(text: string): Promise<void>
  finish(): Promise<{ readonly etag: string; readonly bytes: number }>
  /** Gives back the space of what was written so far. */
  abort(): Promise<void>
}

/** S3 wants 5 MiB at least; ten thousand of these are 80 GB. */
const PART_BYTES = 8 * 1024 * 1024
const TYPE = 'text/csv'

export function createListWriter(
  objects: Pick<ObjectWriter, 'write' | 'startMultipart' | 'writePart' | 'completeMultipart' | 'abortMultipart'>,
  codec: TextCodec,
  key: StorageKey,
): ListWriter {
  let pieces: Uint8Array[] = []
  let waiting = 0
  let total = 0
  let multipartId: string | null = null
  const parts: PartTag[] = []

  async function send(): Promise<void> {
    multipartId ??= await objects.startMultipart(key, TYPE)
    parts.push(await objects.writePart(key, multipartId, parts.length + 1, pieces))
    pieces = []
    waiting = 0
  }

  return {
    async add(text) {
      const bytes = codec.encode(text)
      pieces.push(bytes)
      waiting += bytes.byteLength
      total += bytes.byteLength
      if (waiting >= PART_BYTES) await send()
    },
    async finish() {
      if (multipartId === null) return { ...(await objects.write(key, pieces, TYPE)), bytes: total }
      if (waiting > 0) await send()
      return { ...(await objects.completeMultipart(key, multipartId, parts)), bytes: total }
    },
    async abort() {
      if (multipartId !== null) await objects.abortMultipart(key, multipartId)
    },
  }
}
