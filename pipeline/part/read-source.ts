/** Reads the file that a job or a directory was made for, and says so when it is no longer that file. */
import type { ByteRange, ObjectError, ObjectReader } from '../ports/objects.ts'
import type { SourceFile } from '../ports/source-file.ts'
import { errorCode } from './error-code.ts'

/** Trying again does not help: what was begun with this file cannot be finished. */
export class SourceError extends Error {
  readonly code: 'source.changed' | 'source.missing'
  constructor(code: SourceError['code']) {
    super(code)
    this.name = 'SourceError'
    this.code = code
  }
}

const CODES: Readonly<Partial<Record<string, SourceError['code']>>> = {
  'object.changed': 'source.changed',
  'object.missing': 'source.missing',
} satisfies Partial<Record<ObjectError['code'], SourceError['code']>>

/** @throws SourceError when the file was overwritten or deleted since */
export async function* readSource(
  objects: Pick<ObjectReader, 'read'>,
  source: SourceFile,
  range: ByteRange,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    yield* objects.read(source.key, { range, ifMatch: source.etag, signal })
  } catch (error) {
    const code = CODES[errorCode(error)]
    throw code ? new SourceError(code) : error
  }
}
