/** The book, played with a clock of its own: workers that tell, stand still, and are killed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CallRate } from '#pipeline/ports/people.ts'
import { type Book, exchange, type Grant, type Report } from './book.ts'
import { createSendLog } from './send-log.ts'
import type { Share } from './share.ts'
import { BEGIN_MS, KEEP_MS } from './timings.ts'

const RATE: CallRate = { atOnce: 10, per: { calls: 50, seconds: 1, window: 'rolling' } }
const NOTHING: Share = { atOnce: 0, calls: 0 }
const ALL: Share = { atOnce: 10, calls: 50 }

/** One account, its workers, and what time it is. */
function play(usual: CallRate = RATE) {
  let book: Book | null = null
  let nowMs = 1_000_000
  function tell(worker: string, said: Partial<Report> = {}): Grant {
    const report: Report = {
      worker,
      usual,
      own: null,
      wants: 20,
      holds: NOTHING,
      underWay: 0,
      unused: { window: 0, calls: 0 },
      need: 0,
      ends: [],
      seen: null,
      ...said,
    }
    const [next, grant] = exchange(book, report, nowMs, () => 0)
    // As it comes back from the database.
    book = JSON.parse(JSON.stringify(next))
    return grant
  }
  return {
    tell,
    pass(ms: number) {
      nowMs += ms
    },
    lose() {
      book = null
    },
    now: () => nowMs,
  }
}

