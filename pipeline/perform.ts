/** One message from beginning to end: begin its range, run its step with heartbeats, give it back if it fails. */
import type { DirectoryIndexError } from '#core/directory-index.ts'
import type { ParametersError } from '#core/parameters.ts'
import type { BackPorts } from './audience/write-back/back-ports.ts'
import { type CalibratePorts, calibrate } from './calibrate.ts'
import { type EnrichPorts, enrich } from './enrich.ts'
import { type EstimatePorts, estimate } from './estimate.ts'
import { type FetchPorts, fetchAudience } from './fetch-audience.ts'
import { type ImportPorts, importDirectory } from './import-directory.ts'
import { type MergePorts, merge } from './merge.ts'
import { type NotifyPorts, notify } from './notify.ts'
import { type DiskRoom, hasRoom, watchRoom } from './part/disk-room.ts'
import { errorCode, isPassing } from './part/error-code.ts'
import type { SourceError } from './part/read-source.ts'
import { taskFacts } from './part/task-facts.ts'
import type { ConnectionError } from './people/vendor.ts'
import type { Directories } from './ports/directories.ts'
import type { Job, Jobs } from './ports/jobs.ts'
import type { Log, LogFacts } from './ports/log.ts'
import type { Message, Queue, Step, Task } from './ports/messages.ts'
import type { Ranges } from './ports/ranges.ts'
import { CAREFUL_AFTER, CAREFUL_STEPS } from './ports/ranges.ts'
import { WaitError } from './ports/wait-error.ts'
import { resolve } from './resolve.ts'
import { split } from './split.ts'
import { splitTrial } from './split-trial.ts'
import { type StitchPorts, stitchAudience } from './stitch-audience.ts'
import { writeBack } from './write-back.ts'
import { type PreviewBackPorts, previewWriteBack } from './write-back-preview.ts'
import { undoWriteBack } from './write-back-undo.ts'

/** Works on a task in a process of its own, which may die of a row: that row is found, and fails alone. */
export type Careful = (task: Task, signal: AbortSignal) => Promise<void>

/** All that the steps ask for together. */
export interface PerformPorts
  extends Omit<CalibratePorts, 'objects' | 'directories' | 'ranges' | 'people'>,
    Omit<EnrichPorts, 'ranges'>,
    Omit<ImportPorts, 'directories'>,
    Omit<MergePorts, 'ranges'>,
    Omit<NotifyPorts, 'ranges'> {
  readonly ranges: Ranges
  readonly directories: Directories
  readonly jobs: Pick<Jobs, 'get'>
  readonly queue: Pick<Queue, 'bury'>
  readonly heartbeatMs: number
  /** This machine's clock, which may be wrong: for telling how long something took, never for deciding anything. */
  readonly now: () => Date
  readonly log: Log
  /** Where it is not given, every attempt is made here. */
  readonly careful?: Careful
  /** Where it is not given, nobody asks for estimates. */
  readonly estimating?: Omit<EstimatePorts, 'objects' | 'codec' | 'sha256' | 'ranges'>
  /** Where it is not given, nobody brings audiences in. */
  readonly audiences?: Omit<FetchPorts & StitchPorts, 'objects' | 'codec'>
  /** Where it is not given, nobody corrects audiences. */
  readonly writingBack?: Omit<BackPorts & PreviewBackPorts, 'objects' | 'codec' | 'ranges' | 'jobs'>
  /** Where it is not given, nobody looks. */
  readonly room?: DiskRoom
}

const BACK_STEPS = { preview_back: previewWriteBack, write_back: writeBack, undo_back: undoWriteBack } as const
type BackStep = keyof typeof BACK_STEPS
const isBackStep = (step: Step): step is BackStep => Object.hasOwn(BACK_STEPS, step)

type JobStep = (ports: PerformPorts, task: Task, job: Job, signal: AbortSignal) => Promise<unknown>

const JOB_STEPS: Readonly<Record<Exclude<Step, 'import' | 'estimate' | 'fetch' | 'stitch' | BackStep>, JobStep>> = {
  split: (ports, task, job, signal) => (job.trialRows ? splitTrial : split)(ports, task, job, signal),
  calibrate,
  enrich,
  resolve,
  merge,
  notify,
}

type EndingCode = SourceError['code'] | DirectoryIndexError['code'] | ParametersError['code'] | ConnectionError['code']

/** What ends the whole job: its file is not the one it was made for, or it began before an upgrade. */
const ENDS_THE_JOB: readonly string[] = [
  'source.changed',
  'source.missing',
  'directory.outdated',
  'directory.too_large',
  'parameters.outdated',
  'connection.missing',
] satisfies EndingCode[]

/**
 * @param shutdown aborted when the worker may not even drain any more
 * @throws StoreError when the state of the range can't be changed: the message then comes again by itself
 */
