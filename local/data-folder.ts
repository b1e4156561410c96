/** The folder of local data: made if missing, refused when it cannot be used, with the version of its layout. */
import { chmodSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explainDiskError, StartError } from './start-error.ts'

/** Counts up when the layout of the folder changes in a way that an older Kith cannot read. */
const LAYOUT = 1
/** Postgres needs about this much for its first files and its log; below it, nothing good comes of starting. */
export const LEAST_FREE_BYTES = 256 * 1024 ** 2

/** People's lists, mails with links that let their reader in, logs: for nobody else on this machine. */
const CLOSED = ['logs', 's3', 'sqs', 'mail'] as const

/** Bytes that this user may still write where `path` is. */
export function freeBytes(path: string): number {
  const { bavail, bsize } = statfsSync(path)
  return bavail * bsize
}

function checkLayout(home: string): void {
  const file = join(home, 'layout')
  let found: string
  try {
    found = readFileSync(file, 'utf8').trim()
  } catch {
    writeFileSync(file, `${LAYOUT}\n`)
    return
  }
  if (!/^\d+$/.test(found)) {
    throw new StartError(`${home} is not a data folder of Kith: name another folder in KITH_HOME.`)
  }
  if (Number(found) > LAYOUT) {
    throw new StartError(
      `${home} was written by a newer Kith: update this copy (git pull), or name another folder in KITH_HOME.`,
    )
  }
}

/**
 * Makes `home` ready to be used.
 * @throws StartError when it cannot be written, has no space left or was written by a newer Kith.
 */
export function openDataFolder(home: string): void {
  try {
    mkdirSync(home, { recursive: true })
    // As root, Postgres runs as another user and has to pass through; it closes its own folder.
    chmodSync(home, process.getuid?.() === 0 ? 0o711 : 0o700)
    for (const name of CLOSED) {
      mkdirSync(join(home, name), { recursive: true })
      chmodSync(join(home, name), 0o700)
    }
    const probe = join(home, `probe.${process.pid}`)
    writeFileSync(probe, 'x')
    rmSync(probe)
    checkLayout(home)
  } catch (error) {
    throw explainDiskError(error, home)
  }
  if (freeBytes(home) < LEAST_FREE_BYTES) {
    const mib = Math.floor(freeBytes(home) / 1024 ** 2)
    throw new StartError(
      `Only ${mib} MiB are free where ${home} is and Kith needs 256: free some space, or name another folder in KITH_HOME.`,
    )
  }
}
