import { expect, test, vi } from 'vitest'
import { createReadiness, type PartTrouble, type ReadinessOptions } from './readiness.ts'

const well = async () => null
const away = async (): Promise<PartTrouble | null> => {
  throw new Error('ada@example.com')
}

function readiness(look: Partial<ReadinessOptions['look']>, times: { partMs?: number; keptMs?: number } = {}) {
  const told: unknown[] = []
  const options = { look: { database: well, objects: well, queue: well, ...look }, ...times }
  return { told, ...createReadiness({ ...options, log: (...line) => void told.push(line) }) }
}

test('all parts are well, or each that is not says why', async () => {
  expect(await readiness({}).check()).toEqual([
    { part: 'database', trouble: null },
    { part: 'objects', trouble: null },
    { part: 'queue', trouble: null },
  ])
  const { check, told } = readiness({ database: async () => 'database.outdated', queue: away })
  expect(await check()).toEqual([
    { part: 'database', trouble: 'database.outdated' },
    { part: 'objects', trouble: null },
    { part: 'queue', trouble: 'queue.unavailable' },
  ])
  expect(told).toEqual([['warn', 'ready.changed', { codes: ['database.outdated', 'queue.unavailable'] }]])
})

test('a part that hangs counts as away, the others are told all the same, and it is not asked a second time', async () => {
  const hang = vi.fn(() => new Promise<never>(() => {}))
  const database = vi.fn(well)
  const { check } = readiness({ objects: hang, database }, { partMs: 1, keptMs: 1 })
  await vi.waitUntil(async () => {
    const states = await check()
    expect(states.map(({ trouble }) => trouble)).toEqual([null, 'objects.unavailable', null])
    return database.mock.calls.length > 2
  })
  expect(hang).toHaveBeenCalledTimes(1)
})

test('however many ask, the parts are looked at once, and again later', async () => {
  const look = vi.fn(well)
  const { check } = readiness({ database: look }, { keptMs: 20 })
  await Promise.all(Array.from({ length: 100 }, check))
  expect(look).toHaveBeenCalledTimes(1)
  await vi.waitUntil(async () => {
    await check()
    return look.mock.calls.length > 1
  })
})

test('the log is told of changes only', async () => {
  let trouble: PartTrouble | null = null
  const { check, told } = readiness({ queue: async () => trouble }, { keptMs: 1 })
  await check()
  expect(told).toEqual([])
  trouble = 'queue.unavailable'
  await vi.waitUntil(async () => (await check()).some((state) => state.trouble))
  await check()
  trouble = null
  await vi.waitUntil(async () => (await check()).every((state) => !state.trouble))
  expect(told).toEqual([
    ['warn', 'ready.changed', { codes: ['queue.unavailable'] }],
    ['info', 'ready.changed', { codes: [] }],
  ])
})
