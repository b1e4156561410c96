import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MATCH_KINDS, ROW_STATUSES } from './outcome.ts'
import {
  identityAt,
  readSidecarRow,
  readStatus,
  SIDECAR_ROW_BYTES,
  type SidecarRow,
  writeSidecarRow,
} from './sidecar.ts'

const u32 = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const place = fc.record({ offset: u32, ownBytes: u32 })
const candidate = fc.record({
  provider: fc.integer({ min: 0, max: 19 }),
  ordinal: u32,
  score: fc.double({ min: 0, max: 1, noNaN: true }),
})
const row: fc.Arbitrary<SidecarRow> = fc.record({
  status: fc.constantFrom(...ROW_STATUSES),
  match: fc.option(fc.constantFrom(...MATCH_KINDS)),
  score: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  provider: fc.option(fc.integer({ min: 0, max: 19 })),
  result: place,
  spreadsheet: place,
  duplicateOf: fc.option(fc.integer({ min: 1, max: 2 ** 32 - 1 })),
  candidates: fc.array(candidate, { maxLength: 2 }),
})

const identity = (text: string) => ({ units: Uint16Array.from(text, (one) => one.charCodeAt(0)), length: text.length })
const hashOf = (view: DataView, index: number) => [0, 4, 8, 12].map((word) => view.getUint32(identityAt(index) + word))

describe('the index of a part', () => {
  test('gives back every row as it was written, wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const view = new DataView(new ArrayBuffer(rows.length * SIDECAR_ROW_BYTES))
        for (const [i, one] of rows.entries()) writeSidecarRow(view, i, one, identity(`row ${i}`))
        for (const [i, one] of rows.entries()) {
          expect(readSidecarRow(view, i)).toEqual(one)
          expect(readStatus(view, i)).toBe(one.status)
        }
      }),
    )
  })

  test('keeps the identity when a row is written again without one', () => {
    const view = new DataView(new ArrayBuffer(2 * SIDECAR_ROW_BYTES))
    const one = fc.sample(row, { seed: 1, numRuns: 1 })[0] as SidecarRow
    writeSidecarRow(view, 1, one, identity('somebody'))
    const before = hashOf(view, 1)
    writeSidecarRow(view, 1, { ...one, status: 'duplicate', duplicateOf: 1 }, null)
    expect(hashOf(view, 1)).toEqual(before)
  })
})
