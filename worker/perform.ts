/** One message from beginning to end: begin its range, run its step with heartbeats, give it back if it fails. */
import { calibrate } from '#pipeline/calibrate.ts'
import { enrich } from '#pipeline/enrich.ts'
import { importDirectory } from '#pipeline/import-directory.ts'
import { merge } from '#pipeline/merge.ts'
import { notify } from '#pipeline/notify.ts'
import type { Job, Message, Step, Task } from '#pipeline/ports.ts'
import { resolve } from '#pipeline/resolve.ts'
import { split } from '#pipeline/split.ts'
import { errorCode, isPassing } from './error-code.ts'
import type { WorkerPorts } from './worker-ports.ts'

type JobStep = (ports: WorkerPorts, task: Task, job: Job, signal: AbortSignal) => Promise<unknown>

const JOB_STEPS: Readonly<Record<Exclude<Step, 'import'>, JobStep>> = {
  split,
  calibrate,
  enrich,
  resolve,
  merge,
  notify,
}

/** What ends the whole job: its file is not the one it was made for any more. */
const ENDS_THE_JOB: Readonly<Record<string, string>> = {
  'object.changed': 'source.changed',
  'object.missing': 'source.missing',
}

/**
 * @param shutdown aborted when the worker may not even drain any more
 * @throws when the store can't be reached: the message then comes again by itself
 */
export async function perform(
  ports: WorkerPorts,
  message: Message,
  workerId: string,
  shutdown: AbortSignal,
): Promise<void> {
  const begun = await ports.ranges.begin(message, workerId)
  if (begun.outcome === 'drop') return
  if (begun.outcome === 'dead') return ports.queue.bury(message, 'range.attempts')
  const { task } = begun
  const lost = new AbortController()
  const signal = AbortSignal.any([lost.signal, shutdown])
  const heart = setInterval(() => {
    // A heartbeat that can't be written changes nothing: acceptance decides.
    ports.ranges.heartbeat(task).then(
      (isCurrent) => {
        if (!isCurrent) lost.abort()
      },
      () => {},
    )
  }, ports.heartbeatMs)
  try {
    await run(ports, task, signal)
  } catch (error) {
    if (lost.signal.aborted) return
    await fail(ports, task, error)
  } finally {
    clearInterval(heart)
  }
}

async function run(ports: WorkerPorts, task: Task, signal: AbortSignal): Promise<void> {
  if (task.step === 'import') {
    const directory = await ports.directories.get(task.workspaceId, task.subjectId)
    if (directory !== null) await importDirectory(ports, task, directory, signal)
    return
  }
  const job = await ports.jobs.get(task.workspaceId, task.subjectId)
  if (job !== null) await JOB_STEPS[task.step](ports, task, job, signal)
}

async function fail(ports: WorkerPorts, task: Task, error: unknown): Promise<void> {
  const code = errorCode(error)
  if (isPassing(code)) throw error
  ports.log('warn', 'step failed', {
    step: task.step,
    subjectId: task.subjectId,
    n: task.n,
    attempt: task.attempt,
    code,
  })
  const ending = ENDS_THE_JOB[code]
  if (ending !== undefined) {
    if (task.step === 'import') await ports.directories.failImport(task, ending)
    else await ports.ranges.failJob(task, ending)
    return
  }
  const outcome = await ports.ranges.giveBack(task, code)
  if (outcome === 'dead') await ports.queue.bury(task, code)
}
