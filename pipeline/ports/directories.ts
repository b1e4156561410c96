/** The workspace's own reference lists. */

import type { DirectoryIndex } from '#core/directory-index.ts'
import type { Mapping } from '#core/field.ts'
import type { StorageKey } from '#core/storage-key.ts'
import type { Task } from './messages.ts'
import type { Page } from './page.ts'
import type { SourceFile } from './source-file.ts'

export interface Directory {
  readonly id: string
  readonly workspaceId: string
  readonly name: string
  readonly status: 'importing' | 'ready' | 'failed'
  readonly errorCode: string | null
  readonly uploadId: string
  readonly source: SourceFile
  readonly mapping: Mapping
  /** Null: chosen by the rule of the design. */
  readonly idColumn: number | null
  /** Null until it is ready. */
  readonly index: {
    readonly key: StorageKey
    readonly bytes: number
    readonly rows: number
    readonly hash: string
  } | null
  readonly createdAt: Date
}

export interface Directories {
  /** Also makes its `import` step ready, in the same transaction. `expired`: its upload is not kept any more. */
  create(directory: Omit<Directory, 'status' | 'errorCode' | 'index'>): Promise<'created' | 'expired'>
  get(workspaceId: string, id: string): Promise<Directory | null>
  /** Newest first; `cursor` is what an earlier page gave as `next`; any other text gives an empty page. */
  list(workspaceId: string, cursor: string | null, limit: number): Promise<Page<Directory>>
  /** `in_use` while a job that has not ended names it. */
  delete(workspaceId: string, id: string): Promise<'deleted' | 'missing' | 'in_use'>
  /** Ends its import; false when the task is no longer the current one. */
  finishImport(task: Task, index: NonNullable<Directory['index']>): Promise<boolean>
  failImport(task: Task, errorCode: string): Promise<boolean>
}

/** Directory indexes, opened once per process and kept. */
export interface DirectoryIndexes {
  open(key: StorageKey): Promise<DirectoryIndex>
  /** Opened anew, for whoever saw the kept one throw in the middle of something: it may be left in any state. */
  reopen(key: StorageKey): Promise<DirectoryIndex>
}
