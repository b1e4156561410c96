/** What is known of an error without its words: they might hold somebody's data. */

/** @returns the error's own code, else the name of its class. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code: unknown = 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : error.name
}

/** Nothing is wrong with the work: something outside is away or full, or the worker was told to stop. */
const PASSING: readonly string[] = ['store.unavailable', 'mail.unavailable', 'worker.stopped', 'disk.full']

/** @returns whether nothing but time is needed: such an attempt does not count as a failed one. */
export function isPassing(code: string): boolean {
  return PASSING.includes(code)
}
