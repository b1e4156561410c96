/** What the suites of the store ask for: the ports over one empty store, and time that can be made to pass. */
import { expect } from 'vitest'
import type { AudienceReads } from '#pipeline/ports/audience-reads.ts'
import type { Backlog, Workers } from '#pipeline/ports/backlog.ts'
import type { Connections } from '#pipeline/ports/connections.ts'
import type { Directories } from '#pipeline/ports/directories.ts'
import type { Estimates } from '#pipeline/ports/estimates.ts'
import type { Chores, Leftovers, Retention } from '#pipeline/ports/housekeeping.ts'
import type { Jobs } from '#pipeline/ports/jobs.ts'
import type { Message, Step, Task } from '#pipeline/ports/messages.ts'
import type { Operations } from '#pipeline/ports/operating.ts'
import type { Ranges, Timings } from '#pipeline/ports/ranges.ts'
import type { MappingMemory, NicknameAdditions } from '#pipeline/ports/remembered.ts'
import type { Uploads } from '#pipeline/ports/uploads.ts'
import type { WriteBacks } from '#pipeline/ports/write-backs.ts'

/** Far apart from each other and from what a test takes, so that only `pass` decides what is due. */
export const TIMINGS: Timings = { freshMs: 550_000, retryBaseMs: 30_000 }

/** Workspaces that every store under test has. */
export const [OURS, THEIRS] = ['ours', 'theirs'] as const

export interface StoreUnderTest {
  readonly ranges: Ranges
  readonly backlog: Backlog
  readonly jobs: Jobs
  readonly uploads: Uploads
  readonly directories: Directories
  readonly estimates: Estimates
  readonly audienceReads: AudienceReads
  readonly writeBacks: WriteBacks
  readonly mappingMemory: MappingMemory
  readonly nicknames: NicknameAdditions
  readonly workers: Workers
  readonly operations: Operations
  readonly retention: Retention
  readonly leftovers: Leftovers
  readonly chores: Chores
  readonly connections: Connections
  /** Goes on with another secret, and without the one before. */
  loseSecret(): Promise<void>
  /** Makes everything that was written so much older. */
  pass(ms: number): Promise<void>
  /** What time it is for the store. */
  now(): Date
}

export type OpenStore = () => Promise<StoreUnderTest>

/** Takes messages out of a store as a worker does. */
export function worker(store: StoreUnderTest, workerId = 'worker-1') {
  const inbox: Message[] = []

  async function message(step: Step, n = 0): Promise<Message> {
    inbox.push(...(await store.backlog.claim(1_000)))
    const at = inbox.findIndex((each) => each.step === step && each.n === n)
    const [found] = at < 0 ? [] : inbox.splice(at, 1)
    if (!found) throw new Error(`no message for ${step} ${n}`)
    return found
  }

  async function begin(taken: Message): Promise<Task> {
    const begun = await store.ranges.begin(taken, workerId)
    if (begun.outcome !== 'go') throw new Error(`begin of ${taken.step} ${taken.n}: ${begun.outcome}`)
    return begun.task
  }

  return {
    message,
    begin,
    /** Claims and begins. */
    task: async (step: Step, n = 0) => begin(await message(step, n)),
    /** Claims, and sees nothing. */
    async findsNothing() {
      expect(await store.backlog.claim(1_000)).toEqual([])
    },
  }
}
