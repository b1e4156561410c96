/** Kith cannot start, or go on, as things are; the message is one sentence that says what to do. */
export class StartError extends Error {
  readonly code = 'start.refused'
}

/** Turns what the disk refuses into a sentence about `path`; anything else comes back as it was. */
export function explainDiskError(error: unknown, path: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new StartError(`The disk that holds ${path} is full: free some space, then start again.`)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new StartError(
        `${path} cannot be written: give yourself the right to, or name another folder in KITH_HOME.`,
      )
    case 'ENOTDIR':
    case 'EEXIST':
      return new StartError(`${path} is not a folder: remove it, or name another one in KITH_HOME.`)
    default:
      return error
  }
}
