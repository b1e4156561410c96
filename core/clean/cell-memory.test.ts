import { expect, test } from 'vitest'
import { cleanCell } from './cell.ts'
import { createCellMemory } from './cell-memory.ts'
import { remembered } from './word-memory.ts'

const cell = (key: string) => ({ values: [{ text: key, key, isValid: true }], issues: [] })

test('a cell that comes a second time is recalled from then on, for its country alone', () => {
  const memory = createCellMemory()
  memory.keep('02134', 'US', cell('02134'))
  expect(memory.recall('02134', 'US')).toBeUndefined()
  memory.keep('02134', 'US', cell('02134'))
  expect(memory.recall('02134', 'US')).toEqual(cell('02134'))
  expect(memory.recall('02134', 'DE')).toBeUndefined()
})

test('a memory stays small, and what is recalled is what was kept', () => {
  const memory = createCellMemory()
  const country = (i: number) => (i % 2 === 0 ? '' : 'US')
  for (let i = 0; i < 40_000; i++) memory.keep(`name ${i >> 1}`, country(i >> 1), cell(`name ${i >> 1}`))
  let kept = 0
  for (let i = 0; i < 20_000; i++) {
    const found = memory.recall(`name ${i}`, country(i))
    if (found === undefined) continue
    expect(found).toEqual(cell(`name ${i}`))
    kept++
  }
  expect(kept).toBeGreaterThan(4096)
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
