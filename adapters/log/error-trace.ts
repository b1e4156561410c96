/** What can be told of an error without its words, which may quote what it choked on. */

export interface ErrorTrace {
  readonly name: string
  readonly code: string | null
  readonly frames: readonly string[]
  readonly cause: ErrorTrace | null
}

const CODE = /^[A-Za-z0-9_.-]{1,60}$/
/** @returns a fixed word such as `store.unavailable`, `ECONNRESET`, `23505`; `unknown` for what is none */
export const codeWord = (code: string): string => (CODE.test(code) ? code : 'unknown')

/** A frame as V8 writes it: it ends with where in which file. */
const FRAME = /^\s+at .*:\d+:\d+\)?$/
const MOST_FRAMES = 12
const DEEPEST = 4

export function traceOf(error: unknown, depth = 0): ErrorTrace {
  if (!(error instanceof Error)) return { name: typeof error, code: null, frames: [], cause: null }
  return {
    name: CODE.test(error.name) ? error.name : 'Error',
    code: ownCode(error),
    // The stack begins with the message, whose own lines may look like frames.
    frames: (error.stack ?? '')
      .replace(error.message, '')
      .split('\n')
      .filter((line) => FRAME.test(line))
      .slice(0, MOST_FRAMES)
      .map((line) => line.trim()),
    cause: error.cause === undefined || depth === DEEPEST ? null : traceOf(error.cause, depth + 1),
  }
}

/** Null where it has none that is a fixed word. */
function ownCode(error: Error): string | null {
  const code: unknown = 'code' in error ? error.code : null
  return typeof code === 'string' && CODE.test(code) ? code : null
}

/** @returns the error's own code, else the name of its class */
export function codeOf(error: unknown): string {
  const { code, name } = traceOf(error)
  return code ?? name
}
