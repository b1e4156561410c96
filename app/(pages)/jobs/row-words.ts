/** What people read for the status of a row and the label of a field, and in which colour. */
import type { Tone } from '#app/_ui/badge.tsx'
import type { Label, MatchKind, RowStatus } from '#core/outcome.ts'

export type CountedStatus = RowStatus | 'pending'

interface StatusWords {
  readonly word: string
  /** In a sentence behind a number: `12 to review`. */
  readonly counted: string
  readonly tone: Tone
  /** The segment of the bar. */
  readonly bar: string
}

/** In the order of the bar: what is settled well first, what is still to come last. */
export const ROW_WORDS: Readonly<Record<CountedStatus, StatusWords>> = {
  matched: { word: 'Matched', counted: 'matched', tone: 'good', bar: 'bg-good' },
  review: { word: 'To review', counted: 'to review', tone: 'stale', bar: 'bg-stale/75' },
  no_match: { word: 'Nobody found', counted: 'with nobody found', tone: 'quiet', bar: 'bg-line-strong' },
  duplicate: { word: 'Double', counted: 'double', tone: 'fresh', bar: 'bg-fresh/80' },
  invalid: { word: 'Unusable', counted: 'unusable', tone: 'odd', bar: 'bg-odd/80' },
  failed: { word: 'Failed', counted: 'failed', tone: 'bad', bar: 'bg-bad' },
  suppressed: { word: 'Not to be asked', counted: 'not to be asked', tone: 'quiet', bar: 'bg-quiet' },
  not_tried: {
    word: 'Not looked up',
    counted: 'not looked up',
    tone: 'quiet',
    bar: 'bg-[repeating-linear-gradient(135deg,var(--line-strong)_0_2px,var(--sunken)_2px_6px)]',
  },
  pending: { word: 'Waiting', counted: 'waiting', tone: 'quiet', bar: 'bg-transparent' },
}

export const COUNTED_STATUSES = Object.keys(ROW_WORDS) as readonly CountedStatus[]

export const LABEL_WORDS: Readonly<Record<Label, { readonly word: string; readonly tone: Tone }>> = {
  confirmed: { word: 'confirmed', tone: 'good' },
  new: { word: 'new', tone: 'fresh' },
  old: { word: 'old', tone: 'stale' },
  unverified: { word: 'unverified', tone: 'quiet' },
}

export const MATCH_WORDS: Readonly<Record<MatchKind, string>> = {
  exact: 'the name is the same',
  nickname: 'the first name is a nickname',
  fuzzy: 'the name is close, not the same',
}

/** @returns `97 %`, on one line. No score is a certainty: those at the ends are rounded, and said to be beyond them. */
export function scoreText(score: number): string {
  const percent = score * 100
  if (percent >= 99.95) return 'over 99.9\u00a0%'
  if (percent < 1) return 'under 1\u00a0%'
  return `${percent < 99 ? Math.round(percent) : percent.toFixed(1)}\u00a0%`
}
