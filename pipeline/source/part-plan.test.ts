import { describe, expect, it } from 'vitest'
import { partLength, planParts } from './part-plan.ts'

const MIB = 1024 ** 2

describe('planParts', () => {
  it('takes 8 MiB where that is enough', () => {
    expect(planParts(1)).toEqual({ partBytes: 8 * MIB, partCount: 1 })
    expect(planParts(8 * MIB)).toEqual({ partBytes: 8 * MIB, partCount: 1 })
    expect(planParts(8 * MIB + 1)).toEqual({ partBytes: 8 * MIB, partCount: 2 })
  })

  it('never needs more than 10,000 parts', () => {
    for (const bytes of [80_000 * MIB, 80_000 * MIB + 1, 5 * 1024 ** 4]) {
      const { partBytes, partCount } = planParts(bytes)
      expect(partCount).toBeLessThanOrEqual(10_000)
      expect(partBytes * partCount).toBeGreaterThanOrEqual(bytes)
    }
  })
})

describe('partLength', () => {
  const upload = { bytes: 20 * MIB, partBytes: 8 * MIB }

  it('gives the last part what is left, and knows no part past it', () => {
    expect([1, 2, 3].map((number) => partLength(upload, number))).toEqual([8 * MIB, 8 * MIB, 4 * MIB])
    expect(partLength(upload, 0)).toBeNull()
    expect(partLength(upload, 4)).toBeNull()
  })
})
