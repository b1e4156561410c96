/** Runs a simulator as a process: settings from the environment, one JSON line when ready, a clean end on signals. */

/** @throws Error in one sentence where it is not set */
export function setting(name: string): string {
  const value = process.env[name]
  if (value) return value
  throw new Error(`${name} is not set.`)
}

/** @throws Error in one sentence for what is no port */
export function portSetting(name: string): number {
  const port = Number(setting(name))
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new Error(`${name} must be a port number, or 0 for any free one.`)
}

/** Empty where it is not set. @throws Error in one sentence for what is no JSON */
export function jsonSetting(name: string): object {
  try {
    return JSON.parse(process.env[name] || '{}')
  } catch {
    throw new Error(`${name} must be JSON.`)
  }
}

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

/** Ends the process with a sentence where it can't be started. */
export async function runStandIn(
  start: () => Promise<{ readonly port: number; close(): Promise<void> }>,
): Promise<void> {
  try {
    const standIn = await start()
    const stop = (): void => {
      standIn.close().catch(fail)
    }
    process.once('SIGTERM', stop).once('SIGINT', stop)
    console.log(JSON.stringify({ ready: true, port: standIn.port }))
  } catch (error) {
    fail(error)
  }
}
