/** What processes have used of the processor and of memory, out of /proc: Linux alone has it. */
import { readdirSync, readFileSync } from 'node:fs'

/** Of a second; fixed by Linux for everything that it tells programs. */
const TICKS = 100

interface Stat {
  readonly pid: number
  readonly parent: number
  /** Seconds of this process and of those of its children that have ended. */
  readonly cpuSeconds: number
}

function readStat(pid: number): Stat | null {
  let text: string
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return null
  }
  // After the name, which may hold anything, in parentheses: field 3 is the state, 4 the parent, 14 to 17 the times.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
  return { pid, parent: Number(fields[1]), cpuSeconds: ticks / TICKS }
}

function readAll(): readonly Stat[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readStat(Number(name)) ?? [])
}

export interface ChildProcess {
  readonly pid: number
  /** Its program and arguments. */
  readonly command: string
}

export function childrenOf(pid: number): readonly ChildProcess[] {
  return readAll().flatMap((stat) => {
    if (stat.parent !== pid) return []
    try {
      return { pid: stat.pid, command: readFileSync(`/proc/${stat.pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() }
    } catch {
      return []
    }
  })
}

/** @returns seconds of the processor that a process and all below it have used so far */
export function treeCpuSeconds(pid: number): number {
  const all = readAll()
  let sum = 0
  for (let pids = [pid]; pids.length > 0; ) {
    sum += all.filter((stat) => pids.includes(stat.pid)).reduce((total, { cpuSeconds }) => total + cpuSeconds, 0)
    pids = all.filter((stat) => pids.includes(stat.parent)).map((stat) => stat.pid)
  }
  return sum
}

/** @returns the most bytes that were resident at one time */
export function peakBytes(pid: number): number {
  const kib = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kib) * 1024
}
