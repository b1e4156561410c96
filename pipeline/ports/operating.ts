/** How all of it stands: for operators and metrics. */
import type { Message, Step } from './messages.ts'

/** One row of work, whatever its generation. */
export type StepAt = Omit<Message, 'generation'>

/** Steps that stand alike: not those that are done. */
export interface StepCount {
  readonly step: Step
  readonly state: 'ready' | 'sent' | 'parked' | 'dead'
  /** Why they are parked; null in any other state. */
  readonly reason: string | null
  readonly count: number
  /** How long the one that came into this state first has been in it. */
  readonly oldestSeconds: number
}

export interface DeadStep extends Message {
  readonly errorCode: string
  /** Null for a step over the whole list. */
  readonly rows: number | null
  readonly diedAt: Date
}

export interface WorkerAtWork {
  readonly id: string
  readonly startedAt: Date
  /** Since it was seen last. */
  readonly seenSeconds: number
  /** What it is working on, and for how long; null while it waits for a message. */
  readonly task: (StepAt & { readonly attempt: number; readonly seconds: number }) | null
}

/** How all workspaces together stand at one moment. */
export interface Overview {
  readonly steps: readonly StepCount[]
  /** Steps that a worker has, or could have at once: what more workers would make shorter. */
  readonly backlog: number
  /** Ages in seconds of what waited longest to be given out and could be: a range; any step. 0 where nothing waits. */
  readonly lag: { readonly rangeSeconds: number; readonly stepSeconds: number }
  /** The latest first. */
  readonly dead: readonly DeadStep[]
  /** Those seen lately, the longest at work first. */
  readonly workers: readonly WorkerAtWork[]
}

/**
 * Counts that only grow, however often a job is tried again or deleted. `rows`: accepted, by status; `lookups`: by
 * `provider/outcome`; `steps`: by `step/end`, where an end is `done`, `failed` (with its job), `retry` or `dead`.
 */
export interface Count {
  readonly name: 'rows' | 'lookups' | 'steps'
  readonly label: string
  readonly value: number
}

export interface Operations {
  /** @param mostDead how many dead steps to tell at most */
  overview(mostDead: number): Promise<Overview>
  counts(): Promise<readonly Count[]>
  /** Bytes of all objects that are known by the store: uploads, indexes, parts, results. */
  storedBytes(): Promise<number>
  /**
   * Gives the dead steps of a job or directory a new generation each, in one transaction: all of them, or `only` one.
   * Ranges of a job that runs or has ended; the mail of one that has ended; a directory's import. Where steps over the
   * whole list have failed the job, all of those together: one alone would wait for the others for good. `not_now`
   * when nothing is dead, and where the job is cancelled or about to be merged.
   * @returns what was dead, with the generations that died
   */
  redrive(
    workspaceId: string,
    subjectId: string,
    only: Pick<StepAt, 'step' | 'n'> | null,
  ): Promise<{ readonly outcome: 'done'; readonly steps: readonly Message[] } | { readonly outcome: 'not_now' }>
}

/** The disk that holds the local store. */
export interface Disk {
  /** Null where the store is elsewhere. `freeBytes`: what this user may still write. */
  space(): Promise<{ readonly totalBytes: number; readonly freeBytes: number } | null>
}

export interface DeadLetters {
  /** Takes these messages out of the dead-letter queue; what is not there is not missed. @returns how many were there */
  drain(messages: readonly Message[]): Promise<number>
}
