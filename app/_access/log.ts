/** One line of JSON per event on stdout. Nothing that people wrote goes in: no names, no values, no messages. */

export interface LogLine {
  readonly event: string
  readonly requestId?: string
  readonly route?: string
  readonly method?: string
  readonly status?: number
  readonly ms?: number
  readonly error?: ErrorTrace
}

/** What can be told of an error without its message, which may quote what it choked on. */
export interface ErrorTrace {
  readonly name: string
  readonly code: string | null
  readonly frames: readonly string[]
  readonly cause: ErrorTrace | null
}

export function writeLog(line: LogLine): void {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), from: 'web', ...line })}\n`)
}

const CODE = /^[A-Za-z0-9_.-]{1,60}$/

export function traceOf(error: unknown): ErrorTrace {
  if (!(error instanceof Error)) return { name: typeof error, code: null, frames: [], cause: null }
  const code = 'code' in error && typeof error.code === 'string' && CODE.test(error.code) ? error.code : null
  return {
    name: error.name,
    code,
    frames: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
    cause: error.cause === undefined ? null : traceOf(error.cause),
  }
}
