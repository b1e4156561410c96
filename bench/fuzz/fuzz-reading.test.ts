import { describe, expect, it } from 'vitest'
import { fuzzLongRecords, fuzzReading } from './fuzz-reading.ts'

/** A hundred thousand inputs in all; `npm run bench -- fuzz` takes more, and other seeds. */
const SEEDS = [1, 2, 3, 4, 5]

describe('reading damaged files', () => {
  it.each(SEEDS)('loses no byte, shows no cut, agrees with the textbook and never throws: seed %i', (seed) => {
    const { inputs, rows, detected, sharedSources } = fuzzReading(20_000, seed)
    if (sharedSources === 0 && seed === 1)
      console.log('the shared CSV files are absent: only those written here are mutated')
    // The inputs are not all refused at the door.
    expect(rows).toBeGreaterThan(inputs)
    expect(detected).toBeGreaterThan(inputs / 20)
  })

  it('holds at the true limit of a record', () => {
    expect(fuzzLongRecords(8, 1).rows).toBeGreaterThan(8)
  })
})
