/** What can go wrong with a call, by its share of all calls: decided by a seed, so that a run can be had again. */
import { chance } from '../simulator/chance.ts'
import { pickByShare } from '../simulator/dial.ts'

/**
 * `server_error`: 500 in the service's own form. `bad_gateway`: 502 with a page. `unavailable`: 503. `reset`: the
 * connection ends without an answer. `html_200`: a page with status 200. `truncated`: half of the answer. `silence`: no
 * answer for `silenceMs`. `bare_403`: what the service sends at high volume instead of 429, without a JSON body.
 */
export const TROUBLES = [
  'server_error',
  'bad_gateway',
  'unavailable',
  'reset',
  'html_200',
  'truncated',
  'silence',
  'bare_403',
] as const
export type Trouble = (typeof TROUBLES)[number]

/** 0–1 each, at most 1 together. */
export type TroubleShares = Readonly<Partial<Record<Trouble, number>>>

/** @param parts what tells this call from every other one */
export function troubleOf(shares: TroubleShares, ...parts: readonly (string | number)[]): Trouble | null {
  return pickByShare(TROUBLES, shares, ...parts)
}

/** Whether the service does what it is asked to. Nobody outside can tell it of calls that end without a whole answer. */
export function isDone(trouble: Trouble | null, doneShare: number, ...parts: readonly (string | number)[]): boolean {
  switch (trouble) {
    case 'server_error':
    case 'unavailable':
    case 'bare_403':
      return false
    case 'bad_gateway':
    case 'reset':
    case 'html_200':
    case 'truncated':
    case 'silence':
      return chance('done', ...parts) < doneShare
    case null:
      return true
    default:
      return trouble satisfies never
  }
}
