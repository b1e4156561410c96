/** How a call to Mailchimp ended: by status and title, never by words meant for people. */
import type { z } from 'zod'
import type { AudienceCode, AudienceEnd } from '#pipeline/ports/audiences.ts'
import type { Trouble } from '#pipeline/ports/people.ts'
import { problem } from './schema.ts'
import { MailchimpError } from './transport.ts'

const failed = (code: AudienceCode): AudienceEnd<never> => ({ end: 'failed', code, trouble: null, seen: null })

/** Mailchimp never says for how long. */
const inTrouble = (code: Trouble['code']): AudienceEnd<never> => {
  return { end: 'failed', code, trouble: { code, retryAfterMs: null }, seen: null }
}

const TITLES: ReadonlyMap<string, AudienceCode> = new Map([
  ['Member In Compliance State', 'member.compliance'],
  ['Forgotten Email Not Subscribed', 'member.forgotten'],
])

export function readEnd<Schema extends z.ZodType>(schema: Schema, body: unknown): AudienceEnd<z.output<Schema>> {
  const read = schema.safeParse(body)
  if (!read.success) return inTrouble('provider.bad_answer')
  return { end: 'done', value: read.data, trouble: null, seen: null }
}

/** A 403 with problem details is about permission; one without is what comes instead of 429 at high volume. */
export function endOfError(error: unknown): AudienceEnd<never> {
  if (!(error instanceof MailchimpError) || error.status === null) return inTrouble('provider.down')
  const { status, type, body } = error
  // A page, half an answer or a redirect where an answer should be.
  if (status < 400) return inTrouble('provider.bad_answer')
  const said = problem.safeParse(body)
  const isProblem = /^application\/(problem\+)?json$/.test(type) && said.success
  if (status === 429 || (status === 403 && !isProblem)) return inTrouble('provider.limit')
  if (status === 401 || status === 403) return inTrouble('provider.key_rejected')
  if (status >= 500 || !isProblem) return inTrouble('provider.down')
  if (status === 404) return failed('audience.not_found')
  return failed(TITLES.get(said.data.title) ?? 'member.refused')
}