describe('shares', () => {
  test('one alone has all; a second one gets its half once the first has told that it holds no more', () => {
    const { tell } = play()
    expect(tell('a').share).toEqual(ALL)
    expect(tell('b').share).toEqual(NOTHING)
    expect(tell('a', { holds: ALL }).share).toEqual({ atOnce: 5, calls: 25 })
    expect(tell('b').share).toEqual(NOTHING)
    tell('a', { holds: { atOnce: 5, calls: 40 } })
    expect(tell('b').share).toEqual({ atOnce: 5, calls: 10 })
    tell('a', { holds: { atOnce: 5, calls: 25 } })
    expect(tell('b').share).toEqual({ atOnce: 5, calls: 25 })
  })

  test('who leaves leaves all, but for the calls that still count in the vendor’s window', () => {
    const { tell, pass } = play()
    tell('a')
    tell('a', { wants: 0, holds: { atOnce: 0, calls: 30 } })
    expect(tell('b').share).toEqual({ atOnce: 10, calls: 20 })
    pass(1_100)
    expect(tell('b', { holds: { atOnce: 10, calls: 20 } }).share).toEqual(ALL)
  })

  test('what a killed worker held is free again within two seconds', () => {
    const { tell, pass } = play()
    const half = { atOnce: 5, calls: 25 }
    tell('a')
    tell('b')
    tell('a', { holds: half })
    expect(tell('b').share).toEqual(half)
    for (let ms = 0; ms < 1_800; ms += 100) {
      pass(100)
      tell('a', { holds: half })
    }
    expect(tell('a', { holds: half }).share).toEqual(ALL)
  })

  test('while the store was away no lease ran out', () => {
    const { tell, pass } = play()
    tell('a')
    pass(20_000)
    expect(tell('b').share).toEqual(NOTHING)
    tell('a', { holds: { atOnce: 5, calls: 25 } })
    expect(tell('b').share).toEqual({ atOnce: 5, calls: 25 })
  })

  test('who lost the book gives nobody more than they say they hold, until all have told again', () => {
    const { tell, pass, lose } = play()
    lose()
    expect(tell('a', { holds: { atOnce: 5, calls: 25 } }).share).toEqual({ atOnce: 5, calls: 25 })
    expect(tell('b', { holds: { atOnce: 5, calls: 25 } }).share).toEqual({ atOnce: 5, calls: 25 })
    pass(BEGIN_MS)
    expect(tell('a', { holds: { atOnce: 5, calls: 25 } }).share).toEqual({ atOnce: 5, calls: 25 })
  })

  test('whatever workers do and whoever dies, no limit is exceeded together', () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('tell' as const), who: fc.nat(3) }) },
      { weight: 6, arbitrary: fc.record({ kind: fc.constant('begin' as const), who: fc.nat(3) }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('end' as const), who: fc.nat(3) }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.nat(200) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('die' as const), who: fc.nat(3) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), who: fc.nat(3) }) },
    )
    const newWorker = (name: string) => ({
      name,
      share: NOTHING,
      untilMs: 0,
      toldMs: 0,
      underWay: 0,
      log: createSendLog(),
      windowMs: 0,
    })
    fc.assert(
      fc.property(fc.array(step, { minLength: 200, maxLength: 400 }), fc.constantFrom(9, 60), (steps, calls) => {
        const { tell, pass, now } = play({ atOnce: 6, per: { calls, seconds: 1, window: 'rolling' } })
        let workers = Array.from({ length: 4 }, (_, n) => newWorker(`w${n}`))
        let names = 4
        let sent: number[] = []
        const holds = ({ share, untilMs, underWay, log, windowMs }: (typeof workers)[number]) => {
          const held = now() < untilMs ? share : NOTHING
          return {
            atOnce: Math.max(held.atOnce, underWay),
            calls: Math.max(held.calls, log.recent(windowMs, now())),
          }
        }
        for (const each of steps) {
          if (each.kind === 'pass') {
            pass(each.ms)
            // No call takes longer than a worker that tells nothing keeps its places.
            for (const worker of workers) if (now() - worker.toldMs > KEEP_MS - 200) worker.underWay = 0
            continue
          }
          const worker = workers[each.who]
          if (worker === undefined) throw new Error('no worker')
          if (each.kind === 'tell') {
            const grant = tell(worker.name, { holds: holds(worker), underWay: worker.underWay })
            worker.share = grant.share
            worker.untilMs = now() + BEGIN_MS
            worker.toldMs = now()
            worker.windowMs = grant.rate.per?.ms ?? 0
          } else if (each.kind === 'begin') {
            const { share, untilMs, underWay, log, windowMs } = worker
            const isReady = log.readyAt(share.calls, windowMs) <= now()
            if (now() >= untilMs || underWay >= share.atOnce || !isReady) continue
            worker.underWay++
            log.add(now(), windowMs)
            sent = [...sent.filter((at) => at > now() - 1_000), now()]
            expect(sent.length).toBeLessThanOrEqual(calls)
            expect(workers.reduce((sum, other) => sum + other.underWay, 0)).toBeLessThanOrEqual(6)
          } else if (each.kind === 'end') {
            worker.underWay = Math.max(0, worker.underWay - 1)
          } else if (each.kind === 'leave') {
            worker.share = NOTHING
            tell(worker.name, { wants: 0, holds: holds(worker), underWay: worker.underWay })
            worker.toldMs = now()
          } else {
            // Another one comes in its place.
            workers = workers.map((other) => (other === worker ? newWorker(`w${names++}`) : other))
          }
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('what calls tell', () => {
  const refused = { beganAgoMs: 10, trouble: { code: 'provider.limit', retryAfterMs: 30_000 } } as const

  test('is obeyed by all, from their next exchange on', () => {
    const { tell, pass } = play()
    tell('b')
    expect(tell('a', { ends: [refused] }).permit).toMatchObject({ kind: 'none', code: 'provider.limit' })
    pass(1_000)
    expect(tell('b').permit).toEqual({ kind: 'none', code: 'provider.limit', forMs: 29_000 })
    pass(29_000)
    expect(tell('b').permit).toEqual({ kind: 'all' })
  })

  test('a worker that leaves makes no probe: another one does', () => {
    const { tell, pass } = play()
    const down = { beganAgoMs: 0, trouble: { code: 'provider.down', retryAfterMs: null } } as const
    tell('a', { ends: Array.from({ length: 5 }, () => down) })
    pass(60_000)
    expect(tell('a').permit).toEqual({ kind: 'one' })
    expect(tell('b').permit).toMatchObject({ kind: 'none' })
    tell('a', { wants: 0 })
    expect(tell('b').permit).toEqual({ kind: 'one' })
  })
})

describe('a fixed window', () => {
  const minute: CallRate = { atOnce: 10, per: { calls: 100, seconds: 60, window: 'fixed' } }
  const well = { beganAgoMs: 200, trouble: null }

  test('is given out to the last call by what the vendor says, then nothing until it ends', () => {
    const { tell } = play(minute)
    expect(tell('a', { need: 30 }).window?.calls).toBe(10)
    const seen = { calls: 40, remaining: 30, resetsInMs: 20_000 }
    const second = tell('a', { need: 100, ends: [well], seen }).window
    expect(second).toMatchObject({ calls: 30, isUsedUp: true })
    expect(tell('b', { need: 10 }).window).toMatchObject({ calls: 0, isUsedUp: true })
  })

  test('what a worker that leaves has not begun is the others’', () => {
    const { tell } = play(minute)
    const seen = { calls: 20, remaining: 20, resetsInMs: 20_000 }
    const number = tell('a', { need: 20, ends: [well], seen }).window?.number ?? 0
    expect(tell('b', { need: 10 }).window?.calls).toBe(0)
    tell('a', { wants: 0, unused: { window: number, calls: 15 } })
    expect(tell('b', { need: 15 }).window?.calls).toBe(15)
  })
})
