/** How full the disk is that holds the local store. */
import { statfs } from 'node:fs/promises'
import type { Disk } from '#pipeline/ports/operating.ts'

/** @param path anything on that disk; null: the store is elsewhere */
export function localDisk(path: string | null): Disk {
  return {
    async space() {
      if (path === null) return null
      const { blocks, bavail, bsize } = await statfs(path)
      return { totalBytes: blocks * bsize, freeBytes: bavail * bsize }
    },
  }
}
