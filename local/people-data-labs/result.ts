/** What a call comes to: its answers, whom they are billed for, and what trouble makes of them. */
import type { Endpoint } from './books.ts'
import type { Lookup } from './enrich.ts'
import type { Asked } from './read-request.ts'
import { REFUSALS, type Refusal } from './refusal.ts'
import type { Trouble } from './trouble.ts'

type Item = Lookup['answer'] & { readonly metadata?: unknown }

export interface Result {
  readonly status: number
  /** A list for a bulk call. */
  readonly body: Item | readonly Item[]
  /** By identity: one credit each. */
  readonly billed: readonly string[]
}

export const toRefusal = (refusal: Refusal): Result => ({ status: refusal.status, body: refusal, billed: [] })

/** As many matches as there are credits for; the rest is refused. */
function settle(lookups: readonly Lookup[], credits: number): { answers: Lookup['answer'][]; billed: string[] } {
  const billed: string[] = []
  const answers = lookups.map(({ answer, identity }) => {
    if (answer.status !== 200) return answer
    if (billed.length >= credits) return REFUSALS.noCredit
    billed.push(identity)
    return answer
  })
  return { answers, billed }
}

/** What trouble makes of the answers of a bulk call. @param foreign metadata of a call before */
function disordered(items: readonly Item[], trouble: Trouble | null, foreign: readonly unknown[]): readonly Item[] {
  switch (trouble) {
    case 'other_rows':
      return items.map((item, at) => ({ ...item, metadata: foreign[at] ?? {} }))
    case 'shuffled':
      return items.toReversed()
    case 'no_metadata':
      return items.map(({ metadata: _, ...item }) => item as Item)
    case 'missing_rows':
      return items.slice(0, -1)
    default:
      return items
  }
}

interface Settling {
  readonly endpoint: Endpoint
  readonly asked: readonly Asked[]
  readonly trouble: Trouble | null
  /** The metadata of the call before. */
  readonly foreign: readonly unknown[]
}

/** @param credits how many matches may be paid for */
export function toResult(
  { endpoint, asked, trouble, foreign }: Settling,
  lookups: readonly Lookup[],
  credits: number,
): Result {
  const { answers, billed } = settle(lookups, credits)
  if (endpoint === 'enrich') {
    const [answer = REFUSALS.ownFault] = answers
    return { status: answer.status, body: answer, billed }
  }
  const items = answers.map((answer, at): Item => {
    const metadata = asked[at]?.metadata
    return metadata === undefined ? answer : { ...answer, metadata }
  })
  return { status: 200, body: disordered(items, trouble, foreign), billed }
}
