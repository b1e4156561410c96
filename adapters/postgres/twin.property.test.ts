/** Any sequence of calls gets the same answers from Postgres as from the in-memory twin. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deadPartKey, directoryKey, partKey, resolvedPartKey, resultKey } from '#core/storage-key.ts'
import type { Job } from '#pipeline/ports/jobs.ts'
import type { Message, Task } from '#pipeline/ports/messages.ts'
import {
  longSource,
  longSpans,
  sampleDirectory,
  sampleFrozen,
  sampleJob,
  samplePart,
  sampleSpans,
} from '../contracts/samples.ts'
import { OURS, type StoreUnderTest, THEIRS } from '../contracts/store-under-test.ts'
import { openMemoryStore } from '../memory/open-memory-store.ts'
import { openPostgresStore } from './open-postgres-store.ts'
import { cloneDatabase } from './test-database.ts'

let clone: Awaited<ReturnType<typeof cloneDatabase>>
beforeAll(async () => {
  clone = await cloneDatabase()
})
afterAll(() => clone.drop())

/** What a worker and a person know, the same for both stores. */
interface Known {
  readonly messages: Message[]
  readonly tasks: Task[]
}

type Call = (store: StoreUnderTest, known: Known) => Promise<unknown>

const JOBS = [
  [OURS, 'job-1'],
  [OURS, 'job-2'],
  [THEIRS, 'job-3'],
] as const

/** Of one a long list in short ranges, of one both long; the directory is long as well. */
const aJobOf = (workspaceId: string, id: string) =>
  id === 'job-1' ? sampleJob(workspaceId, id) : { ...sampleJob(workspaceId, id), source: longSource }
const spansOf = ({ subjectId }: Task) => (subjectId === 'job-3' ? longSpans : sampleSpans)

const VERBS = ['pause', 'resume', 'cancel', 'retryFailed', 'delete'] as const
const aJob = fc.constantFrom(...JOBS)
const which = fc.nat(30)
const pick = <T>(items: readonly T[], at: number) => items[items.length - 1 - (at % Math.max(1, items.length))]

/** Does what a worker would with a task, well or badly. */
async function finish(store: StoreUnderTest, task: Task, failed: number): Promise<unknown> {
  const { ranges } = store
  switch (task.step) {
    case 'import':
      return failed > 0
        ? store.directories.failImport(task, 'csv.empty')
        : store.directories.finishImport(task, { key: sampleJob(OURS, 'x').source.key, bytes: 1, rows: 1, hash: 'h' })
    case 'split': {
      const { nextN } = await ranges.lastSpan(task)
      const isAppended = nextN < 4 && (await ranges.append(task, nextN, spansOf(task)(2, nextN)))
      return [nextN, isAppended, nextN < 2 ? null : await ranges.finishSplit(task, nextN + (isAppended ? 2 : 0))]
    }
    case 'calibrate':
      return ranges.finishCalibrate(task, sampleFrozen)
    case 'enrich':
      return ranges.accept(task, samplePart(task, { matched: 10 - failed, failed }, { 'email.syntax': failed }))
    case 'resolve': {
      const [first] = await ranges.parts(task.workspaceId, task.subjectId, 0, 1)
      const part = first?.part && { ...first.part, tallies: samplePart(task, { duplicate: 10 }).tallies }
      return [part && (await ranges.replacePart(task, first.n, first.part.key, part)), await ranges.finishResolve(task)]
    }
    case 'merge':
      return ranges.finishMerge(task, [])
    case 'notify':
      return ranges.finishNotify(task)
    case 'estimate':
    case 'fetch':
    case 'stitch':
    case 'preview_back':
    case 'write_back':
    case 'undo_back':
      return null
    default:
      return task.step satisfies never
  }
}

const onTask = (name: string, at: number, call: (store: StoreUnderTest, task: Task) => Promise<unknown>) =>
  named(`${name} ${at}`, async (store, known) => {
    const task = pick(known.tasks, at)
    return task ? call(store, task) : null
  })

/** A call that a failing run can be read by. */
const named = (name: string, call: Call): Call => Object.assign(call, { [fc.toStringMethod]: () => name })

const claim = fc.nat(8).map((window) =>
  named(`claim ${window}`, async (store, known) => {
    const messages = await store.backlog.claim(window)
    known.messages.push(...messages)
    return messages
  }),
)
const begin = which.map((at) =>
  named(`begin ${at}`, async (store, known) => {
    const message = pick(known.messages, at)
    if (!message) return null
    const begun = await store.ranges.begin(message, 'worker')
    if (begun.outcome === 'go') known.tasks.push(begun.task)
    return begun
  }),
)

