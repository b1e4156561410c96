/** Resumes a job: what was paused goes on, and vendors that were left alone are asked once more. */
import type { CallLimits } from './ports/call-limits.ts'
import type { Connections } from './ports/connections.ts'
import type { ControlOutcome, Jobs } from './ports/jobs.ts'

export interface ResumeJobPorts {
  readonly jobs: Pick<Jobs, 'get' | 'resume'>
  readonly connections: Pick<Connections, 'get' | 'setState'>
  readonly limits: Pick<CallLimits, 'reopen'>
}

/** Whoever resumes says that what held it up is mended: a key that was refused is tried again, too. */
export async function resumeJob(
  { jobs, connections, limits }: ResumeJobPorts,
  workspaceId: string,
  id: string,
): Promise<ControlOutcome> {
  const job = await jobs.get(workspaceId, id)
  for (const provider of job?.providers ?? []) {
    if (!('connectionId' in provider)) continue
    const connection = await connections.get(workspaceId, provider.connectionId)
    if (connection === null) continue
    if (connection.state === 'key_rejected' || connection.state === 'no_credit')
      await connections.setState(workspaceId, connection.id, 'ok')
    await limits.reopen(connection.account)
  }
  return jobs.resume(workspaceId, id)
}
