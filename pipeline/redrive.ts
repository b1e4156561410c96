/** Gives dead steps another life, and takes their messages out of the dead-letter queue. */

import type { Jobs } from '#pipeline/ports/jobs.ts'
import type { Log } from '#pipeline/ports/log.ts'
import type { Message } from '#pipeline/ports/messages.ts'
import type { DeadLetters, Operations, StepAt } from '#pipeline/ports/operating.ts'
import { errorCode } from './part/error-code.ts'
import { areSourcesThere, type SourcePorts } from './part/sources-there.ts'
import { taskFacts } from './part/task-facts.ts'

export interface RedrivePorts extends SourcePorts {
  readonly operations: Pick<Operations, 'redrive'>
  readonly deadLetters: DeadLetters
  readonly jobs: Pick<Jobs, 'get'>
  readonly log: Log
}

/** What is given another life: what died of one job or directory, or `only` one step of it. */
export interface Redriven {
  readonly workspaceId: string
  readonly subjectId: string
  readonly only: Pick<StepAt, 'step' | 'n'> | null
}

/**
 * The store decides; its answer stands even where the dead-letter queue is away, which then keeps messages that nobody
 * needs any more.
 * @returns the steps that live again, with the generations that died
 */
export async function redrive(
  ports: RedrivePorts,
  { workspaceId, subjectId, only }: Redriven,
): Promise<readonly Message[] | { readonly code: 'job.not_now' | 'job.source_gone' }> {
  const job = await ports.jobs.get(workspaceId, subjectId)
  const isMailOnly = only?.step === 'notify'
  if (job?.phase === 'ended' && !isMailOnly && !(await areSourcesThere(ports, job))) return { code: 'job.source_gone' }
  const answer = await ports.operations.redrive(workspaceId, subjectId, only)
  if (answer.outcome === 'not_now') return { code: 'job.not_now' }
  for (const step of answer.steps) ports.log('info', 'step.redriven', taskFacts(step))
  await ports.deadLetters.drain(answer.steps).catch((error) => {
    ports.log('warn', 'dead_letters.failed', { workspaceId, code: errorCode(error) })
  })
  return answer.steps
}
