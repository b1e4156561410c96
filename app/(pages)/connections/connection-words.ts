/** How a connection stands, in words. */
import type { Tone } from '#app/_ui/badge.tsx'
import type { PeopleConnectionView } from '#app/api/v1/_schemas/connection.ts'

export type Details = NonNullable<PeopleConnectionView['details']>

export const STATE_WORDS: Readonly<Record<Details['state'], { readonly word: string; readonly tone: Tone }>> = {
  ok: { word: 'works', tone: 'good' },
  key_rejected: { word: 'key refused', tone: 'bad' },
  no_credit: { word: 'no credits left', tone: 'stale' },
  secret_lost: { word: 'key lost', tone: 'bad' },
}

interface Trouble {
  readonly title: string
  readonly text: string
}

/** Null where nothing is wrong. */
export const TROUBLES: Readonly<Record<Details['state'], Trouble | null>> = {
  ok: null,
  key_rejected: {
    title: 'The service does not take this key any more.',
    text: 'Nothing was spent by that. Lists that need it wait, and go on by themselves once you enter a key that works.',
  },
  no_credit: {
    title: 'The account has no credits left.',
    text: 'Lists that need it wait. Buy credits from the service, then press “Check now”: they go on at once.',
  },
  secret_lost: {
    title: 'The key can’t be opened any more: KITH_SECRET is not what it was.',
    text: 'Only the key is lost. Lists, results, answers that were paid for and what was spent are safe. Enter the key again, or start Kith with the old secret as KITH_SECRET_PREVIOUS.',
  },
}

/** The same of an account that keeps audiences. */
export const AUDIENCE_TROUBLES: typeof TROUBLES = {
  ok: null,
  key_rejected: {
    title: 'The service does not take this key any more.',
    text: 'Audiences that are being brought in wait, and go on by themselves once you enter a key that works.',
  },
  no_credit: {
    title: 'The account is closed or not paid for.',
    text: 'Look at it with the service, then press “Check now”: what waits goes on at once.',
  },
  secret_lost: {
    title: 'The key can’t be opened any more: KITH_SECRET is not what it was.',
    text: 'Only the key is lost. Lists and results are safe. Enter the key again, or start Kith with the old secret as KITH_SECRET_PREVIOUS.',
  },
}
