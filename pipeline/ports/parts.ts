/** The accepted result of a range. */

import type { Tallies } from '#core/counts.ts'
import type { StorageKey } from '#core/storage-key.ts'
import type { Span } from './messages.ts'

/** One range with its accepted part, for those who read parts. */
export interface RangePart {
  readonly n: number
  readonly span: Span
  readonly generation: number
  /** Null while nothing is accepted, and for dead ranges. */
  readonly part: Part | null
  readonly isDead: boolean
}

/** An object of sections, one behind the other; lengths in bytes. */
export interface Part {
  readonly key: StorageKey
  readonly sections: {
    readonly result: number
    /** 0 where the spreadsheet's rows are the result's, byte for byte. */
    readonly spreadsheet: number
    readonly rejected: number
    readonly index: number
    /** The index's statuses once more, a byte a row. Absent in parts of earlier versions. */
    readonly statuses?: number
  }
  readonly tallies: Tallies
}
