// A checksum as S3's XML carries it: `<ChecksumCRC32>…</ChecksumCRC32>`.

import { type Checksum, type ChecksumAlgorithm, checksumAlgorithms } from './checksum.ts'
import { childText, element, type XmlElement } from './xml.ts'

export function checksumElements(checksum: Checksum | null): readonly string[] {
  return checksum ? [element(`Checksum${checksum.algorithm}`, checksum.value)] : []
}

/** The checksum values that an element holds, by algorithm. */
export function readChecksumElements(parent: XmlElement): ReadonlyMap<ChecksumAlgorithm, string> {
  const found = checksumAlgorithms.flatMap((algorithm) => {
    const value = childText(parent, `Checksum${algorithm}`)
    return value === undefined ? [] : [[algorithm, value.trim()] as const]
  })
  return new Map(found)
}
