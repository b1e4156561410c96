/** Postgres refuses to run as root: the user that it runs as instead, and where that user can go. */
import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'

export interface Account {
  readonly uid: number
  readonly gid: number
}

const NAME = 'postgres'

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, NAME], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
}

function lookUp(): Account | null {
  try {
    return { uid: idOf('-u'), gid: idOf('-g') }
  } catch {
    return null
  }
}

/**
 * Null: this user will do. As root: the user `postgres`, made if there is none.
 * @throws Error with a sentence when it cannot be made.
 */
export function postgresAccount(): Account | null {
  if (process.getuid?.() !== 0) return null
  const found = lookUp()
  if (found) return found
  try {
    execFileSync('groupadd', ['--system', NAME], { stdio: 'ignore' })
  } catch {
    // A group of that name may exist without the user; useradd says whether it is usable.
  }
  try {
    execFileSync('useradd', ['--system', '--gid', NAME, '--no-create-home', NAME], { stdio: 'ignore' })
  } catch {
    // Said below.
  }
  const made = lookUp()
  if (made) return made
  throw new Error(
    'Postgres cannot run as root and no user named postgres could be made: start Kith as an ordinary user.',
  )
}

/** Whether `account` may pass through every folder down to `path`. */
export function canReach(account: Account | null, path: string): boolean {
  if (account === null) return true
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (folder === dirname(folder)) return true
  }
}
