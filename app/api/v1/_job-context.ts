/** What is told of a job beside what stands in its row: how things are at present, and for how long its files are kept. */
import type { DoorPorts } from '#app/_access/ports.ts'
import type { RetentionRule } from '#core/retention.ts'
import { hasRoom } from '#pipeline/part/disk-room.ts'

export interface JobContext {
  readonly now: Date
  readonly workersAlive: number
  /** Why nothing at all is begun at present. */
  readonly heldUp: readonly string[]
  readonly rule: RetentionRule
}

export async function jobContext(ports: DoorPorts, workspaceId: string): Promise<JobContext> {
  const [workersAlive, isRoom, rule] = await Promise.all([
    ports.workers.alive(),
    hasRoom(ports.room),
    ports.retention.get(workspaceId),
  ])
  return { now: ports.now(), workersAlive, heldUp: isRoom ? [] : ['disk.full'], rule }
}
