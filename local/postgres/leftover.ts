/** Ends a Postgres that a killed Kith left running on this cluster, so that a new one can take over. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

function postmasterPid(cluster: string): number | null {
  try {
    return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return null
  }
}

/** The command line of a process; empty when there is none. */
function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

/** The pid file outlives a crash and its number may by now be somebody else's: the command must name this cluster. */
function runsOn(pid: number, cluster: string): boolean {
  const command = commandOf(pid)
  return command.includes('postgres') && command.includes(cluster)
}

/** Resolves when nothing runs on `cluster`. */
export async function endLeftover(cluster: string): Promise<void> {
  const pid = postmasterPid(cluster)
  if (pid === null || !runsOn(pid, cluster)) return
  // SIGINT: disconnect everybody and shut down; SIGQUIT: at once, the log is replayed at the next start.
  for (const [signal, mostMs] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (runsOn(pid, cluster)) process.kill(pid, signal)
    for (let waitedMs = 0; waitedMs < mostMs && runsOn(pid, cluster); waitedMs += 25) await wait(25)
  }
}
