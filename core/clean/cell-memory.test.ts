import { expect, test } from 'vitest'
import { cleanCell } from './cell.ts'
import { createCellMemory } from './cell-memory.ts'
import { remembered } from './word-memory.ts'

const cell = (key: string) => ({ values: [{ text: key, key, isValid: true }], issues: [] })

test('a cell that comes a second time is recalled from then on', () => {
  const memory = createCellMemory()
  memory.keep('ann', cell('ann'))
  expect(memory.recall('ann')).toBeUndefined()
  memory.keep('ann', cell('ann'))
  expect(memory.recall('ann')).toEqual(cell('ann'))
  expect(memory.recall('anne')).toBeUndefined()
})

test('cells with an issue, of no value and of several are not kept', () => {
  const memory = createCellMemory()
  const value = { text: 'ann', key: 'ann', isValid: true }
  const others = [
    { values: [value], issues: ['name.no_letters'] },
    { values: [], issues: [] },
    { values: [value, { ...value, key: 'anna' }], issues: [] },
  ]
  for (const other of [...others, ...others]) {
    memory.keep('ann', other)
    expect(memory.recall('ann')).toBeUndefined()
  }
})

test('a memory stays small, and what is recalled is what was kept', () => {
  const memory = createCellMemory()
  for (let i = 0; i < 40_000; i++) memory.keep(`näme ${i >> 1}`, cell(`näme ${i >> 1}`))
  let kept = 0
  for (let i = 0; i < 20_000; i++) {
    const found = memory.recall(`näme ${i}`)
    if (found === undefined) continue
    expect(found).toEqual(cell(`näme ${i}`))
    kept++
  }
  expect(kept).toBeGreaterThan(1024)
  expect(kept).toBeLessThanOrEqual(2048)
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
