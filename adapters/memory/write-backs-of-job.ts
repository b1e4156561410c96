/** In-memory twins of what a job's write-backs hold up, and of their end with the job. */
import { keyOf, type MemoryStore, removeRows, type WriteBackRow } from './store.ts'

/** With its steps and all that is known of its members. */
export function removeWriteBacks(store: MemoryStore, workspaceId: string, jobId: string): void {
  for (const { id, ...row } of [...store.writeBacks.values()]) {
    if (row.workspaceId !== workspaceId || row.jobId !== jobId) continue
    store.writeBacks.delete(keyOf(workspaceId, id))
    store.writeBackMembers.delete(keyOf(workspaceId, id))
    removeRows(store, workspaceId, id)
  }
}

/** @returns whether one that is meant is being applied or undone */
export const isWritingBack = (store: MemoryStore, workspaceId: string, is: (row: WriteBackRow) => boolean): boolean =>
  [...store.writeBacks.values()].some((row) => row.workspaceId === workspaceId && isAtWork(row) && is(row))

export const isAtWork = ({ state }: WriteBackRow) => state === 'applying' || state === 'undoing'
