/** The most memory that this process had resident at one time. */
import { readFileSync } from 'node:fs'

/**
 * @returns bytes. Linux counts them per program; elsewhere, and in `resourceUsage`, a process that is started begins with
 *   the peak of the one that started it.
 */
export function ownPeakBytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024
}
