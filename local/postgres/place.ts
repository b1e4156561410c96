/**
 * Where the programs and the data live: in node_modules and the data folder, unless Postgres runs as another user who
 * cannot go there (a clone under /root, which is closed to others): then both live in /var/lib/kith, with a link.
 */
import { randomBytes } from 'node:crypto'
import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, readlinkSync, renameSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Account, canReach } from './account.ts'
import type { Binaries } from './binaries.ts'

const ELSEWHERE = '/var/lib/kith'

export interface Place {
  readonly binaries: string
  /** The cluster; not made here. */
  readonly cluster: string
}

function binariesFor(account: Account | null, { folder, version }: Binaries): string {
  if (canReach(account, join(folder, 'bin'))) return folder
  const copy = join(ELSEWHERE, `postgres-${version}`)
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`
    cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true })
    renameSync(unfinished, copy)
  }
  return copy
}

/**
 * `dir` is where the cluster is asked for; its parent exists.
 * @throws Error with a sentence when there is one that Postgres can no longer reach.
 */
export function findPlace(account: Account | null, available: Binaries, dir: string): Place {
  const binaries = binariesFor(account, available)
  const found = lstatSync(dir, { throwIfNoEntry: false })
  if (found?.isSymbolicLink()) return { binaries, cluster: readlinkSync(dir) }
  if (canReach(account, dirname(dir))) return { binaries, cluster: dir }
  if (found) {
    throw new Error(
      `${dir} is closed to the user postgres: allow others to pass through the folders above it (chmod o+x).`,
    )
  }
  const cluster = join(ELSEWHERE, randomBytes(8).toString('hex'), 'data')
  mkdirSync(dirname(cluster), { recursive: true, mode: 0o755 })
  symlinkSync(cluster, dir)
  return { binaries, cluster }
}

/** Gives `path` to the user that Postgres runs as. */
export function hand(account: Account | null, path: string): void {
  if (account !== null) chownSync(path, account.uid, account.gid)
}
