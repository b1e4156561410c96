/** The file that a job or a directory reads. */

import type { Dialect } from '#core/dialect.ts'
import type { StorageKey } from '#core/storage-key.ts'

/** The file a job or a directory reads, as it was when it was made: it does not change afterwards. */
export interface SourceFile {
  readonly key: StorageKey
  readonly etag: string
  readonly bytes: number
  readonly filename: string
  readonly dialect: Dialect
}
