/** One account in this process: calls queue up here, and as long as there are any, its share is renewed. */
import { setMaxListeners } from 'node:events'
import Bottleneck from 'bottleneck'
import type { AccountRef } from '#pipeline/ports/call-limits.ts'
import type { CallEnd, SeenLimit } from '#pipeline/ports/people.ts'
import { StoreError } from '#pipeline/ports/store-error.ts'
import { WaitError } from '#pipeline/ports/wait-error.ts'
import type { Grant, Report } from './book.ts'
import type { Coordinator } from './coordinator.ts'
import { createGate } from './gate.ts'
import { LINGER_MS, RENEW_MS } from './timings.ts'

type End = Pick<CallEnd, 'trouble' | 'seen'>

export interface Account {
  run<E extends End>(ref: AccountRef, call: () => Promise<E>, signal: AbortSignal): Promise<E>
  /** Asks again at once, because something changed. */
  refresh(): void
  close(): Promise<void>
}

interface Ended {
  readonly beganMs: number
  readonly endedMs: number
  readonly end: End
}

/** Bottleneck takes some milliseconds from one call to the next: so many more stand at the gate than it lets through. */
const readyFor = (atOnce: number) => 2 * atOnce + 2
/** Two exchanges are at least so far apart. */
const GAP_MS = 20
/** With the store away for longer, whoever waits is told. */
const AWAY_MS = 10_000

/** @param worker another one in each process */
export function createAccount(name: string, worker: string, coordinator: Coordinator): Account {
  const limiter = new Bottleneck({ maxConcurrent: readyFor(1) })
  const gate = createGate(() => wake(0))
  let ref: AccountRef | null = null
  let outstanding = 0
  /** The most at a time since the report before, and since the one before that. */
  let peaks: readonly [number, number] = [0, 0]
  let ended: readonly Ended[] = []
  let isAiling = false
  let isKnown = false
  let atOnce = 1
  let awaySinceMs: number | null = null
  let lastMs = Number.NEGATIVE_INFINITY
  let timer: { readonly handle: NodeJS.Timeout; readonly dueMs: number } | null = null
  let running: Promise<void> | null = null
  let isClosed = false
  let wokenInMs: number | null = null

  function wake(inMs: number): void {
    if (isClosed) return
    if (running !== null) {
      wokenInMs = Math.min(inMs, wokenInMs ?? inMs)
      return
    }
    const now = performance.now()
    const dueMs = Math.max(now + inMs, lastMs + GAP_MS)
    if (timer !== null) {
      if (timer.dueMs <= dueMs) return
      clearTimeout(timer.handle)
    }
    const handle = setTimeout(() => {
      timer = null
      running = tell().finally(() => {
        running = null
        if (wokenInMs !== null) wake(wokenInMs)
        wokenInMs = null
      })
    }, dueMs - now)
    timer = { handle, dueMs }
    if (outstanding === 0) handle.unref()
  }

  /** Tells and asks; without calls, it says good-bye instead. */
  async function tell(): Promise<void> {
    if (ref === null) return
    const sentMs = performance.now()
    lastMs = sentMs
    const isLeaving = outstanding === 0 || isClosed
    if (isLeaving) gate.giveBack()
    const told = ended
    ended = []
    try {
      const grant = await coordinator.exchange(name, reportOf(ref, told, sentMs, isLeaving))
      awaySinceMs = null
      if (isLeaving) {
        if (outstanding > 0) wake(0)
        return
      }
      use(grant, sentMs)
    } catch (error) {
      ended = [...told, ...ended]
      if (isLeaving) return
      awaySinceMs ??= sentMs
      const isAway = error instanceof StoreError
      if (!isAway || sentMs - awaySinceMs > AWAY_MS) gate.rejectWaiting(() => error as Error)
      wake(RENEW_MS)
    }
  }

  function reportOf(known: AccountRef, told: readonly Ended[], sentMs: number, isLeaving: boolean): Report {
    const { begun, ...held } = gate.held()
    const wants = isLeaving ? 0 : Math.max(1, outstanding, ...peaks)
    peaks = [outstanding, peaks[0]]
    const last = told.findLast(({ end }) => end.seen !== null)
    return {
      worker,
      usual: known.usual,
      own: known.own,
      wants,
      ...held,
      need: Math.min(outstanding, held.holds.atOnce + 2 * begun),
      ends: told.map(({ beganMs, end }) => ({ beganAgoMs: sentMs - beganMs, trouble: end.trouble })),
      seen: last?.end.seen ? aged(last.end.seen, sentMs - last.endedMs) : null,
    }
  }

  function use(grant: Grant, sentMs: number): void {
    isAiling = grant.permit.kind !== 'all'
    if (grant.share.atOnce !== atOnce) {
      atOnce = grant.share.atOnce
      limiter.updateSettings({ maxConcurrent: readyFor(atOnce) })
    }
    gate.apply(grant, sentMs)
    wake(outstanding === 0 ? LINGER_MS : grant.againMs)
  }

  function note(beganMs: number, end: End): void {
    const { trouble, seen } = end
    ended = [...ended, { beganMs, endedMs: performance.now(), end }]
    if (seen) gate.heed(seen.remaining)
    // What the others must know, they are told at once.
    const isNews = trouble !== null || isAiling || (seen !== null && !isKnown)
    isKnown ||= seen !== null
    if (trouble !== null) gate.pause()
    if (isNews) wake(0)
  }

  async function pass<E extends End>(call: () => Promise<E>, signal: AbortSignal, onBegin: () => void): Promise<E> {
    if (isClosed) throw new WaitError('provider.limit', LINGER_MS)
    const sent = await gate.enter(signal)
    let ended: 'well' | 'badly' = 'badly'
    try {
      onBegin()
      const end = await call()
      note(sent.sentMs, end)
      if (end.trouble === null) ended = 'well'
      return end
    } finally {
      gate.leave(sent, ended)
    }
  }

  return {
    run(latest, call, signal) {
      if (signal.aborted) return Promise.reject(signal.reason)
      // All calls of a range share one.
      setMaxListeners(0, signal)
      ref = latest
      outstanding++
      peaks = [Math.max(peaks[0], outstanding), peaks[1]]
      return new Promise((resolve, reject) => {
        // Bottleneck can't take back what queues in it: that comes up, and goes, later on.
        const stop = () => reject(signal.reason)
        const onBegin = () => signal.removeEventListener('abort', stop)
        signal.addEventListener('abort', stop, { once: true })
        limiter
          .schedule(() => pass(call, signal, onBegin))
          .then(resolve, reject)
          .finally(() => {
            onBegin()
            outstanding--
            if (outstanding === 0) wake(LINGER_MS)
          })
      })
    },
    refresh() {
      gate.pause()
      wake(0)
    },
    async close() {
      isClosed = true
      if (timer !== null) clearTimeout(timer.handle)
      await running
      gate.rejectWaiting(() => new WaitError('provider.limit', LINGER_MS))
      await tell()
    },
  }
}

const aged = (seen: SeenLimit, ms: number): SeenLimit => ({ ...seen, resetsInMs: Math.max(0, seen.resetsInMs - ms) })
