/** What a worker that ends says of the error that ended it. */

/**
 * @returns one line: a wrong setting says what to do; of anything else only name, code and where, because its message
 *   and properties may quote what it choked on
 */
export function lastWords(error: unknown): string {
  if (!(error instanceof Error)) return 'The worker ended: unknown.'
  if (error.name === 'SettingsError') return error.message
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  const where = /^ {4}at .*$/m.exec(error.stack?.replace(error.message, '') ?? '')?.[0].trim() ?? ''
  return `The worker ended: ${error.name}${code} ${where}`.trimEnd()
}
