/** Whether there is room on the disk that the local store, and mostly Postgres beside it, write to. */
import type { Disk } from '#pipeline/ports/operating.ts'

export interface DiskRoom {
  readonly disk: Disk
  /** With less free, nothing more is begun; with half of it, what is under way waits as well. */
  readonly leastFreeBytes: number
}

/** @param moreBytes that are about to be written */
export async function hasRoom({ disk, leastFreeBytes }: DiskRoom, moreBytes = 0): Promise<boolean> {
  // A disk that can't be asked is not known to be full.
  const space = await disk.space().catch(() => null)
  return space === null || space.freeBytes - moreBytes >= leastFreeBytes
}

/** How often it is looked at: in this time no step writes as much as half of what must be free. */
const LOOK_MS = 1_000

/**
 * Looks on while something is under way.
 * @param onFull called once there is too little room for it to go on
 * @returns what ends it
 */
export function watchRoom(room: DiskRoom | undefined, onFull: () => void): () => void {
  if (room === undefined) return () => {}
  const half = { ...room, leastFreeBytes: room.leastFreeBytes / 2 }
  const timer = setInterval(() => {
    void hasRoom(half).then((isThere) => isThere || onFull())
  }, LOOK_MS)
  return () => clearInterval(timer)
}
