/** For tests: waits for a condition by asking again and again. */
import { setTimeout as wait } from 'node:timers/promises'

/** What one wait may take on a slow machine. */
export const PATIENCE_MS = 110_000

/**
 * @param ask what is waited for: anything but false, null and undefined; a throw counts as "not yet"
 * @throws what `ask` threw last, or an Error with the name of what was waited for
 */
export async function waitUntil<Found>(
  what: string,
  ask: () => Found | Promise<Found>,
  mostMs = PATIENCE_MS,
): Promise<Exclude<Found, false | null | undefined>> {
  const until = performance.now() + mostMs
  for (;;) {
    let failure: unknown = new Error(`waited in vain: ${what}`)
    try {
      const found = await ask()
      if (found !== false && found !== null && found !== undefined) {
        return found as Exclude<Found, false | null | undefined>
      }
    } catch (error) {
      failure = error
    }
    if (performance.now() > until) throw failure
    await wait(50)
  }
}
