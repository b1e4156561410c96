/** Retain: deletes files whose workspace keeps them no longer. What was counted about a job stays. */
import { prefixesOf } from '#core/storage-key.ts'
import { inBatches } from './part/in-batches.ts'
import type { Chores, Due, Retention } from './ports/housekeeping.ts'
import type { ObjectLister, ObjectWriter } from './ports/objects.ts'

/** Few enough that a turn is short; where that many were due, the next turn comes at once. */
const MOST_DUE = 20
const AGAIN_MS = 5 * 60 * 1000
const KEYS_AT_A_TIME = 1000

export interface RetainPorts {
  readonly chores: Chores
  readonly retention: Pick<Retention, 'due' | 'expire'>
  readonly objects: ObjectLister & Pick<ObjectWriter, 'deleteKeys' | 'abortMultipart'>
}

/**
 * The row says first that the files are gone: a turn that breaks off leaves objects that nobody names, which a sweep
 * finds, never rows that name what is gone.
 * @returns what has gone now; nothing where it is another worker's turn, or nobody's
 */
export async function retain(ports: RetainPorts, workerId: string, signal: AbortSignal): Promise<readonly Due[]> {
  if ((await ports.chores.take('retain', workerId)) === null) return []
  const due = await ports.retention.due(MOST_DUE)
  const gone: Due[] = []
  for (const one of due) {
    if (signal.aborted || !(await ports.chores.keep('retain', workerId, null))) break
    if (!(await ports.retention.expire(one))) continue
    await deleteFiles(ports.objects, one, signal)
    gone.push(one)
  }
  const isMore = due.length === MOST_DUE || signal.aborted
  await ports.chores.end('retain', workerId, null, isMore ? 0 : AGAIN_MS)
  return gone
}

async function deleteFiles(objects: RetainPorts['objects'], due: Due, signal: AbortSignal): Promise<void> {
  if (due.kind === 'upload' && due.multipartId !== null) await objects.abortMultipart(due.key, due.multipartId)
  for (const prefix of prefixesOf(due.kind, due.workspaceId, due.id)) {
    for await (const batch of inBatches(objects.list(prefix), KEYS_AT_A_TIME)) {
      if (signal.aborted) return
      await objects.deleteKeys(batch.map(({ key }) => key))
    }
  }
}
