import { expect, test } from 'vitest'
import { cleanCell } from './cell.ts'
import { createCellMemory } from './cell-memory.ts'
import { remembered } from './word-memory.ts'

const cell = (key: string) => ({ values: [{ text: key, key, isValid: true }], issues: [] })

test('a cell is recalled for its country alone', () => {
  const memory = createCellMemory()
  memory.keep('02134', 'US', cell('02134'))
  expect(memory.recall('02134', 'US')).toEqual(cell('02134'))
  expect(memory.recall('02134', 'DE')).toBeUndefined()
})

test('a memory stays small, and what comes again after it was cleared is kept again', () => {
  const memory = createCellMemory()
  for (let i = 0; i < 20_000; i++) memory.keep(`name ${i}`, i % 2 === 0 ? '' : 'US', cell(`name ${i}`))
  let kept = 0
  for (let i = 0; i < 20_000; i++) if (memory.recall(`name ${i}`, i % 2 === 0 ? '' : 'US') !== undefined) kept++
  expect(kept).toBeGreaterThan(0)
  expect(kept).toBeLessThanOrEqual(8192)
})

test('cells of more names than a memory holds are cleaned like the first', () => {
  const context = { country: null, dateOrder: 'auto' } as const
  const first = cleanCell('last_name', 'van der Berg-17, Jr.', context)
  for (let i = 0; i < 20_000; i++) cleanCell('last_name', `Berg-${i}`, context)
  expect(cleanCell('last_name', 'van der Berg-17, Jr.', context)).toEqual(first)
})

test('a word is worked out again once too many others came between', () => {
  let worked = 0
  const length = remembered((word) => {
    worked++
    return word.length
  })
  expect([length('ann'), length('ann'), worked]).toEqual([3, 3, 1])
  for (let i = 0; i < 10_000; i++) length(`word ${i}`)
  expect([length('ann'), worked]).toEqual([3, 10_002])
})
