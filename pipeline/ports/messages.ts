/** What is queued, and what a worker has begun. */

export const STEPS = [
  'import',
  'split',
  'calibrate',
  'enrich',
  'resolve',
  'merge',
  'notify',
  'estimate',
  'fetch',
  'stitch',
  'preview_back',
  'write_back',
  'undo_back',
] as const

export type Step = (typeof STEPS)[number]

/**
 * All that is ever queued: ids, never contact data. `subjectId` is a directory's id for `import`, an estimate's for
 * `estimate`, an upload's for `fetch` and `stitch`, a write-back's for the three that go back, else a job's.
 */
export interface Message {
  readonly step: Step
  readonly workspaceId: string
  readonly subjectId: string
  readonly n: number
  readonly generation: number
}

/** Rows `firstRow … firstRow + rows - 1` of the source: bytes from (included) to (excluded). */
export interface Span {
  readonly fromByte: number
  readonly toByte: number
  readonly firstRow: number
  readonly rows: number
}

/** A message that a worker has begun: nobody else's writes count while this attempt is the current one. */
export interface Task extends Message {
  readonly attempt: number
  /** Earlier attempts that ended without acceptance and without a reason to wait: its worker died, or it failed. */
  readonly failures: number
  /** Null for a step over the whole list. */
  readonly span: Span | null
}

export interface Queue {
  send(messages: readonly Message[]): Promise<void>
  /** Puts a message that gave up into the dead-letter queue. */
  bury(message: Message, reasonCode: string): Promise<void>
}
