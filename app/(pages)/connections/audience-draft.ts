/** What somebody types about an account that keeps audiences, and what of it the API takes. */
import type { AudienceConnectionView } from '#app/api/v1/_schemas/connection.ts'

type Rate = NonNullable<AudienceConnectionView['details']>['rate']

/** As it stands in the fields. */
export interface AudienceDraft {
  readonly name: string
  /** Empty: as many as Kith takes by itself. */
  readonly atOnce: string
}

export type AudienceDraftProblems = Readonly<Partial<Record<keyof AudienceDraft, string>>>

/** The service allows an account no more. */
const MOST_AT_ONCE = 10

export function readAudienceDraft(
  draft: AudienceDraft,
):
  | { readonly settings: { readonly name: string; readonly rate: Rate } }
  | { readonly problems: AudienceDraftProblems } {
  const problems: Partial<Record<keyof AudienceDraft, string>> = {}
  const name = draft.name.trim()
  if (name === '') problems.name = 'It needs a name.'
  const typed = draft.atOnce.trim()
  const atOnce = /^\d{1,2}$/.test(typed) ? Number(typed) : 0
  if (typed !== '' && (atOnce < 1 || atOnce > MOST_AT_ONCE)) {
    problems.atOnce = `A whole number from 1 to ${MOST_AT_ONCE}, or nothing.`
  }
  if (Object.keys(problems).length > 0) return { problems }
  return { settings: { name, rate: typed === '' ? null : { atOnce, per: null } } }
}
