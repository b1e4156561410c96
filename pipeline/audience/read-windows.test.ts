/** However a list changes while it is read, whoever is there throughout is found. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Reading, readWindows, type Window } from './read-windows.ts'

/** A list that changes after each look at it: who is removed, who comes behind, who comes back at an earlier place. */
interface Change {
  readonly kind: 'remove' | 'append' | 'insert'
  readonly at: number
}

const change = fc.record({
  kind: fc.constantFrom<Change['kind']>('remove', 'remove', 'remove', 'append', 'insert'),
  at: fc.nat({ max: 10_000 }),
})

function changing(size: number, changes: readonly (readonly Change[])[]) {
  const list = Array.from({ length: size }, (_, n) => `m${n}`)
  const throughout = new Set(list)
  let looks = 0
  let made = 0
  const reading = (count: number): Reading<string> => ({
    count,
    idOf: (id) => id,
    async read(offset) {
      const window: Window<string> = { items: list.slice(offset, offset + count), total: list.length }
      for (const { kind, at } of changes[looks] ?? []) {
        if (kind === 'remove') for (const gone of list.splice(at % Math.max(1, list.length), 1)) throughout.delete(gone)
        else if (kind === 'append') list.push(`new${made++}`)
        else list.splice(at % (list.length + 1), 0, `new${made++}`)
      }
      looks++
      return window
    },
  })
  return { throughout, reading, looks: () => looks }
}

const changes = fc.array(fc.array(change, { maxLength: 30 }), { maxLength: 60 })

test('read from beginning to end, nobody who stays is missed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 200 }),
      fc.integer({ min: 5, max: 40 }),
      changes,
      async (size, count, all) => {
        const { throughout, reading } = changing(size, all)
        const found = new Set<string>()
        for await (const { items } of readWindows(reading(count), [], 0, () => false))
          for (const id of items) found.add(id)
        expect([...throughout].filter((id) => !found.has(id))).toEqual([])
      },
    ),
    { numRuns: 300 },
  )
})

test('read from the middle on, it joins what is known already', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 20, max: 200 }),
      fc.integer({ min: 5, max: 40 }),
      changes,
      async (size, count, all) => {
        const { throughout, reading } = changing(size, all)
        const { read, ...rest } = reading(count)
        const known = (await read(0, count)).items
        const found = new Set(known)
        const windows = readWindows({ read, ...rest }, known, Math.max(1, known.length - 1), () => false)
        for await (const { items } of windows) for (const id of items) found.add(id)
        expect([...throughout].filter((id) => !found.has(id))).toEqual([])
      },
    ),
    { numRuns: 300 },
  )
})

test('a list that stands still is read once, each window beginning with the last of the one before', async () => {
  const { reading, looks } = changing(100, [])
  const windows: (readonly string[])[] = []
  for await (const { items } of readWindows(reading(26), [], 0, () => false)) windows.push(items)
  expect(windows.map((items) => [items[0], items.at(-1)])).toEqual([
    ['m0', 'm25'],
    ['m25', 'm50'],
    ['m50', 'm75'],
    ['m75', 'm99'],
  ])
  expect(looks()).toBe(4)
})
