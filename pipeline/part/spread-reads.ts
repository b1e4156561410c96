/** Reads many small ranges of one object with few requests. */
import type { StorageKey } from '#core/storage-key.ts'
import type { ByteRange, ObjectReader } from '../ports/objects.ts'
import { readBytes } from './part-sections.ts'

/** Ranges no further apart are read together with what is between them: that takes no longer than another request. */
const APART_BYTES = 64 * 1024

/**
 * @param ranges in the order of their bytes
 * @returns the bytes of each, in the same order
 */
export async function readSpread(
  objects: ObjectReader,
  key: StorageKey,
  ranges: readonly ByteRange[],
): Promise<readonly Uint8Array[]> {
  const runs: { readonly from: number; to: number; readonly ranges: ByteRange[] }[] = []
  for (const range of ranges) {
    const run = runs.at(-1)
    if (run === undefined || range.from - run.to > APART_BYTES) runs.push({ ...range, ranges: [range] })
    else {
      run.to = Math.max(run.to, range.to)
      run.ranges.push(range)
    }
  }
  const read = runs.map(async (run) => {
    const bytes = await readBytes(objects, key, run)
    return run.ranges.map(({ from, to }) => bytes.subarray(from - run.from, to - run.from))
  })
  return (await Promise.all(read)).flat()
}
