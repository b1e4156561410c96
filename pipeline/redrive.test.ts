/** Giving what died another life: what the store decides stands, whatever becomes of the dead letters. */
import { expect, test } from 'vitest'
import type { Message } from './ports/messages.ts'
import { type RedrivePorts, redrive } from './redrive.ts'

const dead: Message = { workspaceId: 'w', subjectId: 'job', step: 'enrich', n: 3, generation: 2 }
const ALL = { workspaceId: 'w', subjectId: 'job', only: null }

function ports(changes: Partial<RedrivePorts>) {
  const told: unknown[] = []
  const drained: Message[] = []
  const given: RedrivePorts = {
    operations: { redrive: async () => ({ outcome: 'done', steps: [dead] }) },
    deadLetters: {
      async drain(messages) {
        drained.push(...messages)
        return messages.length
      },
    },
    jobs: { get: async () => null },
    directories: { get: async () => null },
    connections: { get: async () => null },
    objects: { head: async () => null },
    log: (...line) => void told.push(line),
    ...changes,
  }
  return { given, told, drained }
}

test('what lives again loses its dead letter, and the log is told', async () => {
  const { given, told, drained } = ports({})
  expect(await redrive(given, ALL)).toEqual([dead])
  expect(drained).toEqual([dead])
  const facts = { workspaceId: 'w', jobId: 'job', step: 'enrich', n: 3, generation: 2 }
  expect(told).toEqual([['info', 'step.redriven', expect.objectContaining(facts)]])
})

test('a dead-letter queue that is away changes nothing of it', async () => {
  const away = async () => {
    throw Object.assign(new Error('ada@example.com'), { code: 'ECONNREFUSED' })
  }
  const { given, told } = ports({ deadLetters: { drain: away } })
  expect(await redrive(given, ALL)).toEqual([dead])
  expect(told).toContainEqual(['warn', 'dead_letters.failed', { workspaceId: 'w', code: 'ECONNREFUSED' }])
})

test('where nothing may live again no letter is touched', async () => {
  const { given, drained } = ports({ operations: { redrive: async () => ({ outcome: 'not_now' }) } })
  expect(await redrive(given, ALL)).toEqual({ code: 'job.not_now' })
  expect(drained).toEqual([])
})