export async function perform(
  ports: PerformPorts,
  message: Message,
  workerId: string,
  shutdown: AbortSignal,
): Promise<void> {
  const begun = await ports.ranges.begin(message, workerId)
  if (begun.outcome === 'drop') return ports.log('debug', 'step.dropped', taskFacts(message))
  if (begun.outcome === 'dead') {
    ports.log('error', 'step.dead', { ...taskFacts(message), workerId, code: 'range.attempts' })
    return ports.queue.bury(message, 'range.attempts')
  }
  const { task } = begun
  const facts = { ...taskFacts(task), workerId }
  if (ports.room && !(await hasRoom(ports.room))) {
    ports.log('warn', 'step.parked', { ...facts, code: 'disk.full' })
    return ports.ranges.park(task, 'disk.full', awayMs(task, 'disk.full'))
  }
  const begunAt = ports.now().getTime()
  ports.log('debug', 'step.begun', facts)
  const lost = new AbortController()
  const full = new AbortController()
  const signal = AbortSignal.any([lost.signal, full.signal, shutdown])
  const stopWatching = watchRoom(ports.room, () => full.abort())
  const heart = setInterval(() => {
    // A heartbeat that can't be written changes nothing: acceptance decides.
    ports.ranges.heartbeat(task).then(
      (isCurrent) => {
        if (!isCurrent) lost.abort()
      },
      () => {},
    )
  }, ports.heartbeatMs)
  const { careful } = ports
  const isCareful = careful !== undefined && task.failures >= CAREFUL_AFTER && CAREFUL_STEPS.includes(task.step)
  try {
    const work = isCareful ? careful(task, signal) : workOn(ports, task, signal)
    // Not all that a step waits for can be broken off: it is left to itself then, and nothing that it does counts.
    await unlessAborted(work, shutdown)
    ports.log('info', 'step.ended', { ...facts, ms: ports.now().getTime() - begunAt })
  } catch (error) {
    if (lost.signal.aborted) return ports.log('warn', 'step.lost', facts)
    if (error instanceof WaitError) return await wait(ports, task, error, facts)
    await fail(ports, task, codeOf(error, { shutdown, full: full.signal }), facts)
  } finally {
    stopWatching()
    clearInterval(heart)
  }
}

/** Makes an attempt; whoever calls it keeps its heart beating. */
export async function workOn(ports: PerformPorts, task: Task, signal: AbortSignal): Promise<void> {
  if (task.step === 'import') {
    const directory = await ports.directories.get(task.workspaceId, task.subjectId)
    if (directory !== null) await importDirectory(ports, task, directory, signal)
    return
  }
  if (task.step === 'estimate') {
    const { estimating } = ports
    if (estimating === undefined) throw new Error('estimate.without_ports')
    await estimate({ ...ports, ...estimating }, task, signal)
    return
  }
  if (task.step === 'fetch' || task.step === 'stitch') {
    const { audiences } = ports
    if (audiences === undefined) throw new Error('audience.without_ports')
    await (task.step === 'fetch' ? fetchAudience : stitchAudience)({ ...ports, ...audiences }, task, signal)
    return
  }
  const { step } = task
  if (isBackStep(step)) {
    const { writingBack } = ports
    if (writingBack === undefined) throw new Error('write_back.without_ports')
    await BACK_STEPS[step]({ ...ports, ...writingBack }, task, signal)
    return
  }
  const job = await ports.jobs.get(task.workspaceId, task.subjectId)
  if (job !== null) await JOB_STEPS[step](ports, task, job, signal)
}

/** Paid calls that are under way get this long to end, and to be written down, when a worker has to stop. */
const LAST_MS = 3_000

/** Waits for `work`, but not for long once the signal is aborted. */
function unlessAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = () => {
      timer = setTimeout(() => reject(signal.reason), LAST_MS)
    }
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', stop)
      clearTimeout(timer)
    })
  })
}

const codeOf = (error: unknown, { shutdown, full }: { readonly shutdown: AbortSignal; readonly full: AbortSignal }) =>
  shutdown.aborted ? 'worker.stopped' : full.aborted ? 'disk.full' : errorCode(error)

/** The first outages are short; a long one is looked at once a minute. */
const MOST_AWAY_MS = 60_000

function awayMs({ attempt }: Task, code: string): number {
  return code === 'worker.stopped' ? 0 : Math.min(MOST_AWAY_MS, 1_000 * 2 ** attempt)
}

/** Nothing is wrong with it: what it waits for is told to the user. */
async function wait(ports: PerformPorts, task: Task, { code, forMs }: WaitError, facts: LogFacts): Promise<void> {
  ports.log('info', 'step.parked', { ...facts, code })
  await ports.ranges.park(task, code, forMs)
}

async function fail(ports: PerformPorts, task: Task, code: string, facts: LogFacts): Promise<void> {
  ports.log('warn', 'step.failed', { ...facts, code })
  if (isPassing(code)) return ports.ranges.park(task, code, awayMs(task, code))
  if (ENDS_THE_JOB.includes(code)) {
    if (task.step === 'import') await ports.directories.failImport(task, code)
    else if (task.step === 'estimate') await ports.estimating?.estimates.fail(task, code)
    else if (task.step === 'fetch' || task.step === 'stitch') await ports.audiences?.reads.fail(task, code)
    else if (isBackStep(task.step)) await ports.writingBack?.writeBacks.fail(task, code)
    else await ports.ranges.failJob(task, code)
    return
  }
  const outcome = await ports.ranges.giveBack(task, code)
  if (outcome !== 'dead') return
  ports.log('error', 'step.dead', { ...facts, code })
  await ports.queue.bury(task, code)
}
