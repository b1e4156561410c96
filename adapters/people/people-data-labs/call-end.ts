/** How a call ended for each of its questions: what was answered, what surely cost nothing, and what nobody knows. */
import type { IncomingHttpHeaders } from 'node:http'
import type { CallEnd, LookupEnd, Trouble } from '#pipeline/ports/people.ts'
import { creditsSpent, retryAfterMs, seenLimit, windowEndsInMs } from './answer-headers.ts'
import type { Exchange } from './client.ts'
import { NO_MATCH } from './map.ts'
import { readItems } from './read-items.ts'
import { ownError } from './schema.ts'

/** Asked again when the trouble is over. */
const unbilled = (code: string): LookupEnd => ({ end: 'unbilled', code, isWorthAnother: true })
const REFUSED: LookupEnd = { end: 'unbilled', code: 'lookup.refused', isWorthAnother: false }
const UNKNOWN: LookupEnd = { end: 'unknown', code: 'lookup.unknown_fate' }
const NOBODY: LookupEnd = { end: 'answered', answer: NO_MATCH, credits: 0 }

/** Null: the questions are to blame, not the service. */
type Code = Trouble['code'] | null

/** @param callId what the metadata of its answers must say */
export function callEnd(exchange: Exchange, callId: string, questions: number): CallEnd {
  switch (exchange.kind) {
    case 'not_sent':
      return { ends: all(questions, unbilled('provider.down')), trouble: trouble('provider.down', {}), seen: null }
    case 'no_answer':
      return { ends: all(questions, UNKNOWN), trouble: trouble('provider.down', {}), seen: null }
    case 'answered': {
      const { status, headers, body } = exchange
      const spent = creditsSpent(headers)
      const { ends, code } =
        status === 200 ? readItems(body, { callId, questions, spent }) : refused(exchange, questions)
      // A refusal that was billed after all.
      const isBilled = status !== 200 && (spent ?? 0) > 0
      return {
        ends: isBilled ? all(questions, UNKNOWN) : ends,
        trouble: code === null ? null : trouble(code, headers),
        seen: seenLimit(headers),
      }
    }
    default:
      return exchange satisfies never
  }
}

function all(questions: number, end: LookupEnd): readonly LookupEnd[] {
  return new Array<LookupEnd>(questions).fill(end)
}

function trouble(code: Trouble['code'], headers: IncomingHttpHeaders): Trouble {
  const windowMs = code === 'provider.limit' ? windowEndsInMs(headers) : null
  return { code, retryAfterMs: retryAfterMs(headers) ?? windowMs }
}

interface Answered {
  readonly status: number
  readonly body: unknown
}

/** Any status but 200, for all questions alike. */
function refused({ status, body }: Answered, questions: number): { ends: readonly LookupEnd[]; code: Code } {
  const code = troubleCode({ status, body })
  const isOwn = ownError.safeParse(body).success
  // "A 404 means that an API neither found nor returned a matching record": of many, each has its own.
  if (status === 404 && isOwn && questions === 1) return { ends: [NOBODY], code: null }
  if (code === null) return { ends: all(questions, REFUSED), code }
  // What a gateway says does not tell what became of the call behind it; nor does success in another form.
  const isUnknown = status < 300 || status === 502 || status === 504 || (status >= 500 && status !== 503 && !isOwn)
  return { ends: all(questions, isUnknown ? UNKNOWN : unbilled(code)), code }
}

/** @returns why the service can't be asked for now; null where it does not like what it was asked. */
export function troubleCode({ status, body }: Answered): Code {
  if (status === 401 || (status === 403 && body !== undefined)) return 'provider.key_rejected'
  if (status === 402) return 'provider.no_credit'
  if (status === 429) return 'provider.limit'
  if (status >= 500) return 'provider.down'
  const isOwn = status >= 400 && status !== 404 && ownError.safeParse(body).success
  return isOwn ? null : 'provider.bad_answer'
}
