import { describe, expect, test } from 'vitest'
import { type Account, applyEvent, createAccount, queueArn, type SqsEvent } from './account.ts'
import { changeVisibility, countMessages, expire, findQueue, handBack, receive, remove } from './queue.ts'
import { defaultAttributes, type QueueAttributes } from './queue-attributes.ts'
import { formatReceiptHandle } from './receipt-handle.ts'

const second = 1_000
const hour = 3_600 * second
const start = Date.UTC(2024, 0, 1)

/** An account with the queues `main` and `dead`, and the verbs of this test on it. */
function accountWith(mainAttributes: QueueAttributes = {}) {
  const account: Account = createAccount('eu-central-1')
  let nonce = 0
  const apply = (events: readonly SqsEvent[]): void => {
    for (const event of events) applyEvent(account, event)
  }
  for (const [name, attributes] of [
    ['main', mainAttributes],
    ['dead', {}],
  ] as const) {
    const all = { ...defaultAttributes, ...attributes }
    apply([{ type: 'queue', record: { name, id: `q-${name}`, attributes: all, createdMs: start, modifiedMs: start } }])
  }
  return {
    account,
    send(id: string, atMs: number, delayMs = 0) {
      const message = { id, body: id, attributes: {}, systemAttributes: {}, sentMs: atMs, earlierReceiveCount: 0 }
      apply([{ type: 'sent', queue: 'main', message: { ...message, visibleAtMs: atMs + delayMs } }])
    },
    /** Ids and handles of what a receive at `atMs` gives, hidden for 30 seconds. */
    receive(atMs: number, most = 10, queueName = 'main') {
      const queue = findQueue(account, queueName)
      const request = { most, visibilityMs: 30 * second, newNonce: () => `n${nonce++}` }
      const { events, receivedIds } = receive(account, queue, request, atMs)
      apply(events)
      return receivedIds.map((id) => {
        const receipt = queue.messages.get(id)?.receipt
        const handle = formatReceiptHandle({ queueId: `q-${queueName}`, messageId: id, nonce: receipt?.nonce ?? '' })
        return { id, handle }
      })
    },
    remove: (handle: string) => apply(remove(findQueue(account, 'main'), handle)),
    handBack: (handle: string, atMs: number) => apply(handBack(findQueue(account, 'main'), handle, atMs)),
    hide: (handle: string, seconds: number, atMs: number) =>
      apply(changeVisibility(findQueue(account, 'main'), handle, seconds, atMs)),
    expire: (atMs: number) => apply(expire(findQueue(account, 'main'), atMs)),
    counts: (atMs: number) => countMessages(findQueue(account, 'main'), atMs),
    message: (id: string) => findQueue(account, 'main').messages.get(id),
  }
}

const deadLetterPolicy = (maxReceiveCount: number): QueueAttributes => ({
  RedrivePolicy: JSON.stringify({
    deadLetterTargetArn: queueArn(createAccount('eu-central-1'), 'dead'),
    maxReceiveCount,
  }),
})

