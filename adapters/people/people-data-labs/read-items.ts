/** The answers of one call to its questions, each known by its metadata, never by where it stands. */
import { z } from 'zod'
import type { LookupEnd, Trouble } from '#pipeline/ports/people.ts'
import { metadata } from './bulk-request.ts'
import { matchOf, NO_MATCH, personOf } from './map.ts'
import { bulkItem, foundItem } from './schema.ts'

type Item = z.infer<typeof bulkItem>
type Code = Trouble['code']

const items = z.array(z.unknown())

export interface Asked {
  /** What the metadata of its answers must say. */
  readonly callId: string
  readonly questions: number
  /** Credits that the whole call was billed for; null where the vendor does not say. */
  readonly spent: number | null
}

export interface ItemsRead {
  /** One for each question, in their order. */
  readonly ends: readonly LookupEnd[]
  /** The gravest of what they say of the service. */
  readonly code: Code | null
}

/** The gravest first. */
const CODES: readonly Code[] = ['provider.key_rejected', 'provider.no_credit', 'provider.limit', 'provider.bad_answer']

const UNKNOWN: LookupEnd = { end: 'unknown', code: 'lookup.unknown_fate' }

/** @param body what came with status 200 */
export function readItems(body: unknown, { callId, questions, spent }: Asked): ItemsRead {
  const { found, hasStrangers } = byQuestion(body, callId, questions)
  const codes = new Set<Code>()
  const ends = found.map((item) => {
    if (item === null) {
      codes.add('provider.bad_answer')
      return UNKNOWN
    }
    const code = itemCode(item)
    if (code !== null) codes.add(code)
    return endOf(item, code)
  })
  if (hasStrangers) codes.add('provider.bad_answer')
  return { ends: settled(ends, spent), code: CODES.find((code) => codes.has(code)) ?? null }
}

/** @returns each question's answer, null without exactly one; and whether others came that nobody asked for */
function byQuestion(body: unknown, callId: string, questions: number) {
  const found: (Item | null)[] = new Array<null>(questions).fill(null)
  const seen = new Set<number>()
  let hasStrangers = false
  for (const each of items.safeParse(body).data ?? []) {
    const item = bulkItem.safeParse(each)
    const known = metadata.safeParse(item.data?.metadata)
    const isOurs = item.success && known.data?.call === callId && known.data.question in found
    if (!isOurs || known.data === undefined) {
      hasStrangers = true
      continue
    }
    const { question } = known.data
    // Of two answers to one question neither is to be trusted.
    found[question] = seen.has(question) ? null : { ...item.data, ...(each as object) }
    seen.add(question)
  }
  return { found, hasStrangers }
}

function itemCode({ status }: Item): Code | null {
  if (status === 401 || status === 403) return 'provider.key_rejected'
  if (status === 402) return 'provider.no_credit'
  return status === 429 ? 'provider.limit' : null
}

/** A match of which nothing can be used: whether it was billed is told by the whole call's credits. */
const BROKEN: LookupEnd = { end: 'unknown', code: 'lookup.error' }

function endOf(item: Item, code: Code | null): LookupEnd {
  if (code !== null) return { end: 'unbilled', code, isWorthAnother: true }
  if (item.status === 404) return { end: 'answered', answer: NO_MATCH, credits: 0 }
  if (item.status === 200) {
    const match = foundItem.safeParse(item)
    const person = match.success ? personOf(match.data.data) : null
    if (!match.success || person === null) return BROKEN
    return { end: 'answered', answer: matchOf(person, match.data.likelihood), credits: 1 }
  }
  if (item.status >= 500) return { end: 'unbilled', code: 'lookup.error', isWorthAnother: true }
  if (item.status >= 400) return { end: 'unbilled', code: 'lookup.refused', isWorthAnother: false }
  return BROKEN
}

/**
 * One credit a match, unless the vendor says that the call cost another sum: then they are shared so that the ends add up to
 * it. Where some have no known end, what is left over is theirs.
 */
function settled(ends: readonly LookupEnd[], spent: number | null): readonly LookupEnd[] {
  if (spent === null) return ends
  const matches = ends.filter((end) => end.end === 'answered' && end.credits > 0).length
  const isAllKnown = ends.every(({ end }) => end !== 'unknown')
  // All that was billed is accounted for by others.
  const areBrokenFree = spent <= matches && ends.every((end) => end.end !== 'unknown' || end === BROKEN)
  let left = isAllKnown ? spent : Math.min(spent, matches)
  let sharers = matches
  return ends.map((end): LookupEnd => {
    if (end === BROKEN && areBrokenFree) return { end: 'unbilled', code: 'lookup.error', isWorthAnother: true }
    if (end.end !== 'answered' || end.credits === 0) return end
    const credits = Math.ceil(left / sharers)
    left -= credits
    sharers--
    return { ...end, credits }
  })
}
