/** What can be turned while it runs: how slow, how broken and how strict the stand-in is, and whom it knows as customers. */
import { z } from 'zod'
import { count, ms, over, share, sharesOf } from '../simulator/dial.ts'
import type { Limits } from './limits.ts'
import { TROUBLES, type TroubleShares } from './trouble.ts'

export interface Customer {
  /** Bought in all, what is spent included. */
  readonly credits: number
  readonly isRevoked: boolean
  /** Where they differ from everybody's. */
  readonly limits: Partial<Limits>
}

export interface Dials {
  /** Decides which calls and people have what is asked for as a share. */
  readonly seed: number
  readonly latencyMs: number
  /** At most so much is added to the latency. */
  readonly jitterMs: number
  readonly troubles: TroubleShares
  readonly silenceMs: number
  /** Of the calls whose end nobody outside can know, how many are billed: 0–1. */
  readonly billedShare: number
  /** Of the people that are found, how many have no name, or a first e-mail address that is none: 0–1. */
  readonly namelessShare: number
  readonly badEmailShare: number
  /** Added to the clock that `Date`, `x-ratelimit-reset` and the windows go by. */
  readonly clockOffsetMs: number
  /** Everybody's. */
  readonly limits: Limits
  /** By key. */
  readonly customers: Readonly<Record<string, Customer>>
}

/** The vendor's published limit of a free account, and a bill that nobody runs into by chance. */
export const DEFAULT_DIALS: Omit<Dials, 'customers'> = {
  seed: 1,
  latencyMs: 0,
  jitterMs: 0,
  troubles: {},
  silenceMs: 30_000,
  billedShare: 1,
  namelessShare: 0,
  badEmailShare: 0,
  clockOffsetMs: 0,
  limits: { calls: 100, seconds: 60, windowStart: 'clock', perSecond: null, atOnce: null },
}
export const NEW_CUSTOMER: Customer = { credits: 1_000_000, isRevoked: false, limits: {} }

const limits = z.strictObject({
  calls: count.nullable().optional(),
  seconds: z.number().min(0.1).max(3600).optional(),
  windowStart: z.enum(['clock', 'first_call']).optional(),
  perSecond: count.nullable().optional(),
  atOnce: count.nullable().optional(),
})

/** A change of some dials: what it leaves out stays. A customer of a new key is added; troubles are replaced as a whole. */
export const dialsPatch = z.strictObject({
  seed: count.optional(),
  latencyMs: ms.optional(),
  jitterMs: ms.optional(),
  troubles: sharesOf(TROUBLES).optional(),
  silenceMs: ms.optional(),
  billedShare: share.optional(),
  namelessShare: share.optional(),
  badEmailShare: share.optional(),
  clockOffsetMs: z.number().optional(),
  limits: limits.optional(),
  customers: z
    .record(
      z.string().min(1),
      z.strictObject({ credits: count.optional(), isRevoked: z.boolean().optional(), limits: limits.optional() }),
    )
    .optional(),
})
export type DialsPatch = z.input<typeof dialsPatch>

export function turn(dials: Dials, patch: DialsPatch): Dials {
  const { limits: all, customers = {}, ...plain } = patch
  const changed = Object.entries(customers).map(([key, { limits: own, ...change }]) => {
    const customer = dials.customers[key] ?? NEW_CUSTOMER
    return [key, { ...over(customer, change), limits: over(customer.limits, own ?? {}) }] as const
  })
  return {
    ...over(dials, plain),
    limits: over(dials.limits, all ?? {}),
    customers: { ...dials.customers, ...Object.fromEntries(changed) },
  }
}
