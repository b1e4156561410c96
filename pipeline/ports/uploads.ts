/** Files that were brought. */

import type { Dialect, DialectOverrides } from '#core/dialect.ts'
import type { StorageKey } from '#core/storage-key.ts'

export interface Upload {
  readonly id: string
  readonly workspaceId: string
  readonly filename: string
  readonly bytes: number
  readonly partBytes: number
  readonly key: StorageKey
  readonly multipartId: string
  /** Null until it is completed. */
  readonly etag: string | null
  readonly dialect: Dialect | null
  readonly overrides: DialectOverrides
  readonly createdAt: Date
  /** When its file, or what had arrived of it, was deleted because its time had come. */
  readonly expiredAt: Date | null
}

export interface Uploads {
  create(upload: Omit<Upload, 'etag' | 'dialect' | 'overrides' | 'expiredAt'>): Promise<void>
  get(workspaceId: string, id: string): Promise<Upload | null>
  complete(workspaceId: string, id: string, etag: string): Promise<void>
  setDialect(workspaceId: string, id: string, dialect: Dialect | null, overrides: DialectOverrides): Promise<void>
  /** `in_use` while a directory being imported or a job that has not ended reads it. */
  delete(workspaceId: string, id: string): Promise<'deleted' | 'missing' | 'in_use'>
}
