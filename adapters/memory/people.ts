/** A vendor in memory, with books of its own: it knows some people, and each call ends as its script says. */
import type { VendorAnswer, VendorPerson } from '#core/vendor/answer.ts'
import { type Question, questionText } from '#core/vendor/question.ts'
import type { CallEnd, LookupEnd, PeopleProvider, Trouble } from '#pipeline/ports/people.ts'

/**
 * How a call ends: `well`; lost after everything was billed, or before anything was; refused as a whole by one of the
 * troubles, unbilled; or broken off when its signal says so, after it was billed.
 */
export type CallFate = 'well' | 'lost_billed' | 'lost_unbilled' | 'hangs' | Trouble['code']

/** `again`: no answer, and no bill; `refused`: nor will there ever be one. */
export type ItemFate = 'well' | 'again' | 'refused'

export interface PeopleScript {
  readonly service: string
  /** By e-mail address, lower case. Several at one address: ambiguous. */
  readonly people: readonly VendorPerson[]
  readonly maxBatch?: number
  /** @param call counts from 1 */
  callFate?(call: number, key: string): CallFate
  itemFate?(question: Question, call: number): ItemFate
  /** Called when a call has come in, before it ends. */
  meanwhile?(call: number): Promise<void>
}

export interface MemoryPeople extends PeopleProvider {
  /** What was asked, call by call. */
  readonly calls: (readonly Question[])[]
  /** How often each question was billed: one credit for each that was answered with somebody. */
  readonly billed: ReadonlyMap<string, number>
  credits(): number
}

export function memoryPeople(script: PeopleScript): MemoryPeople {
  const calls: (readonly Question[])[] = []
  const billed = new Map<string, number>()

  function answer({ params }: Question): VendorAnswer {
    const known = script.people.filter(({ texts }) =>
      texts.email?.some((email) => email.toLowerCase() === params.email),
    )
    const outcome = known.length === 0 ? 'no_match' : known.length === 1 ? 'match' : 'ambiguous'
    return { outcome, confidence: known.length === 1 ? 0.9 : null, people: known }
  }

  function endOf(question: Question, call: number): LookupEnd {
    switch (script.itemFate?.(question, call) ?? 'well') {
      case 'again':
        return { end: 'unbilled', code: 'item.error', isWorthAnother: true }
      case 'refused':
        return { end: 'unbilled', code: 'item.refused', isWorthAnother: false }
      default: {
        const said = answer(question)
        const credits = said.outcome === 'no_match' ? 0 : 1
        const text = questionText(question)
        if (credits > 0) billed.set(text, (billed.get(text) ?? 0) + 1)
        return { end: 'answered', answer: said, credits }
      }
    }
  }

  return {
    service: script.service,
    title: script.service,
    abilities: {
      maxBatch: script.maxBatch ?? 10,
      mode: 'sync',
      limits: { atOnce: 3, per: null },
      needs: [['email']],
      sends: ['email', 'first_name', 'last_name'],
      gives: ['full_name', 'first_name', 'last_name', 'email', 'phone', 'city', 'job_title'],
      mostCredits: 1,
      missCost: 0,
    },
    timeoutMs: 1_000,
    questionOf({ values }) {
      const email = values.email?.find(({ isValid }) => isValid)?.key
      if (email === undefined) return null
      const params: Record<string, string> = { email }
      for (const field of ['first_name', 'last_name'] as const) {
        const value = values[field]?.[0]?.key
        if (value !== undefined) params[field] = value
      }
      return { params }
    },
    async ask(key, questions, signal) {
      calls.push(questions)
      const call = calls.length
      await script.meanwhile?.(call)
      const fate = script.callFate?.(call, key) ?? 'well'
      switch (fate) {
        case 'well':
          return well(questions.map((question) => endOf(question, call)))
        case 'lost_billed':
          for (const question of questions) endOf(question, call)
          return lost(questions)
        case 'lost_unbilled':
          return lost(questions)
        case 'hangs':
          for (const question of questions) endOf(question, call)
          return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
        default:
          return refused(questions, fate)
      }
    },
    check: async () => 'ok',
    calls,
    billed,
    credits: () => [...billed.values()].reduce((sum, times) => sum + times, 0),
  }
}

const well = (ends: readonly LookupEnd[]): CallEnd => ({ ends, trouble: null, seen: null })

const lost = (questions: readonly Question[]): CallEnd => ({
  ends: questions.map(() => ({ end: 'unknown', code: 'call.lost' })),
  trouble: { code: 'provider.down', retryAfterMs: null },
  seen: null,
})

const refused = (questions: readonly Question[], code: Trouble['code']): CallEnd => ({
  ends: questions.map(() => ({ end: 'unbilled', code, isWorthAnother: true })),
  trouble: { code, retryAfterMs: null },
  seen: null,
})
