/**
 * Pure: how an account's service does, as the ends of calls tell it, and who may be let through.
 *
 * Well → shut for a moment after two failures in a row, or as long as a refusal (429) asks, then open to all again → after
 * more failures shut for longer, then one call is let through: its success makes all well, its failure shuts again. A
 * rejected key stays shut until it is reopened. Calls that began before it was shut tell nothing new.
 */
import type { Trouble } from '#pipeline/ports/people.ts'

export interface Health {
  /** In a row, across all workers. */
  readonly failures: number
  readonly refusals: number
  readonly shut: Shut | null
}

export interface Shut {
  readonly code: Trouble['code']
  readonly sinceMs: number
  /** Null: until it is reopened. */
  readonly untilMs: number | null
  /** Afterwards: everybody, or one call that shows how it is. */
  readonly then: 'all' | 'one'
  /** Who was let through to see how it is. */
  readonly probe: string | null
}

export interface EndedCall {
  readonly beganMs: number
  readonly trouble: Trouble | null
}

export type Permit =
  | { readonly kind: 'all' | 'one' }
  | { readonly kind: 'none'; readonly code: Trouble['code']; readonly forMs: number | null }

export const WELL: Health = { failures: 0, refusals: 0, shut: null }

/** From the so-many-th failure in a row on, only one call at a time is let through now and then. */
export const FAILURES_TO_SHUT = 5
const FAILURE_MS = { first: 100, most: 2_000 }
const SHUT_MS = { first: 5_000, most: 60_000 }
const REFUSAL_MS = { first: 250, most: 60_000 }
const NO_CREDIT_MS = 5 * 60_000
/** What a vendor asks for is obeyed up to here; then it is asked once more. */
const MOST_ASKED_MS = 60 * 60_000
/** While another worker's call shows how it is. */
const LOOK_AGAIN_MS = 3_000
/** Waits get up to so much longer by chance, so that not all come back at once. */
const JITTER = 0.2

/** @param random 0–1 */
export function afterEnd(health: Health, { beganMs, trouble }: EndedCall, nowMs: number, random: number): Health {
  const { shut } = health
  const isLate = shut !== null && beganMs < shut.sinceMs
  if (trouble === null) return isLate ? health : WELL
  const shutFor = (ms: number | null, then: Shut['then']): Shut => ({
    code: trouble.code,
    sinceMs: nowMs,
    untilMs: ms === null ? null : Math.round(nowMs + ms * (1 + JITTER * random)),
    then,
    probe: null,
  })
  const asked = trouble.retryAfterMs === null ? null : Math.min(trouble.retryAfterMs, MOST_ASKED_MS)
  switch (trouble.code) {
    case 'provider.key_rejected':
      return { ...health, shut: shutFor(null, 'one') }
    case 'provider.no_credit':
      return { ...health, shut: shutFor(Math.max(asked ?? 0, NO_CREDIT_MS), 'one') }
    case 'provider.limit': {
      if (isLate && shut.then === 'one') return health
      const refusals = isLate ? health.refusals : health.refusals + 1
      const next = shutFor(asked ?? doubled(REFUSAL_MS, refusals), 'all')
      return { ...health, refusals, shut: isLate ? longer(shut, next) : next }
    }
    case 'provider.down':
    case 'provider.bad_answer': {
      if (isLate && shut.then === 'one') return health
      const failures = health.failures + 1
      if (failures >= FAILURES_TO_SHUT) {
        const ms = Math.max(asked ?? 0, doubled(SHUT_MS, failures - FAILURES_TO_SHUT + 1))
        return { ...health, failures, shut: shutFor(ms, 'one') }
      }
      // One alone happens to the best.
      const ms = asked ?? (failures === 1 ? 0 : doubled(FAILURE_MS, failures - 1))
      return { ...health, failures, shut: ms === 0 ? shut : longer(shut, shutFor(ms, 'all')) }
    }
    default:
      return trouble.code satisfies never
  }
}

const doubled = ({ first, most }: { readonly first: number; readonly most: number }, times: number) =>
  Math.min(most, first * 2 ** (times - 1))

function longer(one: Shut | null, other: Shut): Shut {
  if (one === null) return other
  return (one.untilMs ?? Number.POSITIVE_INFINITY) > (other.untilMs ?? Number.POSITIVE_INFINITY) ? one : other
}

/**
 * @param isThere whether a worker is still there; a probe whose worker has gone is another's to make
 * @returns what a worker may do, and the health with its name where it is the one that is let through
 */
export function permitFor(
  health: Health,
  worker: string,
  isThere: (worker: string) => boolean,
  nowMs: number,
): readonly [Permit, Health] {
  const { shut } = health
  if (shut === null) return [{ kind: 'all' }, health]
  const none = (forMs: number | null): Permit => ({ kind: 'none', code: shut.code, forMs })
  if (shut.untilMs === null) return [none(null), health]
  if (nowMs < shut.untilMs) return [none(shut.untilMs - nowMs), health]
  if (shut.then === 'all') return [{ kind: 'all' }, health]
  if (shut.probe !== null && shut.probe !== worker && isThere(shut.probe)) return [none(LOOK_AGAIN_MS), health]
  // Calls that began before the probe tell nothing new: it is shut anew for all but the one.
  const sinceMs = shut.probe === worker ? shut.sinceMs : nowMs
  return [{ kind: 'one' }, { ...health, shut: { ...shut, sinceMs, probe: worker } }]
}
