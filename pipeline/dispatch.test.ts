/** Whoever brings a short list does not wait for a long one: workers, a queue and a clock that is only moved by them. */
import { expect, test } from 'vitest'
import {
  longSource,
  sampleDirectory,
  sampleFrozen,
  sampleJob,
  samplePart,
  sampleSpans,
} from '#adapters/contracts/samples.ts'
import { OURS, THEIRS } from '#adapters/contracts/store-under-test.ts'
import { openMemoryStore } from '#adapters/memory/open-memory-store.ts'
import { dispatch } from './dispatch.ts'
import type { Message, Task } from './ports/messages.ts'

const LIST_ROWS = 10_000_000
const RANGE_ROWS = 50_000
/** What things take, on the slow side. */
const ROW_SECONDS = 80e-6
const SHORT_STEP_SECONDS = 0.3
const CALIBRATE_SECONDS = 1
const LONG_STEP_SECONDS = 60
const HOP_SECONDS = 0.1
/** Workers look for work this often even when nobody asks them to. */
const TICK_SECONDS = 0.5

const isLongJob = ({ subjectId }: Message) => subjectId.startsWith('long')

function secondsOf(task: Task): number {
  switch (task.step) {
    case 'enrich':
      return HOP_SECONDS + (task.span?.rows ?? 0) * ROW_SECONDS
    case 'calibrate':
      return HOP_SECONDS + CALIBRATE_SECONDS
    case 'notify':
      return HOP_SECONDS + SHORT_STEP_SECONDS
    case 'import':
    case 'split':
    case 'resolve':
    case 'merge':
    case 'estimate':
    case 'fetch':
    case 'stitch':
    case 'preview_back':
    case 'write_back':
    case 'undo_back':
      return HOP_SECONDS + (isLongJob(task) ? LONG_STEP_SECONDS : SHORT_STEP_SECONDS)
    default:
      return task.step satisfies never
  }
}

const longSpans = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    fromByte: n * 1_000,
    toByte: (n + 1) * 1_000,
    firstRow: 1 + n * RANGE_ROWS,
    rows: RANGE_ROWS,
  }))

/** So many workers, the queue between them and the store, and a clock. */
async function house(workers: number) {
  const store = await openMemoryStore()
  const { ranges, jobs, backlog, directories } = store
  const queue: Message[] = []
  const atWork: { task: Task; until: number }[] = []
  let now = 0
  const ports = {
    backlog,
    workers: { alive: async () => workers, beat: async () => {}, leave: async () => {} },
    queue: { send: async (messages: readonly Message[]) => void queue.push(...messages), bury: async () => {} },
  }

  async function finish(task: Task): Promise<void> {
    switch (task.step) {
      case 'import':
        await directories.finishImport(task, { key: sampleJob(OURS, 'x').source.key, bytes: 1, rows: 1, hash: '' })
        break
      case 'split': {
        const spans = isLongJob(task) ? longSpans(LIST_ROWS / RANGE_ROWS) : sampleSpans(1)
        await ranges.append(task, 0, spans)
        await ranges.finishSplit(task, spans.length)
        break
      }
      case 'calibrate':
        await ranges.finishCalibrate(task, sampleFrozen)
        break
      case 'enrich':
        await ranges.accept(task, samplePart(task, { matched: task.span?.rows ?? 0 }))
        break
      case 'resolve':
        await ranges.finishResolve(task)
        break
      case 'merge':
        await ranges.finishMerge(task, [])
        break
      case 'notify':
        await ranges.finishNotify(task)
        break
      case 'estimate':
      case 'fetch':
      case 'stitch':
      case 'preview_back':
      case 'write_back':
      case 'undo_back':
        break
      default:
        task.step satisfies never
    }
  }

  async function takeUp(): Promise<void> {
    while (atWork.length < workers) {
      const message = queue.shift()
      if (message === undefined) return
      const begun = await ranges.begin(message, 'worker')
      if (begun.outcome === 'go') atWork.push({ task: begun.task, until: now + secondsOf(begun.task) })
    }
  }

  /** Lets the workers work until something is so; a worker that has finished asks for more, as the real ones do. */
  async function runUntil(isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo())) {
      await dispatch(ports)
      await takeUp()
      now = Math.min(now + TICK_SECONDS, ...atWork.map(({ until }) => until))
      for (const done of atWork.filter(({ until }) => until <= now)) {
        atWork.splice(atWork.indexOf(done), 1)
        await finish(done.task)
        await dispatch(ports)
        await takeUp()
      }
    }
  }

  const phaseOf = async (workspaceId: string, id: string) => (await jobs.get(workspaceId, id))?.phase
  const addLong = (id: string) => jobs.create({ ...sampleJob(OURS, id), source: longSource }, null)

  return {
    store,
    runUntil,
    addLong,
    addLongDirectory: () => directories.create({ ...sampleDirectory(OURS, 'long'), source: longSource }),
    phaseOf,
    working: () => atWork.map(({ task }) => `${task.subjectId} ${task.step}`).sort(),
    /** @returns seconds until a short list, brought now, has ended */
    async shortTakes(workspaceId: string, id: string): Promise<number> {
      const from = now
      await jobs.create(sampleJob(workspaceId, id), null)
      await runUntil(async () => (await phaseOf(workspaceId, id)) === 'ended')
      return now - from
    },
    doneRanges: async (id: string) => (await jobs.get(OURS, id))?.rangesDone ?? 0,
  }
}

const LONG_RANGE_SECONDS = HOP_SECONDS + RANGE_ROWS * ROW_SECONDS
const OWN_SECONDS = 5 * (HOP_SECONDS + SHORT_STEP_SECONDS) + CALIBRATE_SECONDS + HOP_SECONDS

test.each([
  ['another workspace', THEIRS],
  ['the same workspace', OURS],
])('a short list of %s waits for one range of a long one, and then for nobody', async (_, workspaceId) => {
  const { addLong, runUntil, phaseOf, shortTakes, working, doneRanges } = await house(2)
  await addLong('long')
  await runUntil(async () => (await phaseOf(OURS, 'long')) === 'running' && (await doneRanges('long')) > 4)
  expect(working()).toContain('long enrich')
  for (let n = 0; n < 5; n++) {
    expect(await shortTakes(workspaceId, `short ${n}`)).toBeLessThan(
      LONG_RANGE_SECONDS + OWN_SECONDS + 2 * TICK_SECONDS,
    )
  }
  // Meanwhile the long one went on: one of two workers was its own all the time.
  expect(await doneRanges('long')).toBeGreaterThan(8)
})

test('not even while long lists are split, joined and imported', async () => {
  const { addLong, addLongDirectory, runUntil, phaseOf, shortTakes, working } = await house(2)
  await addLong('long 1')
  await addLongDirectory()
  await addLong('long 2')
  await runUntil(async () => working().length > 0)
  expect(await shortTakes(THEIRS, 'short 1')).toBeLessThan(15)
  await runUntil(
    async () => (await phaseOf(OURS, 'long 1')) === 'merging' && (await phaseOf(OURS, 'long 2')) === 'merging',
  )
  expect(await shortTakes(THEIRS, 'short 2')).toBeLessThan(15)
}, 120_000)
