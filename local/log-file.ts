/** A log that keeps its newest few megabytes: when full it becomes `<name>.1`, and the one before that goes. */
import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs'

const MOST_BYTES = 5 * 1024 ** 2

export interface LogFile {
  readonly path: string
  write(chunk: Uint8Array): void
  close(): void
}

export function openLogFile(path: string): LogFile {
  let file = openSync(path, 'a', 0o600)
  let bytes = fstatSync(file).size
  const turnOver = () => {
    closeSync(file)
    renameSync(path, `${path}.1`)
    file = openSync(path, 'a', 0o600)
    bytes = 0
  }
  return {
    path,
    write(chunk) {
      try {
        if (bytes + chunk.length > MOST_BYTES) turnOver()
        writeSync(file, chunk)
        bytes += chunk.length
      } catch {
        // A full disk must not stop what is being logged; the supervisor says separately that it is full.
      }
    },
    close: () => closeSync(file),
  }
}
