import { describe, expect, it } from 'vitest'
import { actionsOf, countsSentence } from './job-words.ts'

const NONE = {
  total: 0,
  matched: 0,
  review: 0,
  no_match: 0,
  invalid: 0,
  duplicate: 0,
  suppressed: 0,
  failed: 0,
  not_tried: 0,
  pending: 0,
}

describe('countsSentence', () => {
  it('names only what there is, and its numbers sum to the total', () => {
    const sentence = countsSentence({ ...NONE, total: 1200, matched: 1188, review: 6, duplicate: 6 })
    expect(sentence).toBe('1,200 rows: 1,188 matched, 6 to review, 6 double.')
  })

  it('has a sentence for an empty list', () => {
    expect(countsSentence(NONE)).toBe('No rows.')
  })
})

describe('actionsOf', () => {
  const kept = { waiting: [], expiredAt: null }
  const withFailures = { ...kept, status: 'completed_with_failures', counts: { ...NONE, failed: 2 } } as const

  it('offers to retry only where something failed, and is kept still', () => {
    expect(actionsOf(withFailures)).toEqual(['retry-failed'])
    expect(actionsOf({ ...kept, status: 'completed', counts: NONE })).toEqual([])
    expect(actionsOf({ ...withFailures, expiredAt: '2027-02-19T10:00:00.000Z' })).toEqual([])
  })

  it('offers nothing more while a cancelled job finishes what it has begun', () => {
    const waiting = [{ reason: 'cancelled', until: null, ranges: 2 }]
    expect(actionsOf({ ...kept, status: 'running', counts: NONE, waiting })).toEqual([])
  })
})
