/** What tests of the provider share: whom they ask about, and how a question may end. */
import type { Question } from '#core/vendor/question.ts'
import type { CallEnd, LookupEnd } from '#pipeline/ports/people.ts'
import { createPeopleDataLabs } from './people-data-labs.ts'
import { callIdOf, type Recorded, recorded, send, startVendor } from './vendor-under-test.ts'

export const KEY = 'k3y-0f-n0b0dy-77'
export const EMAIL = 'ada.sund@postbox.example'
export const questions: readonly Question[] = [
  { params: { email: EMAIL } },
  { params: { phone: ['+12025550143', '+12035550112'] } },
  { params: { first_name: 'ada', last_name: 'sund', company: 'tallgrass studio' } },
]
export const never = new AbortController().signal

export const create = (baseUrl: string) =>
  createPeopleDataLabs({ service: 'people-data-labs', title: 'Test', baseUrl, mostAnswerBytes: 1024 ** 2 })

/** Somebody who answers, and a provider that asks them. */
export async function startAsking() {
  const vendor = await startVendor()
  const provider = create(vendor.url)
  return {
    vendor,
    provider,
    answer: (record: Recorded) => vendor.answerWith((response, asked) => send(response, record, callIdOf(asked))),
    ask: (asked: readonly Question[] = questions) => provider.ask(KEY, asked, never),
  }
}

/** A recorded answer with other headers. */
export function answerOf(name: string, headers: Readonly<Record<string, string>>): Recorded {
  const record = recorded(name)
  return { ...record, headers: { ...record.headers, ...headers } }
}

export const all = (end: LookupEnd) => new Array<LookupEnd>(questions.length).fill(end)
export const UNKNOWN: LookupEnd = { end: 'unknown', code: 'lookup.unknown_fate' }
export const NOBODY: LookupEnd = {
  end: 'answered',
  answer: { outcome: 'no_match', confidence: null, people: [] },
  credits: 0,
}
export const REFUSED: LookupEnd = { end: 'unbilled', code: 'lookup.refused', isWorthAnother: false }
export const unbilled = (code: string): LookupEnd => ({ end: 'unbilled', code, isWorthAnother: true })

/** Enough to see that it is that person: the rest is checked beside the map. */
export const brief = ({ ends }: CallEnd) =>
  ends.map((end) => (end.end === 'answered' ? [end.answer.people[0]?.id ?? 'nobody', end.credits] : end))
export const MARA = 'kq0Zr1Bv8xWmT2sLh4Ny6d_0000'
export const NAMELESS = 'b7Xe5Jd0pQrUa3fVg9Ow1k_0000'
