/** What can be turned while it runs: how slow, how broken and how restless the stand-in is, and whose keys it takes. */
import { z } from 'zod'
import { count, ms, over, share, sharesOf } from '../simulator/dial.ts'
import { TROUBLES, type TroubleShares } from './trouble.ts'

export interface KeyHolder {
  /** Keys of one account share its audiences and its connections. */
  readonly accountId: string
  readonly isRevoked: boolean
  /** The account is closed. */
  readonly isDisabled: boolean
}

export interface Dials {
  readonly seed: number
  readonly latencyMs: number
  /** At most so much is added to the latency. */
  readonly jitterMs: number
  readonly troubles: TroubleShares
  readonly silenceMs: number
  /** Of the writes whose end nobody outside can know, how many are done: 0–1. */
  readonly doneShare: number
  /** Calls of one account under way at once; more are refused. */
  readonly atOnce: number
  /** Of the refusals, how many have no JSON body, half of them as 403: 0–1. */
  readonly bareShare: number
  /** Members that are removed, added or changed after each page that is read. */
  readonly changesPerPage: number
  /** What a key must end with, behind its last `-`. */
  readonly dataCentre: string
  /** By key. */
  readonly keys: Readonly<Record<string, KeyHolder>>
}

/** Ten connections is what the service publishes. */
export const DEFAULT_DIALS: Omit<Dials, 'keys'> = {
  seed: 1,
  latencyMs: 0,
  jitterMs: 0,
  troubles: {},
  silenceMs: 120_000,
  doneShare: 1,
  atOnce: 10,
  bareShare: 0.5,
  changesPerPage: 0,
  dataCentre: 'us1',
}

const holder = z.strictObject({
  accountId: z.string().min(1).optional(),
  isRevoked: z.boolean().optional(),
  isDisabled: z.boolean().optional(),
})

/** A change of some dials: what it leaves out stays. A new key is added; troubles are replaced as a whole. */
export const dialsPatch = z.strictObject({
  seed: count.optional(),
  latencyMs: ms.optional(),
  jitterMs: ms.optional(),
  troubles: sharesOf(TROUBLES).optional(),
  silenceMs: ms.optional(),
  doneShare: share.optional(),
  atOnce: count.optional(),
  bareShare: share.optional(),
  changesPerPage: count.optional(),
  dataCentre: z
    .string()
    .regex(/^[a-z]{2}\d{1,3}$/)
    .optional(),
  keys: z.record(z.string().min(1), holder).optional(),
})
export type DialsPatch = z.input<typeof dialsPatch>

export function turn(dials: Dials, { keys = {}, ...plain }: DialsPatch): Dials {
  const changed = Object.entries(keys).map(([key, change]) => {
    const known = dials.keys[key] ?? { accountId: key, isRevoked: false, isDisabled: false }
    return [key, over(known, change)] as const
  })
  return { ...over(dials, plain), keys: { ...dials.keys, ...Object.fromEntries(changed) } }
}
