/** Why a range has to wait, where there are several reasons: which one it is parked for. */
import type { WaitError } from '../ports/wait-error.ts'

/** What ends a whole account comes first: to look again before it is mended would cost a call each time. */
const OF_THE_ACCOUNT: readonly string[] = [
  'provider.secret_lost',
  'provider.key_rejected',
  'provider.no_credit',
  'provider.bad_answer',
]

/** @returns the one to park for, or null where there is none */
export function firstWait(waits: readonly WaitError[]): WaitError | null {
  const ofTheAccount = OF_THE_ACCOUNT.flatMap((code) => waits.filter((wait) => wait.code === code))
  // Of the others the one that ends first: something can be done then, and what is left is told again.
  const soonest = waits.toSorted((a, b) => untilOf(a) - untilOf(b))
  return ofTheAccount[0] ?? soonest[0] ?? null
}

const untilOf = ({ forMs }: WaitError) => forMs ?? Number.POSITIVE_INFINITY
