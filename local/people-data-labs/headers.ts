/** The vendor's own headers: its limit as JSON by the window's name, the end of the window in UTC, and the credits. */
import type { Turn } from './limits.ts'

interface Account {
  readonly seconds: number
  readonly bought: number
  readonly spent: number
  readonly spentByCall: number
}

/** Windows of other lengths than the vendor's go by its name for the usual one. */
function windowName(seconds: number): string {
  if (seconds <= 1) return 'second'
  return seconds >= 3600 ? 'hour' : 'minute'
}

export function answerHeaders({ window }: Turn, { seconds, bought, spent, spentByCall }: Account) {
  const name = windowName(seconds)
  const remaining = String(Math.max(0, bought - spent))
  return {
    ...(window && {
      'x-ratelimit-limit': JSON.stringify({ [name]: window.limit }),
      'x-ratelimit-remaining': JSON.stringify({ [name]: window.remaining }),
      // Whole seconds, rounded up: whoever waits until then is not too early.
      'x-ratelimit-reset': new Date(Math.ceil(window.resetAtMs / 1000) * 1000).toISOString().replace('.000Z', 'Z'),
    }),
    'x-call-credits-type': 'enrich',
    'x-call-credits-spent': String(spentByCall),
    'x-lifetime-used': String(spent),
    'x-totallimit-remaining': remaining,
    'x-totallimit-purchased-remaining': remaining,
    'x-totallimit-overages-remaining': '0',
  }
}
