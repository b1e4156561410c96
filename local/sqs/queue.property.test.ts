// Random histories against a slow and obvious model of SQS: a list of messages, looked through every time.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Account, applyEvent, createAccount, queueArn, type SqsEvent, snapshotEvents } from './account.ts'
import { SqsError } from './errors.ts'
import { changeVisibility, findQueue, handBack, receive, remove } from './queue.ts'
import { defaultAttributes } from './queue-attributes.ts'
import { formatReceiptHandle } from './receipt-handle.ts'

const maxReceiveCount = 3
const retentionMs = 60_000

type Step =
  | { readonly kind: 'send'; readonly delayMs: number }
  | { readonly kind: 'receive'; readonly from: 'main' | 'dead'; readonly most: number; readonly visibilityMs: number }
  | { readonly kind: 'delete' | 'hand-back' | 'visibility'; readonly pick: number; readonly seconds: number }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'restart'; readonly from: 'events' | 'snapshot' }

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('send' as const), delayMs: fc.constantFrom(0, 0, 3_000) }),
  fc.record({
    kind: fc.constant('receive' as const),
    from: fc.constantFrom('main' as const, 'main' as const, 'dead' as const),
    most: fc.integer({ min: 1, max: 10 }),
    visibilityMs: fc.constantFrom(0, 1_000, 5_000, 30_000),
  }),
  fc.record({
    kind: fc.constantFrom('delete' as const, 'hand-back' as const, 'visibility' as const),
    pick: fc.nat(1_000),
    seconds: fc.constantFrom(0, 1, 10),
  }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(0, 1, 999, 1_000, 5_000, 20_000) }),
  fc.record({ kind: fc.constant('restart' as const), from: fc.constantFrom('events' as const, 'snapshot' as const) }),
)

type Held = { id: string; at: 'main' | 'dead'; sentMs: number; visibleAtMs: number; receives: number; handle: string }
type Given = { readonly queue: 'main' | 'dead'; readonly id: string; readonly handle: string }

test('nothing is lost, doubled or given out while hidden, whatever happens in whatever order', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 80, size: 'max' }), (steps) => {
      let nowMs = 1_700_000_000_000
      let serial = 0
      let account = newAccount()
      const log: SqsEvent[] = [...snapshotEvents(account)]
      const given: Given[] = []
      let model: Held[] = []

      const apply = (events: readonly SqsEvent[]): void => {
        for (const event of JSON.parse(JSON.stringify(events)) as SqsEvent[]) applyEvent(account, event)
        log.push(...events)
      }
      const expectReceived = (from: 'main' | 'dead', most: number): string[] => {
        const expected: string[] = []
        const alive = model.filter((held) => nowMs - held.sentMs < retentionMs)
        const due = alive.filter((held) => held.at === from && held.visibleAtMs <= nowMs)
        for (const held of due.sort((a, b) => a.visibleAtMs - b.visibleAtMs || Number(a.id) - Number(b.id))) {
          if (expected.length === most) break
          if (from === 'main' && held.receives === maxReceiveCount)
            Object.assign(held, { at: 'dead', visibleAtMs: nowMs })
          else expected.push(held.id)
        }
        return expected
      }

      for (const step of steps) {
        switch (step.kind) {
          case 'send': {
            const id = String(serial++)
            const visibleAtMs = nowMs + step.delayMs
            const message = {
              id,
              body: id,
              attributes: {},
              systemAttributes: {},
              sentMs: nowMs,
              earlierReceiveCount: 0,
            }
            apply([{ type: 'sent', queue: 'main', message: { ...message, visibleAtMs } }])
            model.push({ id, at: 'main', sentMs: nowMs, visibleAtMs, receives: 0, handle: '' })
            break
          }
          case 'receive': {
            const expected = expectReceived(step.from, step.most)
            const request = { ...step, newNonce: () => `n${serial++}` }
            const { events, receivedIds } = receive(account, findQueue(account, step.from), request, nowMs)
            apply(events)
            if (step.from === 'main') expect(sorted(receivedIds)).toEqual(sorted(expected))
            else expect(receivedIds).toHaveLength(expected.length)
            expect(new Set(receivedIds).size).toBe(receivedIds.length)
            for (const id of receivedIds) {
              const held = model.find((one) => one.id === id && one.at === step.from && one.visibleAtMs <= nowMs)
              if (!held) throw new Error(`${id} was given out though it was deleted, hidden or elsewhere`)
              const nonce = findQueue(account, step.from).messages.get(id)?.receipt?.nonce ?? ''
              held.handle = formatReceiptHandle({ queueId: step.from, messageId: id, nonce })
              held.visibleAtMs = nowMs + step.visibilityMs
              held.receives += 1
              given.push({ queue: step.from, id, handle: held.handle })
            }
            break
          }
          case 'delete':
          case 'hand-back':
          case 'visibility': {
            const one = given[step.pick % given.length]
            if (!one) break
            const queue = findQueue(account, one.queue)
            const held = model.find(({ id, handle }) => id === one.id && handle === one.handle)
            if (step.kind === 'delete') {
              apply(remove(queue, one.handle))
              model = model.filter((other) => other !== held || held.at !== one.queue)
            } else if (step.kind === 'hand-back') {
              apply(handBack(queue, one.handle, nowMs))
              if (held?.at === one.queue) {
                Object.assign(held, { visibleAtMs: nowMs, receives: held.receives - 1, handle: '' })
              }
            } else if (held?.at === one.queue && held.visibleAtMs > nowMs) {
              apply(changeVisibility(queue, one.handle, step.seconds, nowMs))
              held.visibleAtMs = nowMs + step.seconds * 1_000
            } else {
              expect(() => changeVisibility(queue, one.handle, step.seconds, nowMs)).toThrow(SqsError)
            }
            break
          }
          case 'wait':
            nowMs += step.ms
            break
          case 'restart': {
            const events = step.from === 'events' ? log : [...snapshotEvents(account)]
            account = createAccount('r')
            for (const event of events) applyEvent(account, JSON.parse(JSON.stringify(event)))
            break
          }
          default:
            step satisfies never
        }
        const alive = model.filter((held) => nowMs - held.sentMs < retentionMs)
        for (const held of alive) expect(findQueue(account, held.at).messages.has(held.id)).toBe(true)
        const kept = ['main', 'dead'].flatMap((name) => [...findQueue(account, name).messages.values()])
        expect(kept.filter((message) => nowMs - message.sentMs < retentionMs)).toHaveLength(alive.length)
      }
    }),
    { numRuns: 300 },
  )
})

function newAccount(): Account {
  const account = createAccount('r')
  const attributes = { ...defaultAttributes, MessageRetentionPeriod: String(retentionMs / 1_000) }
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArn(account, 'dead'), maxReceiveCount })
  const record = { createdMs: 0, modifiedMs: 0 }
  applyEvent(account, { type: 'queue', record: { ...record, name: 'dead', id: 'dead', attributes } })
  applyEvent(account, {
    type: 'queue',
    record: { ...record, name: 'main', id: 'main', attributes: { ...attributes, RedrivePolicy } },
  })
  return account
}

function sorted(ids: readonly string[]): readonly string[] {
  return [...ids].sort()
}
