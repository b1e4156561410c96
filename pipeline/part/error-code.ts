/** What is known of an error without its words: they might hold somebody's data. */

/** @returns the error's own code, else the name of its class. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code: unknown = 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : error.name
}

/** @returns whether nothing but time is needed: the store is away, so nobody could even write down a failure. */
export function isPassing(code: string): boolean {
  return code === 'store.unavailable'
}
