/** What needs to be done now and then by one worker: files whose time has come, what nobody names, rows of no use. */
import { forget } from '#pipeline/forget.ts'
import { errorCode } from '#pipeline/part/error-code.ts'
import type { Leftovers } from '#pipeline/ports/housekeeping.ts'
import type { Log } from '#pipeline/ports/log.ts'
import { type RetainPorts, retain } from '#pipeline/retain.ts'
import { type SweepObjectsPorts, sweepObjects } from '#pipeline/sweep-objects.ts'

export interface ChoresPorts extends RetainPorts, SweepObjectsPorts {
  // Retain and sweep name their own parts of these two.
  readonly objects: RetainPorts['objects'] & SweepObjectsPorts['objects']
  readonly leftovers: Leftovers
  readonly log: Log
}

/** One that fails does not keep the others from their turn. */
export async function doChores(ports: ChoresPorts, workerId: string, signal: AbortSignal): Promise<void> {
  const { log } = ports
  const failed = (event: string) => (error: unknown) => log('warn', event, { workerId, code: errorCode(error) })
  await retainAndTell(ports, workerId, signal).catch(failed('retain.failed'))
  await sweepAndTell(ports, workerId, signal).catch(failed('sweep_objects.failed'))
  await forget(ports, workerId)
    .then((count) => count > 0 && log('info', 'rows.forgotten', { workerId, count }))
    .catch(failed('forget.failed'))
}

async function retainAndTell(ports: ChoresPorts, workerId: string, signal: AbortSignal): Promise<void> {
  for (const { kind, workspaceId, id } of await retain(ports, workerId, signal)) {
    const subject = kind === 'job' ? { jobId: id } : { uploadId: id }
    ports.log('info', 'files.expired', { workerId, workspaceId, ...subject })
  }
}

async function sweepAndTell(ports: ChoresPorts, workerId: string, signal: AbortSignal): Promise<void> {
  const swept = await sweepObjects(ports, workerId, signal)
  if (swept === null) return
  const { objects, bytes, multiparts } = swept
  if (swept.isOfAnotherHouse) ports.log('warn', 'store.of_another_house', { workerId })
  if (objects > 0) ports.log('info', 'objects.swept', { workerId, count: objects, bytes })
  if (multiparts > 0) ports.log('info', 'multiparts.swept', { workerId, count: multiparts })
}