/** A worker to whom nothing happens: it brings jobs to their end, now and then with failed rows. */
const work = fc.tuple(fc.nat(7), fc.constantFrom(0, 3)).map(([window, failed]) =>
  named(`work ${window} (${failed} failed)`, async (store, known) => {
    const answers: unknown[] = []
    for (const message of await store.backlog.claim(window)) {
      known.messages.push(message)
      const begun = await store.ranges.begin(message, 'worker')
      if (begun.outcome === 'go') known.tasks.push(begun.task)
      answers.push(begun, begun.outcome === 'go' && (await finish(store, begun.task, failed)))
    }
    return answers
  }),
)

const aCall: fc.Arbitrary<Call> = fc.oneof(
  { weight: 30, arbitrary: work },
  { weight: 6, arbitrary: claim },
  { weight: 8, arbitrary: begin },
  {
    weight: 9,
    arbitrary: fc
      .tuple(which, fc.constantFrom(0, 0, 0, 3))
      .map(([at, failed]) => onTask(`finish (${failed} failed)`, at, (store, task) => finish(store, task, failed))),
  },
  { weight: 2, arbitrary: which.map((at) => onTask('give back', at, (s, task) => s.ranges.giveBack(task, 'cause'))) },
  { weight: 1, arbitrary: which.map((at) => onTask('heartbeat', at, (s, task) => s.ranges.heartbeat(task))) },
  {
    weight: 1,
    arbitrary: which.map((at) =>
      onTask('fail job', at, async (s, task) => task.step !== 'import' && s.ranges.failJob(task, 'code')),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(which, fc.constantFrom('paused', 'budget', 'provider.limit'), fc.constantFrom(null, 0, 350_000))
      .map(([at, reason, ms]) => onTask(`park ${reason} ${ms}`, at, (s, task) => s.ranges.park(task, reason, ms))),
  },
  {
    weight: 5,
    arbitrary: fc.constantFrom(100_000, 600_000).map((ms) =>
      named(`pass ${ms} and sweep`, async (store) => {
        await store.pass(ms)
        const { readied, dead } = await store.backlog.sweep()
        return [readied, dead.map((each) => JSON.stringify(each)).sort()]
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: which.map((at) =>
      named(`unclaim ${at}`, async (store, known) => {
        const message = pick(known.messages, at)
        return message && store.backlog.unclaim([message])
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...VERBS, 'retryFailed' as const, 'resume' as const), aJob)
      .map(([verb, job]) =>
        named(`${verb} ${job[1]}`, (store) =>
          verb === 'retryFailed'
            ? store.jobs.retryFailed(job[0], job[1], 'ask_again')
            : store.jobs[verb](job[0], job[1]),
        ),
      ),
  },
)

/** Without what is told by the clock. */
const timeless = (job: Job | null) =>
  job && {
    ...job,
    recent: null,
    askUnknownBefore: job.askUnknownBefore !== null,
    startedAt: job.startedAt !== null,
    endedAt: job.endedAt !== null,
    waiting: job.waiting.map((wait) => ({ ...wait, until: wait.until !== null })),
  }

/** Whatever an attempt may have written. */
const KEYS = [1, 2].flatMap((generation) =>
  [1, 2, 3].flatMap((attempt) => [
    directoryKey(OURS, 'directory', generation, attempt),
    ...JOBS.flatMap(([workspaceId, id]) => [
      partKey(workspaceId, id, 0, generation, attempt),
      partKey(workspaceId, id, 1, generation, attempt),
      resolvedPartKey(workspaceId, id, 0, generation, attempt),
      deadPartKey(workspaceId, id, 0, generation, attempt),
      resultKey(workspaceId, id, generation, `${generation}-${attempt}`, 'result.csv'),
      resultKey(workspaceId, id, generation, `${attempt}-1`, 'result.csv'),
    ]),
  ]),
)

async function everything(store: StoreUnderTest): Promise<unknown> {
  return [
    await Promise.all(JOBS.map(([workspaceId, id]) => store.jobs.get(workspaceId, id).then(timeless))),
    await Promise.all(JOBS.map(([workspaceId, id]) => store.ranges.parts(workspaceId, id, 0, 100))),
    await store.directories.get(OURS, 'directory'),
    await store.leftovers.orphans(KEYS),
    await store.leftovers.orphanMultiparts(KEYS.map((key) => ({ key, multipartId: 'multipart' }))),
  ]
}

async function run(store: StoreUnderTest, calls: readonly Call[]): Promise<readonly unknown[]> {
  const known: Known = { messages: [], tasks: [] }
  for (const [workspaceId, id] of JOBS) await store.jobs.create(aJobOf(workspaceId, id), null)
  await store.directories.create({ ...sampleDirectory(OURS, 'directory'), source: longSource })
  const answers: unknown[] = []
  for (const call of calls) answers.push([(await call(store, known)) ?? null, await everything(store)])
  return answers
}

test('random sequences of calls', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aCall, { minLength: 20, maxLength: 60, size: 'max' }), async (calls) => {
      const expected = await run(await openMemoryStore(), calls)
      expect(await run(await openPostgresStore(clone.database), calls)).toEqual(expected)
    }),
    { numRuns: 25, seed: 20_240_503 },
  )
})
