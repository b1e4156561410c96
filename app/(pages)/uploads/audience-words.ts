/** What is told of an audience that is brought in: what it waits for, and who came and went meanwhile. */
import { countText, plural } from '#app/_ui/amounts.ts'
import type { AudienceReadView } from '#app/api/v1/_schemas/audience.ts'

interface WaitWords {
  readonly kind: 'info' | 'warning'
  readonly title: string
  readonly text: string
  readonly isAboutKey: boolean
}

const REASONS: Readonly<Record<string, WaitWords>> = {
  'provider.limit': {
    kind: 'info',
    title: 'It waits because the account allows no more calls for now.',
    text: 'Nothing is lost. It goes on by itself in a moment; other tools that use the account count as well.',
    isAboutKey: false,
  },
  'provider.down': {
    kind: 'warning',
    title: 'It waits because the service does not answer.',
    text: 'Nothing is lost. It looks again by itself.',
    isAboutKey: false,
  },
  'provider.bad_answer': {
    kind: 'warning',
    title: 'It waits because the service answers with something else than members.',
    text: 'Nothing is lost. It looks again by itself. If it stays so, see what the service says of itself.',
    isAboutKey: false,
  },
  'provider.key_rejected': {
    kind: 'warning',
    title: 'It waits because the service refuses the key of this account.',
    text: 'What is read is kept. Enter another key of the same account: then it goes on by itself.',
    isAboutKey: true,
  },
  'provider.secret_lost': {
    kind: 'warning',
    title: 'It waits because the key of this account can’t be opened any more.',
    text: 'The secret that it was sealed with is gone (KITH_SECRET). Enter the key again: then it goes on by itself.',
    isAboutKey: true,
  },
  'disk.full': {
    kind: 'warning',
    title: 'It waits because the disk is nearly full.',
    text: 'Nothing is lost. It goes on by itself once there is space on the machine that runs Kith.',
    isAboutKey: false,
  },
}

export const audienceWaitWords = (reason: string): WaitWords =>
  REASONS[reason] ?? {
    kind: 'info',
    title: 'A part did not work out and is tried again.',
    text: 'Nothing is lost.',
    isAboutKey: false,
  }

type Report = NonNullable<AudienceReadView['report']>

/** @returns `12,000 members; while we read, 31 joined, 44 left, 9 changed` */
export function reportText({ members, added, removed, changed }: Report): string {
  const moves = [
    added > 0 ? `${countText(added)} joined` : '',
    removed > 0 ? `${countText(removed)} left` : '',
    changed > 0 ? `${countText(changed)} changed` : '',
  ].filter(Boolean)
  const all = plural(members, 'member')
  return moves.length === 0
    ? `${all}; nobody came or went while we read.`
    : `${all}; while we read, ${moves.join(', ')}.`
}
