/** What an S3 refuses, in our words; read by name and status, never by text. */
import { S3ServiceException } from '@aws-sdk/client-s3'
import { ObjectError } from '#pipeline/ports/objects.ts'
import { StoreError } from '#pipeline/ports/store-error.ts'

const CODES: Readonly<Record<string, ObjectError['code']>> = {
  NoSuchKey: 'object.missing',
  NotFound: 'object.missing',
  NoSuchUpload: 'object.missing',
  PreconditionFailed: 'object.changed',
  InvalidPart: 'object.bad_part',
  InvalidPartOrder: 'object.bad_part',
  EntityTooSmall: 'object.too_small_part',
}

/** What an S3 says with a status that blames the caller, but asks to be asked again. */
const AGAIN: readonly string[] = ['RequestTimeout', 'OperationAborted', 'ConditionalRequestConflict']

/** @returns the error to throw instead: an ObjectError, a StoreError where only time helps, else the same */
export function objectError(error: unknown): unknown {
  if (error instanceof Error && error.name === 'AbortError') return error
  if (error instanceof TypeError || error instanceof RangeError) return error
  if (!(error instanceof S3ServiceException)) return new StoreError({ cause: error })
  const code = CODES[error.name]
  if (code) return new ObjectError(code)
  const status = error.$metadata.httpStatusCode ?? 0
  // An answer to HEAD has no body, so no name.
  if (status === 412) return new ObjectError('object.changed')
  if (AGAIN.includes(error.name)) return new StoreError({ cause: error })
  return status === 0 || status === 429 || status >= 500 ? new StoreError({ cause: error }) : error
}
