import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createRarityOrder } from './rarity-order.ts'

it('gives items by rank, those of one rank as they came, time and again', () => {
  const order = createRarityOrder(40)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 }), (ranks) => {
      order.clear()
      for (const [item, rank] of ranks.entries()) order.add(item, rank)
      const given = Array.from({ length: order.size() }, (_, place) => order.itemAt(place))
      const expected = [...ranks.keys()].sort((a, b) => (ranks[a] as number) - (ranks[b] as number) || a - b)
      expect(given).toEqual(expected)
    }),
  )
})
