/** Tells one process from a later one with the same number, by when it started. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface ProcessIdentity {
  readonly pid: number
  /** Opaque; differs for every process that ever had this pid. */
  readonly startedAt: string
}

function fromProc(pid: number): string | null {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // After the name, which may hold anything, in parentheses: field 3 is the state, 22 the start in ticks since boot.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z') return null
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`
}

function fromPs(pid: number): string | null {
  const line = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return line.trim() || null
}

/** Null when there is no such process. */
export function identify(pid: number): ProcessIdentity | null {
  try {
    const startedAt = process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
    return startedAt === null ? null : { pid, startedAt }
  } catch {
    return null
  }
}

export function isRunning(who: ProcessIdentity): boolean {
  return identify(who.pid)?.startedAt === who.startedAt
}
