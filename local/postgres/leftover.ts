/** Ends a Postgres that a killed Kith left running on this cluster, so that a new one can take over. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

function postmasterPid(dir: string): number | null {
  try {
    return Number(readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n')[0])
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
function runsOn(pid: number, dir: string): boolean {
  const command = commandOf(pid)
  return command.includes('postgres') && (command.includes(dir) || command.includes(realpathSync(dir)))
}

/** Resolves when nothing runs on the cluster at `dir`, which may be a link to it. */
export async function endLeftover(dir: string): Promise<void> {
  if (!existsSync(dir)) return
  const pid = postmasterPid(dir)
  if (pid === null || !runsOn(pid, dir)) return
  // SIGINT: disconnect everybody and shut down; SIGQUIT: at once, the log is replayed at the next start.
  for (const [signal, mostMs] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (runsOn(pid, dir)) process.kill(pid, signal)
    for (let waitedMs = 0; waitedMs < mostMs && runsOn(pid, dir); waitedMs += 25) await wait(25)
  }
}
