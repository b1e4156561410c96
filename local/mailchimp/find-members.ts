/** A page of members: filtered, sorted, cut by offset and count as they stand at this moment. */
import { type Audience, isIn, type Segment } from './audience.ts'
import { type Member, STATUSES, type Status } from './member.ts'
import { invalid, type Problem } from './problem.ts'

export interface Page {
  readonly count: number
  readonly offset: number
}

const USUAL_COUNT = 10
const MOST_COUNT = 1000

/** @returns how much of a list is wanted; a refusal for what is no number, or more than a thousand */
export function readPage(query: URLSearchParams): Page | Problem {
  const count = Number(query.get('count') ?? USUAL_COUNT)
  const offset = Number(query.get('offset') ?? 0)
  if (!Number.isInteger(count) || count < 0 || count > MOST_COUNT) return invalid('count', 'must be from 0 to 1000')
  if (!Number.isInteger(offset) || offset < 0) return invalid('offset', 'must be 0 or more')
  return { count, offset }
}

const isStatus = (text: string): text is Status => (STATUSES as readonly string[]).includes(text)

function since(query: URLSearchParams, name: string): number | null {
  const text = query.get(name)
  return text === null ? null : Date.parse(text)
}

type Order = (one: Member, other: Member) => number

const ORDERS: Readonly<Record<string, Order>> = {
  timestamp_signup: (one, other) => one.signupMs - other.signupMs,
  timestamp_opt: (one, other) => one.signupMs - other.signupMs,
  last_changed: (one, other) => one.changedMs - other.changedMs,
}

/** Whole seconds are all that the service compares. */
const seconds = (ms: number) => Math.floor(ms / 1000)

/** Members of a segment are subscribed ones; of an audience, all but archived ones where no status is asked for. */
const isShown = (member: Member, status: Status | null, segment: Segment | null) =>
  status === null
    ? segment === null
      ? member.status !== 'archived'
      : member.status === 'subscribed'
    : member.status === status

/** @returns all that fit, in order */
export function findMembers(
  audience: Audience,
  query: URLSearchParams,
  segment: Segment | null,
): readonly Member[] | Problem {
  const status = query.get('status')
  if (status !== null && !isStatus(status)) return invalid('status', 'is not known')
  const changedSince = since(query, 'since_last_changed')
  if (Number.isNaN(changedSince)) return invalid('since_last_changed', 'must be a moment')
  const order = ORDERS[query.get('sort_field') ?? 'timestamp_signup']
  if (order === undefined) return invalid('sort_field', 'is not known')
  const found = [...audience.members.values()].filter(
    (member) =>
      isShown(member, status, segment) &&
      (changedSince === null || seconds(member.changedMs) > seconds(changedSince)) &&
      (segment === null || isIn(segment, member)),
  )
  // Stable: equal ones stay in the order of their sign-up.
  found.sort(order)
  return query.get('sort_dir') === 'DESC' ? found.reverse() : found
}
