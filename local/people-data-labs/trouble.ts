/** What can go wrong with a call, by its share of all calls: decided by a seed, so that a run can be had again. */
import { chance } from '../simulator/chance.ts'
import { pickByShare } from '../simulator/dial.ts'

/**
 * `server_error`: 500 in the vendor's own form. `bad_gateway`: 502 with a page. `unavailable`: 503. `reset`: the
 * connection ends without an answer. `html_200`: a page with status 200. `truncated`: half of the answer. `silence`: no
 * answer for `silenceMs`. `other_rows`: the metadata of the call before, or none. `shuffled`: answers in another
 * order, each with its metadata. `no_metadata`: without it. `missing_rows`: fewer answers than questions.
 */
export const TROUBLES = [
  'server_error',
  'bad_gateway',
  'unavailable',
  'reset',
  'html_200',
  'truncated',
  'silence',
  'other_rows',
  'shuffled',
  'no_metadata',
  'missing_rows',
] as const
export type Trouble = (typeof TROUBLES)[number]

/** 0–1 each, at most 1 together. */
export type TroubleShares = Readonly<Partial<Record<Trouble, number>>>

/** @param parts what tells this call from every other one */
export function troubleOf(shares: TroubleShares, ...parts: readonly (string | number)[]): Trouble | null {
  return pickByShare(TROUBLES, shares, ...parts)
}

/**
 * Whether a call with this trouble is billed for its matches. Nobody outside can tell it of those that end without a
 * whole answer: `billedShare` of them are.
 */
export function isBilled(
  trouble: Trouble | null,
  billedShare: number,
  ...parts: readonly (string | number)[]
): boolean {
  switch (trouble) {
    case 'server_error':
    case 'unavailable':
      return false
    case 'bad_gateway':
    case 'reset':
    case 'html_200':
    case 'truncated':
    case 'silence':
      return chance('billed', ...parts) < billedShare
    case 'other_rows':
    case 'shuffled':
    case 'no_metadata':
    case 'missing_rows':
    case null:
      return true
    default:
      return trouble satisfies never
  }
}
