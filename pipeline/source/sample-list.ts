/** The list that comes with Kith: the one that services played on this machine may be asked about. */
import type { ObjectReader } from '#pipeline/ports/objects.ts'
import type { SourceFile } from '#pipeline/ports/source-file.ts'

/** Of public/sample/contacts.csv, as it is shipped. */
const SAMPLE = { bytes: 22_526, sha256: '6b7e875750c3b061075f6ccdcb89bb330bec5a11b1cd46526bb7204380fea32c' }

/** Services that are played here are called after the one they play. */
export const isSimulator = (service: string): boolean => service.endsWith('-simulator')

export interface SampleListPorts {
  readonly objects: Pick<ObjectReader, 'read'>
  /** Lower-case hex. */
  readonly sha256: (bytes: Uint8Array) => Promise<string>
}

/** @returns whether the file is the sample list byte for byte, whatever it is called; it is read only where it is as long */
export async function isSampleList(
  { objects, sha256 }: SampleListPorts,
  { key, etag, bytes }: Pick<SourceFile, 'key' | 'etag' | 'bytes'>,
): Promise<boolean> {
  if (bytes !== SAMPLE.bytes) return false
  const whole = new Uint8Array(SAMPLE.bytes)
  let at = 0
  for await (const piece of objects.read(key, { ifMatch: etag })) {
    if (at + piece.length > whole.length) return false
    whole.set(piece, at)
    at += piece.length
  }
  return (await sha256(whole)) === SAMPLE.sha256
}
