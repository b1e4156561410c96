/** Remembers the processes that were started, so that a start after `kill -9` can end what is left of the last one. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { identify, isRunning, type ProcessIdentity } from './process-identity.ts'

export interface ProcessRecord {
  add(pid: number): void
  remove(pid: number): void
}

const recordPath = (home: string) => join(home, 'processes.json')

function read(home: string): readonly ProcessIdentity[] {
  try {
    return JSON.parse(readFileSync(recordPath(home), 'utf8')) as readonly ProcessIdentity[]
  } catch {
    return []
  }
}

/** Only for the holder of the lock. */
export function openProcessRecord(home: string): ProcessRecord {
  const known = new Map<number, ProcessIdentity>()
  const write = () => {
    const path = recordPath(home)
    writeFileSync(`${path}.new`, JSON.stringify([...known.values()]), { mode: 0o600 })
    renameSync(`${path}.new`, path)
  }
  return {
    add(pid) {
      const identity = identify(pid)
      if (identity === null) return
      known.set(pid, identity)
      write()
    },
    remove(pid) {
      if (known.delete(pid)) write()
    },
  }
}

/** Ends the recorded processes of a supervisor that is gone; resolves to how many there were. */
export async function endLeftovers(home: string): Promise<number> {
  const left = read(home).filter(isRunning)
  // They end by themselves when their parent is gone, Postgres cleanly so: give them the time.
  for (let waitedMs = 0; waitedMs < 10_000 && left.some(isRunning); waitedMs += 50) await wait(50)
  for (const { pid } of left.filter(isRunning)) process.kill(pid, 'SIGKILL')
  while (left.some(isRunning)) await wait(20)
  return left.length
}
