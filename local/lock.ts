/**
 * One supervisor per data folder. The lock is a file that names its holder; a holder that was killed no longer runs
 * under that name, so its lock is void.
 */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { identify, isRunning, type ProcessIdentity } from './process-identity.ts'

export interface Lock {
  release(): void
}

const lockPath = (home: string) => join(home, 'supervisor.lock')

function read(path: string): ProcessIdentity | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProcessIdentity
  } catch {
    return null
  }
}

/** The process that holds the data folder now, or null. */
export function lockHolder(home: string): ProcessIdentity | null {
  const holder = read(lockPath(home))
  return holder !== null && isRunning(holder) ? holder : null
}

/** Linking fails when the name is taken, so of two that try at once only one succeeds. */
function tryLink(own: string, path: string): boolean {
  try {
    linkSync(own, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Takes the lock for this process; null when somebody alive holds it. */
export function takeLock(home: string): Lock | null {
  const path = lockPath(home)
  const me = identify(process.pid)
  const own = `${path}.${process.pid}`
  writeFileSync(own, JSON.stringify(me), { mode: 0o600 })
  try {
    while (!tryLink(own, path)) {
      const holder = read(path)
      if (holder !== null && isRunning(holder)) return null
      const stale = `${own}.stale`
      try {
        renameSync(path, stale)
      } catch {
        continue
      }
      // Another starter may have taken the void lock away and put its own there in between: then give that one back.
      const moved = read(stale)
      if (moved !== null && isRunning(moved)) tryLink(stale, path)
      rmSync(stale, { force: true })
    }
  } finally {
    rmSync(own, { force: true })
  }
  return {
    release() {
      if (read(path)?.startedAt === me?.startedAt) rmSync(path, { force: true })
    },
  }
}