describe('visibility', () => {
  test('hides a received message until its timeout to the millisecond', () => {
    const { send, receive } = accountWith()
    send('a', start)
    expect(receive(start)).toMatchObject([{ id: 'a' }])
    expect(receive(start + 30 * second - 1)).toEqual([])
    expect(receive(start + 30 * second)).toMatchObject([{ id: 'a' }])
  })

  test('gives out in order of arrival, the delayed when they are due', () => {
    const { send, receive } = accountWith()
    send('late', start, 5 * second)
    for (const id of ['a', 'b', 'c']) send(id, start)
    expect(receive(start, 2).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(receive(start + 5 * second).map(({ id }) => id)).toEqual(['c', 'late'])
  })

  test('counts what is visible, in flight and delayed', () => {
    const { send, receive, counts } = accountWith()
    send('a', start)
    send('b', start)
    send('late', start, 60 * second)
    receive(start, 1)
    expect(counts(start)).toEqual({ visible: 1, notVisible: 1, delayed: 1 })
    expect(counts(start + 30 * second)).toEqual({ visible: 2, notVisible: 0, delayed: 1 })
  })

  test('can’t be prolonged beyond twelve hours from the receive', () => {
    const { send, receive, hide } = accountWith()
    send('a', start)
    const [taken] = receive(start)
    hide(taken?.handle ?? '', 43_200, start)
    expect(() => hide(taken?.handle ?? '', 43_200, start + 1)).toThrow('beyond 43200 seconds')
    expect(receive(start + 12 * hour - 1)).toEqual([])
    expect(receive(start + 12 * hour)).toHaveLength(1)
  })

  test('can’t be changed once it has run out', () => {
    const { send, receive, hide } = accountWith()
    send('a', start)
    const [taken] = receive(start)
    expect(() => hide(taken?.handle ?? '', 9, start + 30 * second)).toThrow('not in flight')
  })
})

describe('a receipt handle', () => {
  test('deletes after its timeout as long as nobody received the message since', () => {
    const { send, receive, remove, message } = accountWith()
    send('a', start)
    send('b', start)
    const [a, b] = receive(start)
    remove(a?.handle ?? '')
    expect(message('a')).toBeUndefined()
    receive(start + 30 * second)
    remove(b?.handle ?? '')
    expect(message('b')).toBeDefined()
  })

  test('handed back makes the message as if it had not been received', () => {
    const { send, receive, handBack, message } = accountWith()
    send('a', start)
    const before = message('a')
    const [taken] = receive(start + 7)
    handBack(taken?.handle ?? '', start + 8)
    expect(message('a')).toEqual({ ...before, visibleAtMs: start + 8 })
    expect(receive(start + 8)).toHaveLength(1)
  })

  test('of an earlier receive hands nothing back', () => {
    const { send, receive, handBack } = accountWith()
    send('a', start)
    const [early] = receive(start)
    receive(start + 30 * second)
    handBack(early?.handle ?? '', start + 31 * second)
    expect(receive(start + 31 * second)).toEqual([])
  })
})

describe('the dead-letter queue', () => {
  test('gets a message on the receive after the last one allowed', () => {
    const { send, receive } = accountWith(deadLetterPolicy(2))
    send('a', start)
    receive(start)
    receive(start + 30 * second)
    expect(receive(start + 59 * second, 10, 'dead')).toEqual([])
    expect(receive(start + 60 * second)).toEqual([])
    expect(receive(start + 60 * second, 10, 'dead')).toMatchObject([{ id: 'a' }])
  })

  test('does not count a receive that was handed back', () => {
    const { send, receive, handBack } = accountWith(deadLetterPolicy(1))
    send('a', start)
    for (let round = 0; round < 5; round++) {
      const [taken] = receive(start)
      handBack(taken?.handle ?? '', start)
    }
    expect(receive(start)).toMatchObject([{ id: 'a' }])
  })

  test('keeps the message in its queue when it is gone itself', () => {
    const { account, send, receive } = accountWith(deadLetterPolicy(1))
    applyEvent(account, { type: 'queue-removed', queue: 'dead' })
    send('a', start)
    receive(start)
    expect(receive(start + 30 * second)).toMatchObject([{ id: 'a' }])
  })
})

describe('retention', () => {
  const shortest = { MessageRetentionPeriod: '60' }

  test('ends for a visible message and for one in flight', () => {
    const { send, receive, expire, counts } = accountWith(shortest)
    send('a', start)
    send('b', start)
    receive(start + 50 * second, 1)
    expect(receive(start + 60 * second)).toEqual([])
    expire(start + 60 * second)
    expect(counts(start + 60 * second)).toEqual({ visible: 0, notVisible: 0, delayed: 0 })
  })

  test('has not ended a millisecond before', () => {
    const { send, receive } = accountWith(shortest)
    send('a', start)
    expect(receive(start + 60 * second - 1)).toHaveLength(1)
  })
})
