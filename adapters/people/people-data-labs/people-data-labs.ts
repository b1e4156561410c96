/** People Data Labs as a provider: a hundred questions a call, answered at once; a miss costs nothing. */
import { randomUUID } from 'node:crypto'
import type { CallEnd, PeopleProvider } from '#pipeline/ports/people.ts'
import { bulkRequest, MIN_LIKELIHOOD } from './bulk-request.ts'
import { callEnd, troubleCode } from './call-end.ts'
import { createClient, type Exchange } from './client.ts'
import { GIVES } from './map.ts'
import { NEEDS, questionOf, SENDS } from './question-of.ts'
import { ownError } from './schema.ts'

export interface PeopleDataLabsOptions {
  /** What its rows name as their source. */
  readonly service: string
  /** For people. */
  readonly title: string
  /** Scheme and host, without a path. */
  readonly baseUrl: string
  readonly mostAnswerBytes?: number
}

const BULK = '/v5/person/bulk'
const ENRICH = '/v5/person/enrich'

/** "Up to 100 persons in a single request." */
const MOST_QUESTIONS = 100
const TIMEOUT_MS = 30_000
/** A hundred records of what is asked for take some 200 kB; whole ones, should the vendor send them, some 5 MB. */
const MOST_ANSWER_BYTES = 16 * 1024 ** 2
/** What can stand in a header: anything else is no key, and is answered as the vendor would. */
const IS_KEY = /^[\x21-\x7e]+$/
const NO_KEY: Exchange = { kind: 'answered', status: 401, headers: {}, body: undefined }

/** The usual limit is a free plan's; a paid one has 1,000 a minute, which the vendor's headers tell. */
export function createPeopleDataLabs(options: PeopleDataLabsOptions): PeopleProvider {
  const { service, title, baseUrl, mostAnswerBytes = MOST_ANSWER_BYTES } = options
  const client = createClient({ baseUrl, timeoutMs: TIMEOUT_MS, mostAnswerBytes })
  const post = async (path: string, key: string, body: unknown, signal: AbortSignal) =>
    IS_KEY.test(key) ? client.post(path, key, body, signal) : NO_KEY

  return {
    service,
    title,
    abilities: {
      maxBatch: MOST_QUESTIONS,
      mode: 'sync',
      limits: { atOnce: 5, per: { calls: 100, seconds: 60, window: 'fixed' } },
      needs: NEEDS,
      sends: SENDS,
      gives: GIVES,
      mostCredits: 1,
      missCost: 0,
    },
    timeoutMs: TIMEOUT_MS,
    questionOf,

    /** @throws RangeError for more questions than a call holds */
    async ask(key, questions, signal): Promise<CallEnd> {
      if (questions.length > MOST_QUESTIONS)
        throw new RangeError(`${questions.length} questions are too many for a call`)
      if (questions.length === 0) return { ends: [], trouble: null, seen: null }
      const callId = randomUUID()
      const exchange = await post(BULK, key, bulkRequest(callId, questions), signal)
      return callEnd(exchange, callId, questions.length)
    },

    async check(key, signal) {
      // Nothing is looked for, so nothing is found or billed: who may ask is told that something is missing.
      const exchange = await post(ENRICH, key, { min_likelihood: MIN_LIKELIHOOD }, signal)
      if (exchange.kind !== 'answered') return 'provider.down'
      const { status, body } = exchange
      if ((status === 400 || status === 404) && ownError.safeParse(body).success) return 'ok'
      return troubleCode(exchange) ?? 'provider.bad_answer'
    },
  }
}
