import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSendLog } from './send-log.ts'

test('one more is ready when the so-many-th before it has left the window', () => {
  const log = createSendLog()
  expect(log.readyAt(2, 1_000)).toBe(Number.NEGATIVE_INFINITY)
  expect(log.readyAt(0, 1_000)).toBe(Number.POSITIVE_INFINITY)
  log.add(10, 1_000)
  expect(log.readyAt(2, 1_000)).toBe(Number.NEGATIVE_INFINITY)
  log.add(30, 1_000)
  expect(log.readyAt(2, 1_000)).toBe(1_010)
  expect(log.readyAt(1, 1_000)).toBe(1_030)
  expect([log.recent(1_000, 500), log.recent(1_000, 1_010), log.recent(1_000, 1_030)]).toEqual([2, 1, 0])
})

test('a call that took longer than quick ones came so much later, up to a bound', () => {
  const log = createSendLog()
  const [first, second, late, slow] = [0, 10, 100, 200].map((ms) => log.add(ms, 1_000))
  if (!first || !second || !late || !slow) throw new Error('no call')
  log.tell(first, 50, 1_000)
  log.tell(second, 60, 1_000)
  log.tell(late, 162, 1_000)
  log.tell(slow, 900, 1_000)
  expect([first, second, late, slow].map(({ cameMs }) => cameMs)).toEqual([0, 10, 112, 300])
  expect(log.readyAt(4, 1_000)).toBe(1_000)
  expect(log.readyAt(2, 1_000)).toBe(1_112)
})

test('whoever keeps to it sends no window more than it may hold', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 60 }),
      (calls, gaps) => {
        const log = createSendLog()
        const sent: number[] = []
        let now = 0
        for (const gap of gaps) {
          now = Math.max(now + gap, log.readyAt(calls, 1_000))
          log.add(now, 1_000)
          sent.push(now)
        }
        for (const from of sent) {
          expect(sent.filter((at) => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(calls)
        }
      },
    ),
  )
})
