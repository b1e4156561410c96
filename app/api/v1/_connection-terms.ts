/** Whether what somebody wants of a connection fits the kind of its service. */
import type { CallRate } from '#pipeline/ports/people.ts'

/** Connections at once that an account may have, by the service's own words. */
const MOST_AT_ONCE = 10

export interface Terms {
  readonly microsPerCredit?: number | undefined
  /** Null: no cap. */
  readonly capDayMicros?: number | null | undefined
  readonly capMonthMicros?: number | null | undefined
  readonly rate?: CallRate | null | undefined
}

/** One that keeps audiences costs nothing a call: it has no price and no caps, and a limit of calls under way alone. */
export function fitsAudiences({ microsPerCredit, capDayMicros, capMonthMicros, rate }: Terms): boolean {
  const isWithoutMoney = !microsPerCredit && (capDayMicros ?? null) === null && (capMonthMicros ?? null) === null
  return isWithoutMoney && (!rate || (rate.per === null && rate.atOnce <= MOST_AT_ONCE))
}
