/** How often somebody may try: per account and per address. */

import type { DoorPorts } from './ports.ts'
import { type Refusal, refuse } from './refusal.ts'

const WINDOW_MS = 15 * 60 * 1000
const PER_ACCOUNT = { attempts: 10, windowMs: WINDOW_MS }
const PER_ADDRESS = { attempts: 50, windowMs: WINDOW_MS }

interface Attempt {
  readonly doing: 'sign-in' | 'reset' | 'sign-up' | 'owner-link' | 'password'
  /** E-mail address or user id; null where the request names no account. */
  readonly account: string | null
  readonly headers: Headers
}

const accountKey = ({ doing, account }: Attempt) => `${doing}:account:${account?.toLowerCase()}`

/** Counts the attempt. @returns the refusal when there were too many. */
export async function limitAttempts(ports: DoorPorts, attempt: Attempt): Promise<Refusal | null> {
  // `instrumentation.ts` has made this the one true address.
  const address = attempt.headers.get('x-forwarded-for') ?? 'unknown'
  const now = ports.now()
  const waits = [await ports.accounts.countAttempt(`${attempt.doing}:address:${address}`, PER_ADDRESS, now)]
  if (attempt.account !== null) waits.push(await ports.accounts.countAttempt(accountKey(attempt), PER_ACCOUNT, now))
  const seconds = Math.max(...waits.map((wait) => wait ?? 0))
  return seconds > 0 ? refuse('rate.limited', { retryAfterSeconds: seconds }) : null
}

/** It was the right person: their earlier failures don't count any more. */
export async function forgetAttempts(ports: DoorPorts, attempt: Attempt): Promise<void> {
  await ports.accounts.forgetAttempts(accountKey(attempt))
}
