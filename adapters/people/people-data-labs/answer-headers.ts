/** What the headers of an answer say of limits, waiting and money. Times are told by the vendor's own clock, not by ours. */
import type { IncomingHttpHeaders } from 'node:http'
import { z } from 'zod'
import type { SeenLimit } from '#pipeline/ports/people.ts'

/** However long a vendor says: after an hour it is asked once more. */
const MOST_WAIT_MS = 3_600_000

/** By the name of the window; null where there is no such limit. */
const byWindow = z.record(z.string(), z.number().min(0).nullable())

/**
 * @returns of several windows the one that has least left, as the vendor applies them
 */
export function seenLimit(headers: IncomingHttpHeaders): SeenLimit | null {
  const limits = windows(headers['x-ratelimit-limit'])
  const resetsInMs = untilMs(textOf(headers['x-ratelimit-reset']), headers)
  if (resetsInMs === null) return null
  let least: SeenLimit | null = null
  for (const [name, remaining] of Object.entries(windows(headers['x-ratelimit-remaining']))) {
    const calls = limits[name] ?? null
    if (remaining === null || calls === null) continue
    if (least === null || remaining < least.remaining) least = { calls, remaining, resetsInMs }
  }
  return least
}

/** @returns how long to wait by `Retry-After`, in seconds or as a date */
export function retryAfterMs(headers: IncomingHttpHeaders): number | null {
  const text = textOf(headers['retry-after'])
  if (text !== null && /^\d+(\.\d+)?$/.test(text)) return capped(Number(text) * 1000)
  return untilMs(text, headers)
}

/** @returns how long the window that a limit counts in still lasts */
export function windowEndsInMs(headers: IncomingHttpHeaders): number | null {
  return untilMs(textOf(headers['x-ratelimit-reset']), headers)
}

/** @returns credits that the whole call was billed for; null where it does not say */
export function creditsSpent(headers: IncomingHttpHeaders): number | null {
  const text = textOf(headers['x-call-credits-spent'])
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null
}

/** JSON, or nearly: the vendor's own clients turn its quotes before they read it. */
function windows(header: string | string[] | undefined): Readonly<Record<string, number | null>> {
  const json = (textOf(header) ?? '{}').replaceAll("'", '"').replaceAll('None', 'null')
  try {
    return byWindow.parse(JSON.parse(json))
  } catch {
    return {}
  }
}

const HAS_ZONE = /(?:Z|GMT|UTC|[+-]\d{2}:?\d{2})$/i

/** From the moment at which the vendor sent the answer; null without its clock. */
function untilMs(time: string | null, headers: IncomingHttpHeaders): number | null {
  const sentAtMs = Date.parse(textOf(headers.date) ?? '')
  if (time === null || Number.isNaN(sentAtMs)) return null
  const atMs = Date.parse(HAS_ZONE.test(time) ? time : `${time}Z`)
  return Number.isNaN(atMs) ? null : capped(atMs - sentAtMs)
}

function capped(ms: number): number {
  return Math.min(MOST_WAIT_MS, Math.max(0, Math.ceil(ms)))
}

function textOf(header: string | string[] | undefined): string | null {
  return typeof header === 'string' ? header.trim() : null
}
