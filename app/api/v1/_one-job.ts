/** Answers with one job, after something was asked of it or nothing at all. */
import type { DoorPorts } from '#app/_access/ports.ts'
import { refuse } from '#app/_access/refusal.ts'
import { jobMoney } from '#pipeline/job-money.ts'
import type { ControlOutcome } from '#pipeline/ports/jobs.ts'
import { jobContext } from './_job-context.ts'
import { jobView } from './_job-view.ts'

export async function oneJob(ports: DoorPorts, workspaceId: string, id: string) {
  const [job, context] = await Promise.all([ports.jobs.get(workspaceId, id), jobContext(ports, workspaceId)])
  return job ? jobView(job, context, await jobMoney(ports, job)) : refuse('not_found')
}

export async function afterControl(outcome: ControlOutcome, ports: DoorPorts, workspaceId: string, id: string) {
  switch (outcome) {
    case 'done':
      return oneJob(ports, workspaceId, id)
    case 'missing':
      return refuse('not_found')
    case 'not_now':
      return refuse('job.not_now')
    default:
      return outcome satisfies never
  }
}
